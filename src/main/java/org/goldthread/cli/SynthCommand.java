package org.goldthread.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.goldthread.core.ExitCode;
import org.goldthread.job.SampleProgramme;
import org.goldthread.synth.Dirt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code synth}. */
@Command(
    name = "synth",
    mixinStandardHelpOptions = true,
    description = {
      "Make a sample programme: landing, truth, what route A providers hold at home, and what is sent"
          + " again later.",
      "The same seed makes the same bytes."
    },
    footer = {
      "",
      "Example:",
      "  goldthread synth --conf conf/lambeth --families 300 --quarters 4 --seed 7 --keys keys --out"
          + " sample"
    })
final class SynthCommand implements Callable<Integer> {
  @Mixin private PlaceOptions places;

  @Option(names = "--families", defaultValue = "300", description = "Default: ${DEFAULT-VALUE}.")
  private int families;

  @Option(names = "--quarters", defaultValue = "4", description = "Default: ${DEFAULT-VALUE}.")
  private int quarters;

  @Option(names = "--seed", defaultValue = "7", description = "Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--errors",
      paramLabel = "MODEL",
      defaultValue = "planted",
      description = {
        "How errors come about. planted: each at a rate of its own. keyed: keys that slip, and habits"
            + " of whoever fills in a whole form.",
        "Default: ${DEFAULT-VALUE}."
      })
  private Dirt.Model errors;

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "A new folder.")
  private Path out;

  @Mixin private DryRun dryRun;

  @Override
  public Integer call() {
    if (dryRun.tells(
        "would make a sample of "
            + families
            + " families and "
            + quarters
            + " quarters in "
            + out)) {
      return ExitCode.DONE.number();
    }
    SampleProgramme.make(
        places.files(), places.environment().keys(), families, quarters, seed, errors, out);
    return ExitCode.DONE.number();
  }
}
