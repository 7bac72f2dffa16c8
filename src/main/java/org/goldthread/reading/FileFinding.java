package org.goldthread.reading;

/**
 * What can be wrong with a file, or with a record before any of its fields is looked at. Ids never
 * change their meaning; the texts are in the resource bundle of {@link FileTexts}.
 */
public enum FileFinding {
  /** Nothing in it. */
  EMPTY("FIL-001"),
  /** A picture, a workbook, an archive: told by its first bytes. */
  OTHER_KIND("FIL-002"),
  /** Mostly bytes that no text holds. */
  BINARY("FIL-003"),
  /** No line with headings where they should stand. */
  NO_HEADINGS("FIL-004"),
  /** Headings and nothing below. */
  ONLY_HEADINGS("FIL-005"),
  /** More columns than any feed has. */
  TOO_MANY_COLUMNS("FIL-006"),
  /** Two columns of one name. */
  DUPLICATE_HEADING("FIL-007"),
  /** The line of headings cannot be read as a record. */
  BROKEN_HEADINGS("FIL-008"),
  /** A workbook without the sheet that the feed names. */
  NO_SHEET("FIL-009"),
  /** A workbook whose archive or parts cannot be read. */
  BROKEN_WORKBOOK("FIL-010"),
  /** A workbook that opens with a password only. */
  ENCRYPTED_WORKBOOK("FIL-011"),
  /** A workbook that unpacks to more than is read. */
  WORKBOOK_TOO_LARGE("FIL-012"),
  /** A folder, a link to nothing, a file that may not be opened. */
  UNREADABLE("FIL-013"),
  /** A record of more than 1 MiB. */
  RECORD_TOO_LONG("ROW-001"),
  /** A record of more than 1,000 physical lines. */
  RECORD_TOO_MANY_LINES("ROW-002"),
  /** Text after the closing quote of a field that runs over several lines. */
  TEXT_AFTER_QUOTE("ROW-003"),
  /** A quote opened and never closed. */
  QUOTE_NOT_CLOSED("ROW-004"),
  /** Bytes that are no characters in the file's encoding. */
  UNREADABLE_CHARACTERS("ROW-005"),
  /** A formula of a workbook whose result was not stored. */
  FORMULA_WITHOUT_RESULT("ROW-006");

  private final String id;

  FileFinding(String id) {
    this.id = id;
  }

  /** The stable id, such as {@code ROW-001}. */
  public String id() {
    return id;
  }

  /** Whether it concerns one record; otherwise the whole file, which is then not read. */
  public boolean ofRecord() {
    return id.startsWith("ROW");
  }
}
