package org.goldthread.provider;

import org.goldthread.core.CodeVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;

/** The entry of the tool that providers run at home: no Spark, no vault key. */
@Command(
    name = "goldthread-provider",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Checks and pseudonymises a provider's exports before they are sent.",
    subcommands = {ValidateCommand.class, PseudonymiseCommand.class, HelpCommand.class},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done, warnings too",
      "1:a defect of the software",
      "2:your configuration or arguments",
      "3:rows or files that would be sent back",
      "4:environment: key files, permissions"
    },
    footer = {
      "",
      "Example:",
      "  java -jar goldthread-provider.jar validate export.csv --feed NAME"
    })
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    // The jar brings no log: a library's complaint about that is nothing for a provider to read.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    int exit = CommandFailures.execute(commandLine(), arguments);
    System.out.flush();
    System.err.flush();
    Runtime.getRuntime().exit(exit);
  }

  /** The command line with its mapping of errors to messages and exit codes. */
  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    line.setExecutionExceptionHandler(new CommandFailures());
    line.setParameterExceptionHandler(new CommandFailures());
    return line;
  }

  /** The version as {@code --version} shows it. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"goldthread-provider " + CodeVersion.text()};
    }
  }
}
