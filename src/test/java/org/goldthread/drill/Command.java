package org.goldthread.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A command line of {@code jobs/goldthread}, to be carried out by a process of its own. */
final class Command {
  /** The project's root: where Maven runs. */
  static final Path HOME = Path.of("").toAbsolutePath();

  static {
    stampBuild();
  }

  private final List<String> words = new ArrayList<>();
  private final Map<String, String> variables = new HashMap<>();

  private Command() {}

  /** Words after {@code jobs/goldthread}; each is turned to text. */
  static Command of(Object... words) {
    Command command = new Command();
    // A shell started in the background ignores interrupts, and so would all that it starts.
    command.words.addAll(List.of("env", "--default-signal=INT"));
    command.words.add(HOME.resolve("jobs/goldthread").toString());
    return command.and(words);
  }

  /** The same with more words. */
  Command and(Object... more) {
    Arrays.stream(more).map(Object::toString).forEach(words::add);
    return this;
  }

  /** The same with an environment variable. */
  Command with(String variable, Object value) {
    variables.put(variable, value.toString());
    return this;
  }

  /** The same for a process whose clock is ahead of everybody else's. */
  Command later(Duration by) {
    Tools.need("faketime", "fault");
    words.addAll(2, List.of("faketime", "-f", "+" + by.toSeconds() + "s"));
    return this;
  }

  /** Starts it. */
  Running start() {
    try {
      Path folder = Files.createDirectories(HOME.resolve("target/drills/output"));
      Path out = Files.createTempFile(folder, "command", ".out");
      Path err = Files.createTempFile(folder, "command", ".err");
      ProcessBuilder builder =
          new ProcessBuilder(words)
              .directory(HOME.toFile())
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("GOLDTHREAD_"));
      builder.environment().remove("SPARK_HOME");
      builder.environment().putAll(variables);
      return new Running(builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Carries it out. */
  Ended run() {
    return start().end();
  }

  /** Maven has just built what the launcher would else build once more. */
  private static void stampBuild() {
    Path stamp = HOME.resolve("target/built");
    try (Stream<Path> built = Files.list(HOME.resolve("target"))) {
      Path jar =
          built
              .filter(path -> path.getFileName().toString().endsWith("-job.jar"))
              .findFirst()
              .orElseThrow(() -> new AssertionError("nothing is packaged: run mvn package first"));
      if (Files.notExists(stamp)) {
        Files.createFile(stamp);
        Files.setLastModifiedTime(stamp, Files.getLastModifiedTime(jar));
      } else if (Files.getLastModifiedTime(stamp).compareTo(Files.getLastModifiedTime(jar)) < 0) {
        Files.setLastModifiedTime(stamp, Files.getLastModifiedTime(jar));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
