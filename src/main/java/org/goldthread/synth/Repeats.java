package org.goldthread.synth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.goldthread.core.Period;

/**
 * Files that an office sends a second time as they were: under another name, or among the files of
 * the quarter after. They stand in a folder of their own, because they come after the sample's
 * first run.
 */
final class Repeats {
  /** The folder that they stand in, as a landing folder of their own. */
  static final String ZONE = "repeats";

  private static final int PURPOSE = 18;
  private static final double UNDER_ANOTHER_NAME = 0.5;
  private static final String ENDING = ".csv";

  private final SynthOptions options;
  private final double share;
  private final List<Quarter> quarters;

  Repeats(SynthOptions options, double share, List<Quarter> quarters) {
    this.options = options;
    this.share = share;
    this.quarters = quarters;
  }

  /** Copies some of the files of outputs, which are closed; none of those that leave as tokens. */
  void write(List<FeedOutput> outputs) {
    Path truth = options.out().resolve("truth");
    try (FileText told =
        RowTruth.open(truth, "repeats.csv", "provider,feed,period,file,of_period,of_file")) {
      for (FeedOutput output : outputs) {
        if (!output.export().staysAtProvider()) {
          write(output, told);
        }
      }
    }
  }

  private void write(FeedOutput output, FileText told) {
    for (Quarter quarter : quarters) {
      String file = output.fileOf(quarter);
      if (file == null) {
        continue;
      }
      String feed = output.export().feed().name();
      Dice dice = Dice.of(options.seed() + 31L * feed.hashCode(), PURPOSE, quarter.index());
      boolean repeated = dice.chance(share);
      boolean renamed = dice.chance(UNDER_ANOTHER_NAME);
      Quarter with = renamed ? quarter : after(quarter);
      if (repeated && with != null && output.fileOf(with) != null) {
        String name = renamed ? file.replace(ENDING, " (1)" + ENDING) : file;
        copy(output, file, quarter.period(), name, with.period());
        told.append(output.export().feed().provider()).append(',').append(feed).append(',');
        told.append(with.period().toString()).append(',').append(name).append(',');
        told.append(quarter.period().toString()).append(',').append(file).append('\n');
      }
    }
  }

  private Quarter after(Quarter quarter) {
    int next = quarter.index() + 1;
    return next < quarters.size() ? quarters.get(next) : null;
  }

  private void copy(FeedOutput output, String file, Period of, String name, Period with) {
    Path folder =
        options
            .out()
            .resolve(ZONE)
            .resolve(output.export().feed().provider())
            .resolve(output.export().feed().name())
            .resolve(with.toString());
    try {
      Files.createDirectories(folder);
      Files.copy(output.folder(of).resolve(file), folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
