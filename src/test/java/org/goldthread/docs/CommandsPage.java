package org.goldthread.docs;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The usage of every command, as {@code --help} prints it. */
final class CommandsPage {
  private static final int WIDTH = 100;

  private final Markdown page = Markdown.page("Commands");

  private CommandsPage() {}

  static String text() {
    CommandsPage commands = new CommandsPage();
    commands.page.paragraph(
        "`jobs/goldthread` is the command line of the platform. In the texts below it is called"
            + " `goldthread`. What a command prints for people goes to standard output, its progress"
            + " and its problems to standard error. See also [exit codes](exit-codes.md).");
    commands.add(2, new CommandLine(org.goldthread.cli.Main.class));
    commands.page.paragraph(
        "The tool that providers run at home has a jar of its own, without Spark:"
            + " `target/goldthread-*-provider.jar`.");
    commands.add(2, new CommandLine(org.goldthread.provider.Main.class));
    return commands.page.toString();
  }

  private void add(int level, CommandLine command) {
    command.setUsageHelpWidth(WIDTH);
    page.heading(level, command.getCommandSpec().qualifiedName());
    page.verbatim(command.getUsageMessage(Ansi.OFF));
    Set<CommandLine> children = new LinkedHashSet<>(command.getSubcommands().values());
    for (CommandLine child : children) {
      if (!List.of("help", "generate-completion").contains(child.getCommandName())) {
        add(Math.min(level + 1, 4), child);
      }
    }
  }
}
