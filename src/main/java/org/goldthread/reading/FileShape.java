package org.goldthread.reading;

import java.io.Serializable;
import java.util.List;

/**
 * How a file is read: a text, or a sheet of a workbook, whose rows are its lines. Found out once,
 * from its beginning; every slice of the file is then read in the same way.
 *
 * @param encoding name of the character set, without a byte order mark: {@code UTF-8}, {@code
 *     UTF-16LE}, {@code UTF-16BE} or {@code windows-1252}
 * @param fallback whether a record that is not valid in the encoding is read as Windows-1252; false
 *     where the encoding is certain, and such a record is then a finding
 * @param bomLength bytes of the byte order mark, 0 if there is none
 * @param delimiter between cells
 * @param headings in order of the columns, trimmed, inner white space as one blank; empty where a
 *     column has none
 * @param headingLine physical line of the headings, from 1
 * @param dataOffset offset of the first byte after the headings
 * @param dataLine physical line that begins there
 * @param sheet of a workbook, the part of the archive that is read; empty for a text
 * @param otherSheets further sheets of the workbook that could have been meant
 */
public record FileShape(
    String encoding,
    boolean fallback,
    int bomLength,
    char delimiter,
    List<String> headings,
    long headingLine,
    long dataOffset,
    long dataLine,
    String sheet,
    int otherSheets)
    implements Inspection, Serializable {

  /** Copies the headings. */
  public FileShape {
    headings = List.copyOf(headings);
  }

  /** The shape of a text. */
  public FileShape(
      String encoding,
      boolean fallback,
      int bomLength,
      char delimiter,
      List<String> headings,
      long headingLine,
      long dataOffset,
      long dataLine) {
    this(
        encoding,
        fallback,
        bomLength,
        delimiter,
        headings,
        headingLine,
        dataOffset,
        dataLine,
        "",
        0);
  }

  /** The shape of a sheet. */
  static FileShape ofSheet(String sheet, int otherSheets, List<String> headings, long line) {
    return new FileShape("UTF-8", false, 0, ',', headings, line, 0, line + 1, sheet, otherSheets);
  }

  /** Whether it is a sheet of a workbook: read whole and never cut into slices. */
  public boolean isSheet() {
    return !sheet.isEmpty();
  }
}
