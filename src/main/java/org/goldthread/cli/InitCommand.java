package org.goldthread.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code init}: a programme's configuration to start from. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = "Make a configuration folder of your own, copied from the shipped programme.",
    footer = {"", "Example:", "  goldthread init conf/mine"})
final class InitCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Parameters(paramLabel = "DIR", description = "The new folder.")
  private Path folder;

  @Mixin private DryRun dryRun;

  @Override
  public Integer call() {
    Path shipped =
        Path.of(System.getenv().getOrDefault("GOLDTHREAD_HOME", "")).resolve("conf/lambeth");
    try {
      if (Files.exists(folder) && !isEmpty(folder)) {
        throw new GoldthreadException(
            ExitCode.USER,
            folder + " is not empty",
            "init never overwrites.",
            "Name a new folder.");
      }
      if (dryRun.tells("would copy the configuration of " + shipped + " to " + folder)) {
        return ExitCode.DONE.number();
      }
      List<Path> sources;
      try (Stream<Path> walk = Files.walk(shipped)) {
        sources = walk.sorted().toList();
      }
      for (Path source : sources) {
        Path target = folder.resolve(shipped.relativize(source).toString());
        if (Files.isDirectory(source)) {
          Files.createDirectories(target);
        } else {
          Files.copy(source, target);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    command
        .commandLine()
        .getOut()
        .println(
            "A configuration was made in "
                + folder
                + ". Change programme.yaml and feeds/, then: goldthread config check --conf "
                + folder);
    command.commandLine().getOut().flush();
    return ExitCode.DONE.number();
  }

  private static boolean isEmpty(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.findAny().isEmpty();
    }
  }
}
