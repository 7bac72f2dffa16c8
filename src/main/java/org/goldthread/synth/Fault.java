package org.goldthread.synth;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What makes it hard to tell who a row is about, with its usual rate among the cells, rows, clients
 * or parents that could have it. Rates follow the programme's own reports and the record-linkage
 * literature where they give one.
 */
public enum Fault {
  /** A letter of an e-mail address is wrong. */
  EMAIL_TYPO(0.015),
  /** The parent gives another service another address. */
  EMAIL_DIFFERS(0.08),
  /** The other parent's address stands for the carer of a child. */
  EMAIL_OF_OTHER_PARENT(0.10),
  /** A couple has one address between them; of couples. */
  EMAIL_SHARED_BY_COUPLE(0.05),
  /** A parent gets a new address; of parents in a year. */
  EMAIL_CHANGED(0.05),
  /** A voluntary service or school holds no address. */
  EMAIL_MISSING(0.04),
  /** A health service holds no address. */
  EMAIL_MISSING_HEALTH(0.35),
  /** A placeholder such as noemail@example.com. */
  EMAIL_PLACEHOLDER(0.01),
  /** The mailbox of the setting, typed for many families. */
  EMAIL_OF_STAFF(0.04),
  /** An address in capitals. */
  EMAIL_UPPER_CASE(0.10),
  /** No mobile number. */
  MOBILE_MISSING(0.10),
  /** A parent gets a new mobile number; of parents in a year. */
  MOBILE_CHANGED(0.12),
  /** Zeros for a mobile number. */
  MOBILE_PLACEHOLDER(0.01),
  /** A health service holds no NHS number. */
  NHS_NUMBER_MISSING(0.035),
  /** A newborn has no NHS number yet. */
  NHS_NUMBER_NOT_YET(0.15),
  /** A digit of an NHS number is wrong, so that its check digit fails. */
  NHS_NUMBER_WRONG(0.005),
  /** A child is keyed with its sibling's NHS number. */
  NHS_NUMBER_OF_SIBLING(0.002),
  /** A spreadsheet turned the NHS number into 9.99E+09. */
  NHS_NUMBER_SCIENTIFIC(0.01),
  /** No pupil number. */
  UPN_MISSING(0.02),
  /** Day and month of birth change places. */
  BIRTH_SWAPPED(0.005),
  /** The date of birth is wrong by days or a year. */
  BIRTH_WRONG(0.002),
  /** 01/01/1900 stands for a date of birth. */
  BIRTH_PLACEHOLDER(0.001),
  /** No gender. */
  GENDER_MISSING(0.005),
  /** The wrong gender. */
  GENDER_WRONG(0.001),
  /** A short form or another spelling of the first name. */
  NAME_VARIANT(0.03),
  /** A newborn without a name. */
  NAME_NOT_YET(0.05),
  /** No postcode. */
  POSTCODE_MISSING(0.005),
  /** A postcode that cannot be one. */
  POSTCODE_WRONG(0.004),
  /** The service has not heard of a move; of moves. */
  POSTCODE_STALE(0.40),
  /** The service has not heard of a new address or number; of such changes. */
  CONTACT_STALE(0.40),
  /** Blanks around or inside a value. */
  ROGUE_SPACES(0.05),
  /** A no-break or zero-width space in a value. */
  INVISIBLE_CHARACTER(0.003),
  /** A misspelt code. */
  CODE_UNKNOWN(0.005),
  /** A characteristic that nobody asked for. */
  CHARACTERISTIC_MISSING(0.08),
  /** A stated refusal; scaled to each service's own rate. */
  CONSENT_REFUSED(1.0),
  /** No statement of consent. */
  CONSENT_BLANK(0.006),
  /** A statement of consent that says neither yes nor no. */
  CONSENT_UNREADABLE(0.004),
  /** A mark of attendance that no list holds, such as that somebody came late. */
  MARK_UNKNOWN(0.03),
  /** The same row twice in a file. */
  ROW_REPEATED(0.004),
  /** A row without the client's id. */
  CLIENT_ID_MISSING(0.002),
  /** A client who agreed withdraws; scaled to the share that the scenario gives. */
  CONSENT_WITHDRAWN(1.0),
  /** A row that comes with the files of a later quarter; scaled to the scenario's share. */
  ROW_LATE(1.0),
  /** Of the second model: a finger hit another key, none, or one twice. */
  KEY_SLIP(0),
  /** Of the second model: whoever filled in the form left the rest of it blank. */
  CELL_SKIPPED(0),
  /** Of the second model: what was typed for the client before stands there. */
  CELL_COPIED(0),
  /** Of the second model: somebody who types the month first. */
  DATE_TURNED(0);

  private final double usualRate;
  private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

  Fault(double usualRate) {
    this.usualRate = usualRate;
  }

  /** The usual rate, 0 to 1. */
  public double usualRate() {
    return usualRate;
  }

  /** The row's field that shows it; empty if it is a person's, or the row itself. */
  String field() {
    return switch (this) {
      case CONSENT_REFUSED, CONSENT_BLANK, CONSENT_UNREADABLE, CONSENT_WITHDRAWN -> "consent";
      case CLIENT_ID_MISSING -> "client_id";
      case MARK_UNKNOWN -> "attended";
      default -> "";
    };
  }

  /** Whether an office makes it, as against a client's decision or the day of a delivery. */
  boolean isOffices() {
    return !field().equals("consent") && this != ROW_LATE;
  }

  /** The fault of a word of the truth files. */
  static Optional<Fault> of(String word) {
    return Arrays.stream(values()).filter(fault -> fault.word.equals(word)).findFirst();
  }

  /** The word used in the truth files. */
  public String word() {
    return word;
  }
}
