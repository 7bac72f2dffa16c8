package org.goldthread.cli;

import java.util.concurrent.Callable;
import org.goldthread.job.Stage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code run}. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Take what is new, link it, publish the golden dataset and write the report.",
    footer = {"", "Example:", "  goldthread run --conf conf/lambeth --env local"})
final class RunCommand implements Callable<Integer> {
  @Mixin private JobOptions job;
  @Mixin private IntakeOptions intake;

  @Override
  public Integer call() {
    return job.run(intake, Stage.values());
  }
}
