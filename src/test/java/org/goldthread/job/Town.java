package org.goldthread.job;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import org.goldthread.config.ConfigFiles;
import org.goldthread.fixture.FewFeeds;
import org.goldthread.fixture.Folders;
import org.goldthread.fixture.TruthRows;

/**
 * A small sample programme, made once per JVM, and one whole run on it. Nobody changes either; a
 * test that would works on a {@link Workplace} of its own.
 */
final class Town {
  static final Path CONF = FewFeeds.folder();

  /** One whose families use every service in both quarters. */
  static final long SEED = 80;

  /** The day on which the last quarter of the sample is due. */
  static final LocalDate TODAY = LocalDate.of(2023, 10, 30);

  private static final int FAMILIES = 20;
  private static final int QUARTERS = 2;
  private static final Path PLACE = Folders.temporary("town");
  private static final ConfigFiles FILES = ConfigFiles.read(CONF);

  static {
    SampleProgramme.fresh(FILES, FAMILIES, QUARTERS, SEED, PLACE.resolve("made"));
  }

  private Town() {}

  /** What the tables hold after the whole run. */
  private static final class WholeContents {
    private static final Contents CONTENTS = whole().contents();

    private WholeContents() {}
  }

  /** The run on everything, watched from its first moment to its last. */
  private static final class WholeRun {
    private static final Workplace PLACE_OF_RUN = Workplace.empty();
    private static final Witness WITNESS = new Witness();
    private static final RunSummary SUMMARY =
        WITNESS.watch(() -> PLACE_OF_RUN.run(EnumSet.allOf(Stage.class), WITNESS));

    private WholeRun() {}
  }

  static ConfigFiles files() {
    return FILES;
  }

  /** Landing folder, key folder and, below {@code sample}, the truth. */
  static Path made() {
    return PLACE.resolve("made");
  }

  /** A folder for what a test makes. */
  static Path room() {
    return PLACE;
  }

  static Workplace whole() {
    return WholeRun.PLACE_OF_RUN;
  }

  static RunSummary summary() {
    return WholeRun.SUMMARY;
  }

  static Contents contents() {
    return WholeContents.CONTENTS;
  }

  /** The truth behind the sample. */
  static Path truth() {
    return made().resolve("sample").resolve("truth");
  }

  /** A provider's file as it was made. */
  static Path sample(TruthRows.Place place) {
    Path zone = place.zone().equals("landing") ? made() : made().resolve("sample");
    return zone.resolve(place.path());
  }

  static Witness witness() {
    summary();
    return WholeRun.WITNESS;
  }
}
