package org.goldthread.cli;

import java.util.concurrent.Callable;
import org.goldthread.job.Stage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code ingest}. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = "Take what is new in the landing folder into the lake.",
    footer = {"", "Example:", "  goldthread ingest --conf conf/lambeth --period 2023-24-Q2"})
final class IngestCommand implements Callable<Integer> {
  @Mixin private JobOptions job;
  @Mixin private IntakeOptions intake;

  @Override
  public Integer call() {
    return job.run(intake, Stage.INGEST);
  }
}
