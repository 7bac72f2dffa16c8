package org.goldthread.pseudonym;

/**
 * Why an identifying value standardised to missing. A finding is made from this; it never quotes
 * the value.
 */
public enum Missing {
  /** Nothing was given. */
  BLANK,
  /** The value stands for "nothing is known", such as {@code n/a} or 01/01/1900. */
  PLACEHOLDER,
  /** The mailbox of an office, which would tie everybody who gave it into one person. */
  ROLE_ADDRESS,
  /** The person stated something else than what keys are made of (sex: other, not stated). */
  NOT_STATED,
  /**
   * A spreadsheet turned a long number into something like 9.99E+09. The last digits are lost, and
   * many people share what is left.
   */
  SCIENTIFIC,
  /** Digits are missing. */
  TOO_SHORT,
  /** There are too many digits. */
  TOO_LONG,
  /** The check digit or check letter does not fit: at least one character is wrong. */
  CHECK,
  /** Several values stand in one cell. */
  SEVERAL,
  /** The text was read with a wrong encoding before it came here. */
  DAMAGED,
  /** It has the form of a date, but the calendar has no such day. */
  NO_SUCH_DATE,
  /** Anything else that has not the form of the field. */
  FORM
}
