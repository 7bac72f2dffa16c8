package org.goldthread.job;

import java.nio.file.Path;
import java.util.EnumSet;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Programme;
import org.goldthread.config.Programmes;

/**
 * A sample of the whole programme, made once per JVM, and one whole run on it; the town has but a
 * few of its feeds.
 */
final class Borough {
  static final boolean FULL = Boolean.getBoolean("goldthread.full");
  static final int FAMILIES = FULL ? 5_000 : 200;
  static final int QUARTERS = FULL ? 40 : 4;

  private static final ConfigFiles FILES = ConfigFiles.read(Path.of("conf/lambeth"));
  private static final Path MADE = Town.room().resolve("borough");
  private static final Workplace PLACE;
  private static final Witness WITNESS = new Witness();
  private static final RunSummary SUMMARY;

  static {
    SampleProgramme.fresh(FILES, FAMILIES, QUARTERS, Town.SEED, MADE);
    PLACE = Workplace.of(MADE, FILES);
    SUMMARY = WITNESS.watch(() -> PLACE.run(EnumSet.allOf(Stage.class), WITNESS));
  }

  private Borough() {}

  static Programme programme() {
    return Programmes.cached(FILES);
  }

  static Workplace whole() {
    return PLACE;
  }

  static RunSummary summary() {
    return SUMMARY;
  }

  static Witness witness() {
    return WITNESS;
  }

  /** The truth behind the sample. */
  static Path truth() {
    return MADE.resolve("sample").resolve("truth");
  }
}
