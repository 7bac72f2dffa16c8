package org.goldthread.cli;

import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Programmes;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.intake.Landing;
import org.goldthread.job.JobRequest;
import org.goldthread.job.Judging;
import org.goldthread.job.PersonRef;
import org.goldthread.job.Pipeline;
import org.goldthread.job.Stage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code judge}. */
@Command(
    name = "judge",
    mixinStandardHelpOptions = true,
    description = {
      "Record that two are not the same person; list such judgements; withdraw one.",
      "A judgement is on all mentions that the two named have today. It holds at every linkage from"
          + " then on, whatever is sent again. The next link or run applies it."
    },
    footer = {
      "",
      "Example:",
      "  goldthread judge --apart charity/courses/2023-24-Q1:7 charity/courses/2023-24-Q1:12 \\",
      "    --reason \"the provider says that these are cousins\""
    })
final class JudgeCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private PlaceOptions places;
  @Mixin private TodayOption today;

  @Option(names = "--apart", description = "Record that A and B are not the same person.")
  private boolean apart;

  @Parameters(
      paramLabel = "A B",
      arity = "0..2",
      description =
          "With --apart: individual ids, as the tables of gold show them, or lines, as"
              + " PROVIDER/FEED/PERIOD[/FILE]:LINE[:SLOT]; slot 0, the client, unless given.")
  private List<String> people = List.of();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "How that is known: a sentence without names, numbers or addresses.")
  private String reason;

  @Option(
      names = "--sealed",
      description =
          "The two are never shown together either: in no family, explanation or lineage. For the"
              + " old and the new identity of an adopted child.")
  private boolean isSealed;

  @Option(names = "--link", description = "Link at once.")
  private boolean link;

  @Option(names = "--list", description = "List the judgements, without anybody in them.")
  private boolean list;

  @Option(names = "--withdraw", paramLabel = "ID", description = "Take a judgement back.")
  private String withdraw;

  @Option(names = "--json", description = "The last line of standard output is one JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    refuseUnclear();
    if (list) {
      show(Judging.list(places.environment()));
      return ExitCode.DONE.number();
    }
    ConfigFiles files = places.files();
    JobRequest request =
        new JobRequest(
            files,
            Programmes.load(files),
            places.environment(),
            EnumSet.noneOf(Stage.class),
            Landing.Selection.ALL,
            false,
            false,
            false,
            today.given());
    Judging.Result result;
    try (Console console = new Console(command.commandLine().getErr())) {
      result =
          withdraw == null
              ? Judging.apart(
                  request,
                  new Judging.Asked(
                      PersonRef.parse(people.get(0)),
                      PersonRef.parse(people.get(1)),
                      reason,
                      isSealed),
                  console)
              : Judging.withdraw(request, withdraw, isSealed, console);
      if (link && result.isNew()) {
        Pipeline.run(Judging.linking(request), console);
      }
    }
    show(result);
    return ExitCode.DONE.number();
  }

  private void refuseUnclear() {
    long asked = (apart ? 1 : 0) + (list ? 1 : 0) + (withdraw == null ? 0 : 1);
    if (asked != 1) {
      throw new GoldthreadException(
          ExitCode.USER,
          "judge does one of three things",
          "It records with --apart, shows with --list and takes back with --withdraw.",
          "goldthread judge --apart A B --reason TEXT, or goldthread judge --list");
    }
    if (apart && (people.size() != 2 || reason == null)) {
      throw new GoldthreadException(
          ExitCode.USER,
          "judge --apart takes two people and a reason",
          "A judgement says of two that they are not the same person, and why.",
          "goldthread judge --apart A B --reason TEXT");
    }
    if (!apart && (!people.isEmpty() || reason != null)) {
      throw new GoldthreadException(
          ExitCode.USER,
          "Only --apart takes people and a reason",
          "A list shows all judgements, and one is withdrawn by its id.",
          "Leave them out.");
    }
  }

  private void show(List<Judging.Listed> judgements) {
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      Json.print(out, Map.of("judgements", judgements.stream().map(JudgeCommand::object).toList()));
      return;
    }
    if (judgements.isEmpty()) {
      out.println("No judgement is recorded.");
    }
    for (Judging.Listed judgement : judgements) {
      out.printf(
          Locale.ROOT,
          "%s  %-6s  %,d and %,d mentions  %s%n",
          judgement.judgement(),
          judgement.isSealed() ? "sealed" : "apart",
          judgement.mentionsA(),
          judgement.mentionsB(),
          judgement.reason());
    }
    out.flush();
  }

  private static Map<String, Object> object(Judging.Listed judgement) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("judgement", judgement.judgement());
    object.put("sealed", judgement.isSealed());
    object.put("mentions_a", judgement.mentionsA());
    object.put("mentions_b", judgement.mentionsB());
    object.put("reason", judgement.reason());
    return object;
  }

  private void show(Judging.Result result) {
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("judgement", result.judgement());
      object.put("run", result.run());
      object.put("changed", result.isNew());
      object.put("linked", link && result.isNew());
      object.put("mentions_a", result.mentionsA());
      object.put("mentions_b", result.mentionsB());
      Json.print(out, object);
      return;
    }
    if (!result.isNew()) {
      out.printf("Judgement %s says that already; nothing was changed.%n", result.judgement());
    } else if (withdraw == null) {
      out.printf(
          Locale.ROOT,
          "Judgement %s is recorded: %,d mentions are not the same person as %,d others.%n",
          result.judgement(),
          result.mentionsA(),
          result.mentionsB());
    } else {
      out.printf("Judgement %s is withdrawn.%n", result.judgement());
    }
    if (result.isNew()) {
      out.println(
          link
              ? "It is applied to individuals and families; goldthread publish takes it to gold."
              : "goldthread link applies it, as does goldthread run.");
    }
    out.flush();
  }
}
