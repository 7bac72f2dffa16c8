package org.goldthread.reading;

import java.util.Optional;

/**
 * One record of a file.
 *
 * @param line physical line on which the record begins, from 1
 * @param cells the cells as they stand, without quotes and NUL characters, neither trimmed nor
 *     brought to the number of headings; empty where the record is broken
 * @param kind what sort of record it is
 * @param finding what makes a broken record unreadable; empty for all others
 */
public record SourceRow(long line, String[] cells, Kind kind, Optional<FileFinding> finding) {

  /** What sort of record it is. */
  public enum Kind {
    /** Cells to be looked at. */
    DATA,
    /** No cell holds anything but white space. Not counted as read. */
    BLANK,
    /** The headings once more. Not counted as read. */
    REPEATED_HEADINGS,
    /** Cannot be read; counted as a rejected row. */
    BROKEN
  }

  /** A record without a defect. */
  public static SourceRow of(long line, String[] cells, Kind kind) {
    return new SourceRow(line, cells, kind, Optional.empty());
  }

  /** A record that cannot be read. */
  static SourceRow broken(long line, FileFinding finding) {
    return new SourceRow(line, new String[0], Kind.BROKEN, Optional.of(finding));
  }

  /** Whether the record is no row at all: blank, or the headings once more. */
  public boolean ignored() {
    return kind == Kind.BLANK || kind == Kind.REPEATED_HEADINGS;
  }

  /** The id of the finding of a broken record. */
  public Optional<String> broken() {
    return finding.map(FileFinding::id);
  }

  /** Line and kind; never a cell. */
  @Override
  public String toString() {
    return "SourceRow[line=" + line + ", kind=" + kind + ", finding=" + finding + "]";
  }
}
