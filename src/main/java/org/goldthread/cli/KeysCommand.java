package org.goldthread.cli;

import java.io.Console;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.pseudonym.KeyBackup;
import org.goldthread.pseudonym.KeyFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The commands {@code keys new} and {@code keys backup}. */
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    description = "Make the programme's keys, and keep an encrypted copy of them.",
    subcommands = {KeysCommand.New.class, KeysCommand.Backup.class, KeysCommand.Restore.class},
    footer = {"", "Example:", "  goldthread keys new --keys /srv/goldthread/keys"})
final class KeysCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    command.commandLine().usage(command.commandLine().getErr());
    return ExitCode.USER.number();
  }

  /** Makes a folder of new keys. */
  @Command(
      name = "new",
      mixinStandardHelpOptions = true,
      description = "Make a folder of new keys. Never overwrites.",
      footer = {"", "Example:", "  goldthread keys new --keys /srv/goldthread/keys"})
  static final class New implements Callable<Integer> {
    @Spec private CommandSpec command;

    @Option(names = "--keys", paramLabel = "DIR", required = true, description = "The new folder.")
    private Path keys;

    @Mixin private DryRun dryRun;

    @Override
    public Integer call() {
      KeyFolder.requireFree(keys);
      if (dryRun.tells("would make new keys in " + keys)) {
        return ExitCode.DONE.number();
      }
      KeyFolder.create(keys);
      command
          .commandLine()
          .getOut()
          .println(
              "Keys were made in "
                  + keys
                  + ". Keep an encrypted copy elsewhere (keys backup): without the vault key no later"
                  + " quarter links to the past.");
      return ExitCode.DONE.number();
    }
  }

  /** Writes an encrypted copy of the keys. */
  @Command(
      name = "backup",
      mixinStandardHelpOptions = true,
      description = "Write an encrypted copy of the key folder. The passphrase is asked for.",
      footer = {
        "",
        "Example:",
        "  goldthread keys backup --keys keys --out /media/safe/keys.backup"
      })
  static final class Backup implements Callable<Integer> {
    @Option(names = "--keys", paramLabel = "DIR", required = true, description = "The key folder.")
    private Path keys;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The new file.")
    private Path out;

    @Option(
        names = "--passphrase-file",
        paramLabel = "FILE",
        description = "Read the passphrase from the first line of a file instead of asking.")
    private Path passphraseFile;

    @Mixin private DryRun dryRun;

    @Override
    public Integer call() {
      KeyBackup.requireFree(out);
      if (dryRun.tells("would write an encrypted copy of " + keys + " to " + out)) {
        return ExitCode.DONE.number();
      }
      KeyBackup.write(keys, out, passphrase(passphraseFile));
      return ExitCode.DONE.number();
    }
  }

  /** Brings back a key folder from an encrypted copy. */
  @Command(
      name = "restore",
      mixinStandardHelpOptions = true,
      description = "Bring back a key folder from an encrypted copy. Never overwrites.",
      footer = {
        "",
        "Example:",
        "  goldthread keys restore --in /media/safe/keys.backup --keys keys"
      })
  static final class Restore implements Callable<Integer> {
    @Option(names = "--in", paramLabel = "FILE", required = true, description = "The copy.")
    private Path in;

    @Option(names = "--keys", paramLabel = "DIR", required = true, description = "The new folder.")
    private Path keys;

    @Option(
        names = "--passphrase-file",
        paramLabel = "FILE",
        description = "Read the passphrase from the first line of a file instead of asking.")
    private Path passphraseFile;

    @Mixin private DryRun dryRun;

    @Override
    public Integer call() {
      KeyFolder.requireFree(keys);
      if (dryRun.tells("would bring the keys of " + in + " back to " + keys)) {
        return ExitCode.DONE.number();
      }
      KeyBackup.restore(in, keys, passphrase(passphraseFile));
      return ExitCode.DONE.number();
    }
  }

  private static char[] passphrase(Path file) {
    if (file != null) {
      try {
        return Files.readAllLines(file).get(0).toCharArray();
      } catch (java.io.IOException | IndexOutOfBoundsException e) {
        throw new GoldthreadException(
            ExitCode.USER,
            "The passphrase file " + file + " cannot be read",
            "It is missing, empty or not readable.",
            "Put the passphrase on its first line.");
      }
    }
    Console console = System.console();
    if (console == null) {
      throw new GoldthreadException(
          ExitCode.USER,
          "There is no terminal to ask for the passphrase",
          "Standard input is not a terminal.",
          "Run the command in a terminal, or name a file with --passphrase-file.");
    }
    return console.readPassword("Passphrase: ");
  }
}
