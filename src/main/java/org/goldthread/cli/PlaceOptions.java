package org.goldthread.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Environment;
import org.goldthread.config.Environments;
import org.goldthread.config.Programme;
import org.goldthread.config.Programmes;
import org.goldthread.provider.ConfOption;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which configuration, and where things lie; shared by the commands that need them. */
final class PlaceOptions {
  @Mixin private ConfOption conf;

  @Option(
      names = "--env",
      paramLabel = "NAME",
      defaultValue = Environments.DEFAULT,
      description = "Environment: env/<name>.yaml (default: ${DEFAULT-VALUE}).")
  private String env;

  @Option(names = "--lake", paramLabel = "DIR", description = "Root of the lake.")
  private Path lake;

  @Option(names = "--landing", paramLabel = "DIR", description = "Where providers' files arrive.")
  private Path landing;

  @Option(
      names = "--feedback",
      paramLabel = "DIR",
      description = "Where findings for providers go.")
  private Path feedback;

  @Option(names = "--keys", paramLabel = "DIR", description = "The key folder.")
  private Path keys;

  @Option(
      names = "--staging",
      description = "The staging lake and staged feeds, in the place of the lake and live feeds.")
  private boolean staging;

  /** The raw configuration; refused if there is none. */
  ConfigFiles files() {
    return conf.files();
  }

  /** The programme, checked. */
  Programme programme() {
    return Programmes.load(files());
  }

  /** Where things lie, the options of the command line first. */
  Environment environment() {
    Environment environment = Environments.load(files(), env, overrides());
    return staging ? environment.staging() : environment;
  }

  /** The environment's name. */
  String environmentName() {
    return env;
  }

  /** Places given on the command line. */
  Environments.Overrides overrides() {
    return new Environments.Overrides(
        Optional.ofNullable(lake),
        Optional.ofNullable(landing),
        Optional.ofNullable(feedback),
        Optional.ofNullable(keys));
  }
}
