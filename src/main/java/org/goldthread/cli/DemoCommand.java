package org.goldthread.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Environment;
import org.goldthread.config.Environments;
import org.goldthread.config.Programme;
import org.goldthread.config.Programmes;
import org.goldthread.core.ExitCode;
import org.goldthread.intake.Landing;
import org.goldthread.job.JobRequest;
import org.goldthread.job.Pipeline;
import org.goldthread.job.RunSummary;
import org.goldthread.job.SampleProgramme;
import org.goldthread.job.Stage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code demo}: from nothing to a report on a made-up programme. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Make a sample programme below target/demo and run the whole main job on it.",
    footer = {"", "Example:", "  goldthread demo"})
final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder to work in; what an earlier demo left there is replaced.")
  private Path out;

  @Option(names = "--families", defaultValue = "300", description = "Default: ${DEFAULT-VALUE}.")
  private int families;

  @Option(names = "--quarters", defaultValue = "4", description = "Default: ${DEFAULT-VALUE}.")
  private int quarters;

  @Option(names = "--seed", defaultValue = "7", description = "Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(names = "--json", description = "The last line of standard output is one JSON object.")
  private boolean json;

  @Mixin private DryRun dryRun;

  /** Of a handful of families none may attend a service; no provider failed to send anything. */
  private static Programme withoutAbsentFeeds(Programme programme, Environment environment) {
    return programme.requiring(
        programme.requiredFeeds().stream()
            .filter(
                feed ->
                    Files.exists(
                        environment
                            .landing()
                            .resolve(programme.feeds().get(feed).provider())
                            .resolve(feed)))
            .toList());
  }

  @Override
  public Integer call() {
    Path home = Path.of(System.getenv().getOrDefault("GOLDTHREAD_HOME", ""));
    Path place = out == null ? home.resolve("target").resolve("demo") : out;
    SampleProgramme.requireReplaceable(place);
    if (dryRun.tells(
        "would make a sample of " + families + " families in " + place + " and run on it")) {
      return ExitCode.DONE.number();
    }
    ConfigFiles files = ConfigFiles.read(home.resolve("conf").resolve("lambeth"));
    RunSummary summary;
    try (Console console = new Console(command.commandLine().getErr())) {
      console.begin("making a sample programme of " + families + " families");
      SampleProgramme.fresh(files, families, quarters, seed, place);
      Environment environment =
          Environments.load(
              files,
              Environments.DEFAULT,
              new Environments.Overrides(
                  Optional.of(place.resolve("lake")),
                  Optional.of(place.resolve("landing")),
                  Optional.of(place.resolve("feedback")),
                  Optional.of(place.resolve("keys"))));
      // The demo keeps its sample: whoever tries it wants to look at the files.
      environment = environment.keepingClearText();
      Programme programme = Programmes.load(files);
      JobRequest request =
          new JobRequest(
              files,
              withoutAbsentFeeds(programme, environment),
              environment,
              EnumSet.allOf(Stage.class),
              Landing.Selection.ALL,
              false,
              false,
              false);
      // A sample of years ago is not overdue: the demo is the same on every day.
      summary = Pipeline.run(request.on(SampleProgramme.due(programme, quarters)), console);
      console.begin("done");
    }
    if (json) {
      Json.print(command.commandLine().getOut(), Json.of(summary));
    } else {
      SummaryScreen.print(command.commandLine().getOut(), summary);
    }
    return summary.exitCode().number();
  }
}
