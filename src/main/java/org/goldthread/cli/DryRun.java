package org.goldthread.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option of commands that make something new: say what, and make nothing. */
final class DryRun {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(names = "--dry-run", description = "Say what would be made; make nothing.")
  private boolean on;

  /** Tells what would be done if that is all that was asked for. */
  boolean tells(String what) {
    if (on) {
      command.commandLine().getOut().println(what);
      command.commandLine().getOut().flush();
    }
    return on;
  }
}
