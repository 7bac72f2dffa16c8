package org.goldthread.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.goldthread.core.ExitCode;
import org.goldthread.intake.SubmissionFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code submit}: a provider's files into their place in the landing folder. */
@Command(
    name = "submit",
    mixinStandardHelpOptions = true,
    description = "Put a provider's files into the landing folder, as one submission.",
    footer = {"", "Example:", "  goldthread submit export.csv --feed courses --period 2023-24-Q2"})
final class SubmitCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private PlaceOptions places;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "The files of the submission.")
  private List<Path> files;

  @Option(names = "--feed", paramLabel = "NAME", required = true, description = "Its feed.")
  private String feed;

  @Option(
      names = "--period",
      paramLabel = "PERIOD",
      required = true,
      description = "Its period, as 2023-24-Q2.")
  private String period;

  @Option(
      names = "--replace",
      description = "Take away the files that lie there from an earlier submission.")
  private boolean replace;

  @Option(names = "--dry-run", description = "Say where the files would go; copy nothing.")
  private boolean dryRun;

  @Override
  public Integer call() {
    SubmissionFolder folder =
        SubmissionFolder.of(
            places.environment().landing(), places.programme(), feed, PeriodOption.parse(period));
    List<Path> targets = dryRun ? folder.targets(files, replace) : folder.put(files, replace);
    targets.forEach(
        target -> command.commandLine().getOut().println((dryRun ? "would go to " : "") + target));
    command.commandLine().getOut().flush();
    return ExitCode.DONE.number();
  }
}
