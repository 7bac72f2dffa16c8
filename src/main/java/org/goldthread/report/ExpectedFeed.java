package org.goldthread.report;

import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;
import org.goldthread.config.Contract;

/**
 * A feed that the programme's calendar expects for a period, and what became of it.
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

  /** What became of an expected submission. */
  public enum State {
    /** Its rows are counted. */
    RECEIVED,
    /** Rows of an earlier delivery are counted; the newest waits or was refused. */
    STALE,
    /** Waits for acceptance; nothing is counted. */
    HELD,
    /** Could not be taken; nothing is counted. */
    REFUSED,
    /** Nothing arrived. */
    NOT_RECEIVED;

    /** Whether rows of it are counted. */
    public boolean isCounted() {
      return this == RECEIVED || this == STALE;
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

  /** Whether a metric of a service rests on this feed. */
  boolean feeds(Metric metric) {
    return !service.isEmpty()
        && (kind == Contract.Kind.REGISTRATION
            || (kind == Contract.Kind.ENGAGEMENT && metric.countsAttendance()));
  }
}
