package org.goldthread.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.job.Explanation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code explain}. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Show why mentions were linked, or what became of a line of a submission.",
    footer = {
      "",
      "Example:",
      "  goldthread explain --submission charity/courses/2023-24-Q1 --line 7"
    })
final class ExplainCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private PlaceOptions places;

  @Parameters(
      paramLabel = "INDIVIDUAL",
      arity = "0..1",
      description = "An individual id, as the tables of gold show it.")
  private String individual;

  @Option(
      names = "--submission",
      paramLabel = "P/F/PERIOD",
      description = "A submission: provider, feed and period.")
  private String submission;

  @Option(names = "--file", paramLabel = "NAME", description = "Its file, where it has several.")
  private String file;

  @Option(names = "--line", paramLabel = "N", description = "A physical line of it, from 1.")
  private Long line;

  @Option(names = "--json", description = "The last line of standard output is one JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    Map<String, Object> explanation = explanation();
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      Json.print(out, explanation);
    } else {
      print(out, "", explanation);
    }
    out.flush();
    return ExitCode.DONE.number();
  }

  private Map<String, Object> explanation() {
    if ((individual == null) == (submission == null) || (submission != null && line == null)) {
      throw new GoldthreadException(
          ExitCode.USER,
          "explain takes an individual, or a submission and a line",
          "Neither alone says what is to be explained, and both at once say two things.",
          "goldthread explain ID, or goldthread explain --submission P/F/PERIOD --line N");
    }
    if (individual != null) {
      return Explanation.of(places.environment(), places.programme()).individual(individual);
    }
    String[] parts = submission.split("/", -1);
    if (parts.length != 3) {
      throw new GoldthreadException(
          ExitCode.USER,
          "--submission " + submission + " has not three parts",
          "A submission is known by its provider, feed and period.",
          "Write it as PROVIDER/FEED/PERIOD.");
    }
    return Explanation.of(places.environment(), places.programme())
        .line(parts[0], parts[1], parts[2], Optional.ofNullable(file), line);
  }

  private static void print(PrintWriter out, String indent, Map<?, ?> object) {
    object.forEach(
        (key, value) -> {
          if (value instanceof List<?> list
              && !list.isEmpty()
              && list.get(0) instanceof Map<?, ?>) {
            out.println(indent + key + ":");
            for (Object item : list) {
              out.println(indent + "  - " + oneLine((Map<?, ?>) item));
            }
          } else {
            out.println(indent + key + ": " + value);
          }
        });
  }

  private static String oneLine(Map<?, ?> object) {
    StringBuilder text = new StringBuilder();
    object.forEach(
        (key, value) ->
            text.append(text.isEmpty() ? "" : ", ").append(key).append(' ').append(value));
    return text.toString();
  }
}
