package org.goldthread.contract;

import java.util.List;
import java.util.Optional;
import org.goldthread.reading.SourceRow;

/**
 * Judges the rows of one file in their order: each with what its provider has corrected, by itself,
 * then beside those above it. The same for {@code validate}, for a provider at home and for intake.
 * Belongs to one thread.
 */
public final class FileRows {
  private final RowEngine engine;
  private final FileMapping mapping;
  private final Corrections.OfFile corrections;
  private final Optional<RepeatedRows> repeats;

  FileRows(
      RowEngine engine,
      FileMapping mapping,
      Corrections.OfFile corrections,
      Optional<RepeatedRows> repeats) {
    this.engine = engine;
    this.mapping = mapping;
    this.corrections = corrections;
    this.repeats = repeats;
  }

  /** Judges the next source row, as {@link RowEngine#judge} does. */
  public List<JudgedRow> judge(SourceRow row) {
    SourceRow corrected = corrections.corrected(row);
    List<JudgedRow> judged = engine.judge(mapping, corrected);
    return repeats.isPresent() ? repeats.get().checked(corrected, judged) : judged;
  }
}
