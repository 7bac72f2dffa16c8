package org.goldthread.calendar;

import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;
import org.goldthread.config.Contract;

/**
 * A feed and a period of the programme's calendar, and what became of it.
 *
 * @param period the period, as 2023-24-Q2
 * @param provider who sends it
 * @param feed its name
 * @param service the service it belongs to; empty for administrative datasets
 * @param kind what its rows are about
 * @param state what became of it
 */
public record ExpectedFeed(
    String period, String provider, String feed, String service, Contract.Kind kind, State state)
    implements Serializable {

  /** What became of it. */
  public enum State {
    /** Its rows are counted; it came in time, or nobody knows when. */
    RECEIVED,
    /** Its rows are counted; it came after the day on which it was due. */
    LATE,
    /** Rows of an earlier delivery are counted; the newest waits or was refused. */
    STALE,
    /** Waits for acceptance; nothing is counted. */
    HELD,
    /** Could not be taken; nothing is counted. */
    REFUSED,
    /** Nothing arrived, and it is not due yet. */
    DUE,
    /** Nothing arrived, though other periods did, and it is past due. */
    OVERDUE,
    /** Nothing of the feed ever arrived, and it is past due. */
    NEVER_RECEIVED,
    /** The service ended before. */
    SERVICE_ENDED,
    /** Nothing was collected for the period. */
    NOT_COLLECTED;

    /** Whether rows of it are counted. */
    public boolean isCounted() {
      return this == RECEIVED || this == LATE || this == STALE;
    }

    /** Whether somebody owes it. */
    public boolean isOverdue() {
      return this == OVERDUE || this == NEVER_RECEIVED;
    }

    /** Whether there is something that could be sent. */
    public boolean isExpected() {
      return this != SERVICE_ENDED && this != NOT_COLLECTED;
    }

    /** The word used in tables and text bundles. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Checks that nothing is null. */
  public ExpectedFeed {
    Objects.requireNonNull(period);
    Objects.requireNonNull(provider);
    Objects.requireNonNull(feed);
    Objects.requireNonNull(service);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(state);
  }

  /** Provider and feed, as their folders are called. */
  public String name() {
    return provider + "/" + feed;
  }
}
