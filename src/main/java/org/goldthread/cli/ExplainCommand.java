package org.goldthread.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.explanation.ExplanationPage;
import org.goldthread.explanation.ExplanationText;
import org.goldthread.explanation.Told;
import org.goldthread.job.Explanation;
import org.goldthread.job.PersonRef;
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
    description = {
      "Show why mentions were linked, why two people are one or are not, where a golden value comes"
          + " from, or what became of a line of a submission.",
      "People are named by an individual id, as the tables of gold show it, or by a line, as"
          + " PROVIDER/FEED/PERIOD[/FILE]:LINE[:SLOT]; slot 0, the client, unless given."
    },
    footer = {
      "",
      "Examples:",
      "  goldthread explain charity/courses/2023-24-Q1:7",
      "  goldthread explain charity/courses/2023-24-Q1:7 charity/courses/2023-24-Q1:12",
      "  goldthread explain --value charity/courses/2023-24-Q1:7 ethnicity"
    })
final class ExplainCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private PlaceOptions places;

  @Parameters(
      paramLabel = "WHOM",
      arity = "0..2",
      description =
          "An individual or a line; two of them: why they are one person, or two; with --value: an"
              + " individual and a field.")
  private List<String> words = List.of();

  @Option(names = "--value", description = "Where the value of a field comes from, and what lost.")
  private boolean value;

  @Option(
      names = "--submission",
      paramLabel = "P/F/PERIOD",
      description = "A submission: provider, feed and period.")
  private String submission;

  @Option(names = "--file", paramLabel = "NAME", description = "Its file, where it has several.")
  private String file;

  @Option(names = "--line", paramLabel = "N", description = "A physical line of it, from 1.")
  private Long line;

  @Option(names = "--html", paramLabel = "FILE", description = "Write a page with a graph as well.")
  private Path html;

  @Option(names = "--json", description = "The last line of standard output is one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Told told = told();
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      Json.print(out, told.json());
    } else {
      ExplanationText.of(told).forEach(out::println);
    }
    if (html != null) {
      Files.writeString(html, ExplanationPage.html(told), StandardCharsets.UTF_8);
      command.commandLine().getErr().println("The page is " + html + ".");
    }
    out.flush();
    return ExitCode.DONE.number();
  }

  private Told told() {
    if (submission == null) {
      return of(words);
    }
    if (!words.isEmpty() || line == null || value) {
      throw unclear();
    }
    PersonRef.SubmissionRef of =
        PersonRef.SubmissionRef.parse(submission)
            .orElseThrow(
                () ->
                    new GoldthreadException(
                        ExitCode.USER,
                        "--submission has not three parts",
                        "A submission is known by its provider, feed and period.",
                        "Write it as PROVIDER/FEED/PERIOD."));
    PersonRef.SubmissionRef named =
        new PersonRef.SubmissionRef(
            of.provider(), of.feed(), of.period(), Optional.ofNullable(file).or(of::fileName));
    return explanation().line(new PersonRef.ByLine(named, line, 0));
  }

  private Told of(List<String> asked) {
    if (asked.isEmpty() || line != null || file != null || (value && asked.size() != 2)) {
      throw unclear();
    }
    PersonRef first = PersonRef.parse(asked.get(0));
    if (value) {
      return explanation().value(first, asked.get(1));
    }
    if (asked.size() == 2) {
      PersonRef second = PersonRef.parse(asked.get(1));
      return explanation().pair(first, second);
    }
    return first instanceof PersonRef.ByLine ofLine
        ? explanation().line(ofLine)
        : explanation().individual((PersonRef.ById) first);
  }

  private Explanation explanation() {
    return Explanation.of(places.environment(), places.programme());
  }

  private static GoldthreadException unclear() {
    return new GoldthreadException(
        ExitCode.USER,
        "explain takes an individual or a line, two of them, or --value with one and a field",
        "Less does not say what is to be explained, and more says two things.",
        "goldthread explain ID, or goldthread explain PROVIDER/FEED/PERIOD:LINE; or name the file:"
            + " goldthread explain --submission P/F/PERIOD --file NAME --line N");
  }
}
