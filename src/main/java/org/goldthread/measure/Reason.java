package org.goldthread.measure;

/** Why there is no score, or no band. */
public enum Reason {
  /** Neither a score nor an answer was given. */
  NOT_TAKEN,
  /** More answers are missing than the measure allows. */
  MISSING_ANSWERS,
  /** An answer is none of those that count. */
  UNKNOWN_ANSWER,
  /** The score is no score of the measure. */
  OUT_OF_RANGE,
  /** The age is not known. */
  NO_AGE,
  /** The sex is not known. */
  NO_SEX,
  /** The measure has no form, or nothing is expected, at that age. */
  NO_INTERVAL,
  /** No cut-off is configured for the form. */
  NO_CUT_OFF,
  /** The score lies between two bands. */
  NO_BAND,
  /** The growth reference does not reach to that age. */
  OUTSIDE_REFERENCE,
  /** What it is worked out from is not complete. */
  INCOMPLETE
}
