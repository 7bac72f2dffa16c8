package org.goldthread.cli;

import java.util.concurrent.Callable;
import org.goldthread.job.Stage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code link}. */
@Command(
    name = "link",
    mixinStandardHelpOptions = true,
    description = "Link the mentions of the lake to individuals and families.",
    footer = {"", "Example:", "  goldthread link --conf conf/lambeth"})
final class LinkCommand implements Callable<Integer> {
  @Mixin private JobOptions job;

  @Override
  public Integer call() {
    return job.run(Stage.LINK);
  }
}
