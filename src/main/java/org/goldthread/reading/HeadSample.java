package org.goldthread.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A file's first MiB, read with one delimiter to see how well it fits. */
final class HeadSample {
  private static final int ENOUGH_ROWS = 100;
  private static final int MOST_BLANKS_ABOVE = 1000;

  private final Inspection inspection;
  private final double fit;

  private HeadSample(Inspection inspection, double fit) {
    this.inspection = inspection;
    this.fit = fit;
  }

  /**
   * Reads the head with a delimiter.
   *
   * @param complete whether the head is the whole file; otherwise its last record may be cut
   * @param linesAbove physical lines above the headings; up to 1,000 blank records below these are
   *     passed, too
   */
  static HeadSample of(
      byte[] head, boolean complete, TextEncoding encoding, int linesAbove, char delimiter)
      throws IOException {
    RecordScanner scanner = scanner(head, encoding, delimiter);
    for (int i = 0; i < linesAbove; i++) {
      scanner.passLine();
    }
    RecordBatch batch = new RecordBatch(encoding.name(), encoding.fallback(), delimiter);
    int blanks = 0;
    while (blanks < MOST_BLANKS_ABOVE && scanner.next()) {
      SourceRow row = row(scanner, batch);
      boolean cut = !complete && scanner.nextOffset() == head.length;
      if (row.kind() == SourceRow.Kind.BROKEN || cut) {
        return new HeadSample(FileProblem.at(FileFinding.BROKEN_HEADINGS, row.line()), 0);
      }
      if (row.kind() == SourceRow.Kind.DATA) {
        FileShape shape =
            new FileShape(
                encoding.name(),
                encoding.fallback(),
                encoding.bomLength(),
                delimiter,
                Headings.of(row.cells()),
                row.line(),
                scanner.nextOffset(),
                scanner.nextLine());
        return below(head, complete, shape, row.cells().length);
      }
      blanks++;
    }
    FileFinding none =
        complete && linesAbove == 0 && blanks < MOST_BLANKS_ABOVE
            ? FileFinding.EMPTY
            : FileFinding.NO_HEADINGS;
    return new HeadSample(FileProblem.at(none, 0), 0);
  }

  /** Scans a head from behind its byte order mark. */
  static RecordScanner scanner(byte[] head, TextEncoding encoding, char delimiter) {
    int bom = encoding.bomLength();
    return new RecordScanner(
        new ByteArrayInputStream(head, bom, head.length - bom),
        QuoteRule.of(encoding.name(), delimiter),
        RecordLimits.STANDARD,
        bom,
        1);
  }

  /** The shape, or what keeps the file from being read with this delimiter. */
  Inspection inspection() {
    return inspection;
  }

  /** How well the delimiter fits: it stands between headings, and as often in the rows. */
  double fit() {
    return fit;
  }

  private static SourceRow row(RecordScanner scanner, RecordBatch batch) {
    List<SourceRow> rows = new ArrayList<>(1);
    batch.add(scanner);
    batch.parse(Headings.NONE, rows::add);
    return rows.get(0);
  }

  private static HeadSample below(byte[] head, boolean complete, FileShape shape, int columns)
      throws IOException {
    int rows = 0;
    int alike = 0;
    try (RowReader reader = RowReader.open(new ByteArrayInputStream(head), shape)) {
      while (rows < ENOUGH_ROWS && reader.hasNext()) {
        SourceRow row = reader.next();
        boolean cut = !complete && !reader.hasNext();
        if (!row.ignored() && !cut) {
          rows++;
          alike += row.cells().length == columns ? 1 : 0;
        }
      }
    }
    // The small part lets headings decide where no row fits.
    double fit = (columns - 1) * (0.01 + (double) alike / (rows + 1));
    return rows == 0 && complete
        ? new HeadSample(FileProblem.at(FileFinding.ONLY_HEADINGS, shape.headingLine()), fit)
        : new HeadSample(shape, fit);
  }
}
