package org.goldthread.contract;

import java.util.HashMap;
import java.util.Map;

/**
 * The catalogue of what can be wrong with a file or a row. An id never changes its meaning; its
 * texts are in the bundle {@code findings}, those of files and records in the bundle {@code files}.
 */
public enum FindingId {
  EMPTY("FIL-001", Severity.FILE),
  OTHER_KIND("FIL-002", Severity.FILE),
  BINARY("FIL-003", Severity.FILE),
  NO_HEADINGS("FIL-004", Severity.FILE),
  ONLY_HEADINGS("FIL-005", Severity.FILE),
  TOO_MANY_COLUMNS("FIL-006", Severity.FILE),
  DUPLICATE_HEADING("FIL-007", Severity.FILE),
  BROKEN_HEADINGS("FIL-008", Severity.FILE),
  NO_SHEET("FIL-009", Severity.FILE),
  BROKEN_WORKBOOK("FIL-010", Severity.FILE),
  ENCRYPTED_WORKBOOK("FIL-011", Severity.FILE),
  WORKBOOK_TOO_LARGE("FIL-012", Severity.FILE),
  UNREADABLE("FIL-013", Severity.FILE),

  HEADING_MISSING("MAP-001", Severity.FILE),
  NO_ITEM_COLUMN("MAP-002", Severity.FILE),
  SECOND_FILE_MISSING("MAP-003", Severity.FILE),
  HEADING_ABSENT("MAP-010", Severity.NOTE),
  SECOND_FILE_REPEATS("MAP-011", Severity.NOTE),
  OTHER_SHEETS("MAP-012", Severity.NOTE),
  REPEATS_NOT_SOUGHT("MAP-013", Severity.NOTE),
  NOT_ALL_LISTED("MAP-014", Severity.NOTE),
  CLEAR_TEXT("TOK-001", Severity.FILE),
  TOKENS_REFUSED("TOK-002", Severity.FILE),

  CORRECTION_FILE_UNKNOWN("COR-001", Severity.REPAIR),
  CORRECTION_LINE_UNKNOWN("COR-002", Severity.REPAIR),
  CORRECTION_HEADING_UNKNOWN("COR-003", Severity.REPAIR),
  CORRECTIONS_CONFLICT("COR-004", Severity.REPAIR),
  CORRECTION_OF_ANOTHER_ROW("COR-005", Severity.REPAIR),
  CORRECTION_WITHOUT_CHECK("COR-006", Severity.REPAIR),
  CORRECTION_ROW_DAMAGED("COR-007", Severity.REPAIR),
  CORRECTION_NEEDS_THE_FILES("COR-008", Severity.REPAIR),
  TOO_MANY_CORRECTIONS("COR-009", Severity.REPAIR),
  CORRECTED_ELSEWHERE("COR-010", Severity.NOTE),

  RECORD_TOO_LONG("ROW-001", Severity.REJECT),
  RECORD_TOO_MANY_LINES("ROW-002", Severity.REJECT),
  TEXT_AFTER_QUOTE("ROW-003", Severity.REJECT),
  QUOTE_NOT_CLOSED("ROW-004", Severity.REJECT),
  UNREADABLE_CHARACTERS("ROW-005", Severity.REJECT),
  FORMULA_WITHOUT_RESULT("ROW-006", Severity.REJECT),
  TOO_MANY_CELLS("ROW-010", Severity.REJECT),
  NO_PARTNER("ROW-011", Severity.NOTE),
  ROW_REPEATED("ROW-012", Severity.NOTE),
  KEY_REPEATED("ROW-013", Severity.NOTE),
  TOTAL_DISAGREES("ROW-014", Severity.NOTE),

  CONSENT_REFUSED("CON-001", Severity.REJECT),
  CONSENT_BLANK("CON-002", Severity.REJECT),
  CONSENT_UNREADABLE("CON-003", Severity.REJECT),
  CONSENT_WITHDRAWN("CON-004", Severity.REJECT),

  REQUIRED_MISSING("REQ-001", Severity.REJECT),

  NO_KEY("KEY-001", Severity.REJECT),
  NUMBER_OF_THE_CARER("KEY-002", Severity.REPAIR),
  DIGEST_UNREADABLE("KEY-003", Severity.REPAIR),
  DIGEST_OF_NOTHING("KEY-004", Severity.NOTE),

  NOT_A_CODE("VAL-001", Severity.NOTE),
  NOT_A_DATE("VAL-002", Severity.NOTE),
  NOT_AN_NHS_NUMBER("VAL-003", Severity.NOTE),
  NOT_AN_EMAIL("VAL-004", Severity.NOTE),
  NOT_A_MOBILE("VAL-005", Severity.NOTE),
  NOT_A_POSTCODE("VAL-006", Severity.NOTE),
  NOT_A_UPN("VAL-007", Severity.NOTE),
  NOT_A_NUMBER("VAL-008", Severity.NOTE),
  NOT_YES_OR_NO("VAL-009", Severity.NOTE),
  WRONG_PATTERN("VAL-010", Severity.NOTE),
  OUT_OF_RANGE("VAL-011", Severity.NOTE),
  PLACEHOLDER("VAL-012", Severity.NOTE),
  UNKNOWN_POSTCODE("VAL-013", Severity.NOTE),
  IDENTIFYING_TEXT("VAL-014", Severity.REPAIR),
  UNUSABLE("VAL-015", Severity.NOTE),
  OFFICE_ADDRESS("VAL-016", Severity.NOTE),
  SCORE_OUT_OF_RANGE("VAL-017", Severity.NOTE),

  AFTER_THE_PERIOD("DAT-001", Severity.NOTE),
  BEFORE_THE_PERIOD("DAT-002", Severity.NOTE),
  BORN_AFTER_THE_EVENT("DAT-003", Severity.NOTE),
  UNLIKELY_AGE("DAT-004", Severity.NOTE),
  DATED_BY_THE_PERIOD("DAT-005", Severity.NOTE),
  DATES_OUT_OF_ORDER("DAT-006", Severity.NOTE),
  UNLIKELY_DUE_DATE("DAT-007", Severity.NOTE),

  NEEDED_UNLESS("CMP-001", Severity.REJECT),
  STATED_ALTHOUGH("CMP-002", Severity.REJECT),
  MORE_THAN_THE_WHOLE("CMP-003", Severity.REJECT),

  ROW_OF_AN_EARLIER_PERIOD("HIS-001", Severity.NOTE),
  NOT_REGISTERED_YET("HIS-002", Severity.NOTE),
  OTHER_NUMBER_OF_ROWS("HIS-003", Severity.NOTE),
  MORE_MISSING("HIS-004", Severity.NOTE),
  OTHER_MIX("HIS-005", Severity.NOTE);

  private static final Map<String, FindingId> BY_ID = new HashMap<>();

  static {
    for (FindingId finding : values()) {
      BY_ID.put(finding.id, finding);
    }
  }

  private final String id;
  private final Severity severity;

  FindingId(String id, Severity severity) {
    this.id = id;
    this.severity = severity;
  }

  /**
   * The finding of a stable id.
   *
   * @throws IllegalArgumentException if no finding has it
   */
  public static FindingId of(String id) {
    FindingId finding = BY_ID.get(id);
    if (finding == null) {
      throw new IllegalArgumentException("no finding " + id);
    }
    return finding;
  }

  /** The stable id, such as {@code CON-001}. */
  public String id() {
    return id;
  }

  /**
   * What it does unless the contract or feed says otherwise: an unreadable value does what the
   * contract's field states, and rejects where the field is required; a rule beyond single fields
   * does what {@code rules.effects} states.
   */
  public Severity severity() {
    return severity;
  }

  /** Whether the reader found it in a record that it could not read. */
  boolean isOfRecord() {
    return ordinal() >= RECORD_TOO_LONG.ordinal() && ordinal() <= FORMULA_WITHOUT_RESULT.ordinal();
  }

  @Override
  public String toString() {
    return id;
  }
}
