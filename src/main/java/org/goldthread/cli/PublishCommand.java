package org.goldthread.cli;

import java.util.concurrent.Callable;
import org.goldthread.job.Stage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code publish}. */
@Command(
    name = "publish",
    mixinStandardHelpOptions = true,
    description = "Build the golden dataset from what was linked.",
    footer = {"", "Example:", "  goldthread publish --conf conf/lambeth"})
final class PublishCommand implements Callable<Integer> {
  @Mixin private JobOptions job;

  @Override
  public Integer call() {
    return job.run(Stage.PUBLISH);
  }
}
