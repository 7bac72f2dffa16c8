package org.goldthread.provider;

import java.nio.file.Files;
import java.nio.file.Path;
import org.goldthread.config.ConfigFiles;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import picocli.CommandLine.Option;

/** Which configuration a command works with; mixed into every command that needs one. */
public final class ConfOption {
  @Option(
      names = "--conf",
      paramLabel = "DIR",
      description =
          "Configuration folder; else GOLDTHREAD_CONF, else the current folder if it holds"
              + " programme.yaml.")
  private Path conf;

  /**
   * The raw configuration.
   *
   * @throws GoldthreadException (user) if none was named, or if there is none where it should be
   */
  public ConfigFiles files() {
    return ConfigFiles.read(folder());
  }

  private Path folder() {
    if (conf != null) {
      return conf;
    }
    String named = System.getenv("GOLDTHREAD_CONF");
    if (named != null && !named.isBlank()) {
      return Path.of(named);
    }
    if (Files.isRegularFile(Path.of("programme.yaml"))) {
      return Path.of("");
    }
    throw new GoldthreadException(
        ExitCode.USER,
        "No configuration was named",
        "There is no --conf, no GOLDTHREAD_CONF, and no programme.yaml in the current folder.",
        "Name the programme's folder with --conf.");
  }
}
