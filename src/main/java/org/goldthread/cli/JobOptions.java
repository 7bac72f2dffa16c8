package org.goldthread.cli;

import java.util.EnumSet;
import java.util.List;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Programmes;
import org.goldthread.job.JobRequest;
import org.goldthread.job.Pipeline;
import org.goldthread.job.RunSummary;
import org.goldthread.job.Stage;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options of the commands that carry out stages of the main job, and the one way to start it. */
final class JobOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Mixin private PlaceOptions places;

  @Option(
      names = "--dry-run",
      description = "Say what would be taken, replaced, held or refused; write nothing.")
  private boolean dryRun;

  @Mixin private TodayOption today;

  @Option(names = "--json", description = "The last line of standard output is one JSON object.")
  private boolean json;

  /** Carries out stages that take nothing in, and shows what came of it. */
  int run(Stage... stages) {
    return run(new IntakeOptions(), stages);
  }

  /** Carries out stages and shows what came of it. */
  int run(IntakeOptions intake, Stage... stages) {
    EnumSet<Stage> wanted = EnumSet.noneOf(Stage.class);
    wanted.addAll(List.of(stages));
    ConfigFiles files = places.files();
    JobRequest request =
        new JobRequest(
            files,
            Programmes.load(files),
            places.environment(),
            wanted,
            intake.selection(),
            intake.acceptShrink(),
            intake.replace(),
            intake.failFast(),
            today.given());
    RunSummary summary;
    try (Console console = new Console(command.commandLine().getErr())) {
      summary = dryRun ? Pipeline.preview(request) : Pipeline.run(request, console);
    }
    if (json) {
      Json.print(command.commandLine().getOut(), Json.of(summary));
    } else {
      SummaryScreen.print(command.commandLine().getOut(), summary);
    }
    return summary.exitCode().number();
  }
}
