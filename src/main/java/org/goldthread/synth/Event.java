package org.goldthread.synth;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;

/**
 * Something that happened to a client on a day and becomes a row.
 *
 * @param kind which feeds take it up
 * @param on the day
 * @param details what the row says beside the date
 * @param series values of columns that repeat, such as the items of an assessment; null for none
 */
record Event(Kind kind, LocalDate on, Map<Detail, String> details, String[] series) {

  /** Kinds of event. */
  enum Kind {
    SESSION,
    REVIEW,
    MATERNITY,
    PROFILE,
    FEEDBACK,
    OUTCOME
  }

  /** What a row says about an event. */
  enum Detail {
    SESSION_ID,
    SESSION_TYPE,
    ATTENDED,
    MINUTES,
    RESULT,
    TIME_POINT,
    MEASURE,
    SCORE,
    COMMENT,
    /** Set where the row names nobody. */
    ANONYMOUS;

    static Detail of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /** A detail, or an empty string. */
  String detail(Detail detail) {
    return details.getOrDefault(detail, "");
  }

  boolean isAnonymous() {
    return details.containsKey(Detail.ANONYMOUS);
  }
}
