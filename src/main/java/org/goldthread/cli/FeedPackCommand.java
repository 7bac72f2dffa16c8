package org.goldthread.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.config.Programmes;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.onboarding.Pack;
import org.goldthread.provider.ConfOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code feed pack}. */
@Command(
    name = "pack",
    mixinStandardHelpOptions = true,
    description = {
      "Write one archive for a feed's provider: the tool, scripts that start it, this feed's",
      "configuration and a guide. Never a key."
    },
    footer = {
      "",
      "Example:",
      "  goldthread feed pack --feed course-registration --conf conf/lambeth --out course.zip"
    })
final class FeedPackCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private ConfOption conf;

  @Option(names = "--feed", paramLabel = "NAME", required = true, description = "The feed.")
  private String feed;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "A new file, ending in .zip.")
  private Path out;

  @Override
  public Integer call() {
    ConfigFiles files = conf.files();
    Programme programme = Programmes.load(files);
    Feed known = FeedCommand.known(programme, feed);
    if (Files.exists(out) || !String.valueOf(out.getFileName()).endsWith(".zip")) {
      throw new GoldthreadException(
          ExitCode.USER,
          out + (Files.exists(out) ? " exists already" : " does not end in .zip"),
          "An archive is a new file whose ending tells what it is.",
          "Name a new file such as " + feed + ".zip.");
    }
    try {
      Pack.write(files, programme, known, tool(), out);
    } catch (IOException e) {
      throw new GoldthreadException(
          ExitCode.ENVIRONMENT,
          out + " cannot be written",
          "Its folder is missing or may not be written to, or a table of the area cannot be read.",
          "Make the folder, or name another one with --out.");
    }
    command
        .commandLine()
        .getOut()
        .println(
            "Everything for "
                + feed
                + " was written to "
                + out
                + ". It holds no key: hand keys over another way.");
    command.commandLine().getOut().flush();
    return ExitCode.DONE.number();
  }

  /** The provider's tool, in a build or in an unpacked release. */
  private static Path tool() {
    Path home = Path.of(System.getenv().getOrDefault("GOLDTHREAD_HOME", ""));
    for (String folder : List.of("target", "provider")) {
      try (Stream<Path> found = Files.list(home.resolve(folder))) {
        var jar =
            found
                .filter(
                    file -> file.getFileName().toString().matches("goldthread-.*-provider[.]jar"))
                .findFirst();
        if (jar.isPresent()) {
          return jar.get();
        }
      } catch (IOException e) {
        // Only one of the two folders is there.
      }
    }
    throw new GoldthreadException(
        ExitCode.ENVIRONMENT,
        "The provider's tool is missing",
        "It is expected in the folder provider of a release, or target of a build.",
        "Run the command by jobs/goldthread, or build the project: mvn package.");
  }
}
