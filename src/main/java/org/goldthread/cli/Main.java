package org.goldthread.cli;

import org.goldthread.core.ExitCode;
import org.goldthread.provider.CommandFailures;
import org.goldthread.provider.ValidateCommand;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The command line's entry. */
@Command(
    name = "goldthread",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Links people across the files of many services without storing who they are.",
    subcommands = {
      RunCommand.class,
      IngestCommand.class,
      LinkCommand.class,
      PublishCommand.class,
      ReportCommand.class,
      SubmitCommand.class,
      PeriodCommand.class,
      ValidateCommand.class,
      StatusCommand.class,
      GovernanceCommand.class,
      ExplainCommand.class,
      EvaluateCommand.class,
      JudgeCommand.class,
      DemoCommand.class,
      KeysCommand.class,
      ConfigCommand.class,
      FeedCommand.class,
      InitCommand.class,
      DoctorCommand.class,
      SynthCommand.class,
      HelpCommand.class,
      AutoComplete.GenerateCompletion.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done, warnings too",
      "1:a defect of the software",
      "2:your configuration or arguments",
      "3:a data-quality gate",
      "4:environment: key file, permissions, lease, newer lake",
      "130:interrupted"
    },
    footer = {"", "Example:", "  goldthread demo"})
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    CommandLine line = commandLine();
    Interruption interruption = Interruption.expected(line.getErr());
    int exit;
    try {
      exit = CommandFailures.execute(line, arguments);
    } finally {
      interruption.noLongerExpected();
    }
    System.out.flush();
    System.err.flush();
    // Spark's own threads must not keep a finished command alive.
    Runtime.getRuntime().exit(exit);
  }

  /** The command line with its mapping of errors to messages and exit codes. */
  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    CommandFailures failures = new CommandFailures();
    line.setExecutionExceptionHandler(
        (failure, at, parsed) ->
            Interruption.isUnderWay()
                ? ExitCode.INTERRUPTED.number()
                : failures.handleExecutionException(failure, at, parsed));
    line.setParameterExceptionHandler(failures);
    return line;
  }
}
