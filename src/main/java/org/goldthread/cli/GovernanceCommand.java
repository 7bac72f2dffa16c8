package org.goldthread.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.goldthread.config.Programme;
import org.goldthread.config.Programmes;
import org.goldthread.core.ExitCode;
import org.goldthread.governance.Due;
import org.goldthread.governance.OnboardingLine;
import org.goldthread.governance.ProcessingRecord;
import org.goldthread.provider.ConfOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code governance}: reads the registers only, no lake and no key. */
@Command(
    name = "governance",
    mixinStandardHelpOptions = true,
    description =
        "Print the record of processing (Article 30 UK GDPR) and what is due, or how far each"
            + " provider's data has come.",
    footer = {"", "Example:", "  goldthread governance --conf conf/lambeth --pipeline"})
final class GovernanceCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private ConfOption conf;
  @Mixin private TodayOption today;

  @Option(
      names = "--pipeline",
      description =
          "Each provider and data type with its state (agreement, dpia, mapped, staged, live), what"
              + " blocks it and the day.")
  private boolean pipeline;

  @Option(names = "--json", description = "The last line of standard output is one JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = command.commandLine().getOut();
    Programme programme = Programmes.load(conf.files());
    LocalDate day = today.given().orElseGet(() -> LocalDate.now(ZoneOffset.UTC));
    List<OnboardingLine> lines = OnboardingLine.of(programme, day);
    ProcessingRecord record = ProcessingRecord.of(programme, day);
    List<Due> due = Due.of(programme, day);
    if (json) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("day", day.toString());
      object.put("record", GovernanceJson.of(record));
      object.put("due", due.stream().map(GovernanceJson::of).toList());
      object.put("pipeline", lines.stream().map(GovernanceJson::of).toList());
      Json.print(out, object);
    } else if (pipeline) {
      GovernanceScreen.print(out, lines, day);
    } else {
      GovernanceScreen.print(out, record, due);
    }
    out.flush();
    return ExitCode.DONE.number();
  }
}
