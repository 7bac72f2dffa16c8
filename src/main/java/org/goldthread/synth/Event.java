package org.goldthread.synth;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Something that happened to a client on a day and becomes a row of a feed.
 *
 * @param feed the feed that takes it up
 * @param on the day
 * @param details what the row says beside the date
 * @param series values of columns that repeat, such as the items of an assessment; null for none
 */
record Event(String feed, LocalDate on, Map<Detail, String> details, String[] series) {

  /** What a row says about an event; the words are those of the contracts' row fields. */
  enum Detail {
    SESSION_ID,
    SESSION_TYPE,
    ATTENDED,
    DURATION_MINUTES,
    TIME_POINT,
    MEASURE,
    QUESTION,
    SCORE,
    COMMENT,
    CATEGORY,
    AMOUNT,
    HOURS,
    AREA,
    INDICATOR,
    FREQUENCY,
    NUMERATOR,
    DENOMINATOR,
    SOURCE,
    COLLECTED,
    /** Set where it did not take place. */
    MISSED,
    /** Set where the row names nobody. */
    ANONYMOUS,
    /** Set where it is told with the files of the next quarter. */
    LATE;

    private final String field = name().toLowerCase(Locale.ROOT);

    /** The detail of a row field, if it is one. */
    static Optional<Detail> of(String field) {
      for (Detail detail : values()) {
        if (detail.field.equals(field)) {
          return Optional.of(detail);
        }
      }
      return Optional.empty();
    }
  }

  /** An event with no detail yet. */
  static Event of(Export export, LocalDate on, String[] series) {
    return new Event(export.feed().name(), on, new EnumMap<>(Detail.class), series);
  }

  /** The same event with one more detail. */
  Event with(Detail detail, String text) {
    details.put(detail, text);
    return this;
  }

  /** A detail, or an empty string. */
  String detail(Detail detail) {
    return details.getOrDefault(detail, "");
  }

  boolean isLate() {
    return details.containsKey(Detail.LATE);
  }

  boolean isAnonymous() {
    return details.containsKey(Detail.ANONYMOUS);
  }
}
