package org.goldthread.cli;

import java.util.concurrent.Callable;
import org.goldthread.job.Stage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code report}. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Publish aggregates through disclosure control and write the report.",
    footer = {"", "Example:", "  goldthread report --conf conf/lambeth"})
final class ReportCommand implements Callable<Integer> {
  @Mixin private JobOptions job;

  @Override
  public Integer call() {
    return job.run(Stage.REPORT);
  }
}
