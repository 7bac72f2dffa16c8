package org.goldthread.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.goldthread.calendar.ExpectedFeed;
import org.goldthread.config.Contract;
import org.goldthread.disclosure.Relations;

/** What the reach report counts. */
public enum Metric {
  /** Accepted rows of registration files. */
  ROWS,
  /** The naive count: registered clients of each feed, added up over feeds. */
  REGISTRATIONS,
  /** The unique individuals among the registered clients. */
  REGISTERED_PEOPLE,
  /** Unique individuals reached: own registration with a service, or attendance. */
  PEOPLE,
  /** Unique children reached. */
  CHILDREN,
  /** Unique adults reached. */
  ADULTS,
  /** Unique adults with a registration that says pregnant. */
  PREGNANT_WOMEN,
  /** Families of a scope that hold somebody reached. */
  FAMILIES;

  /**
   * Rows that arrived after their quarter had been closed: of releases, by quarter of the event.
   */
  public static final String ARRIVED_LATE = "arrived_late";

  private static final String AT_LEAST = "_at_least";

  /** How these metrics could give each other away. */
  public static final Relations RELATIONS =
      new Relations(
          List.of(
              List.of(
                  ROWS.word(),
                  REGISTRATIONS.word(),
                  REGISTERED_PEOPLE.word(),
                  REGISTERED_PEOPLE.atLeast()),
              List.of(PEOPLE.word(), PEOPLE.atLeast()),
              List.of(CHILDREN.word(), CHILDREN.atLeast()),
              List.of(ADULTS.word(), ADULTS.atLeast())),
          List.of(new Relations.Sum(PEOPLE.word(), List.of(CHILDREN.word(), ADULTS.word()))));

  /** The word used in tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The metric of the least number of people that these individuals can be, given the links that
   * nobody can settle. The number of individuals is the greatest.
   */
  public String atLeast() {
    return word() + AT_LEAST;
  }

  /** Whether the metric has a least number. */
  boolean hasRange() {
    return this == REGISTERED_PEOPLE || this == PEOPLE || this == CHILDREN || this == ADULTS;
  }

  /** Whether attendance counts, not only registration. */
  boolean countsAttendance() {
    return this == PEOPLE || this == CHILDREN || this == ADULTS || this == FAMILIES;
  }

  /** Whether its count in a service rests on a feed. */
  boolean restsOn(ExpectedFeed feed) {
    return !feed.service().isEmpty()
        && (feed.kind() == Contract.Kind.REGISTRATION
            || (feed.kind() == Contract.Kind.ENGAGEMENT && countsAttendance()));
  }

  /** The words of a metric and of its range. */
  Stream<String> words() {
    return hasRange() ? Stream.of(word(), atLeast()) : Stream.of(word());
  }

  /** The metric of a table's word; that of a least number is the metric itself. */
  static Metric of(String word) {
    return Arrays.stream(values())
        .filter(metric -> metric.words().anyMatch(word::equals))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no metric is called " + word));
  }
}
