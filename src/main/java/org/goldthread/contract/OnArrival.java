package org.goldthread.contract;

import java.util.ArrayList;
import java.util.List;
import org.goldthread.config.Contract;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;

/**
 * The checks that need a provider's earlier submissions, so that they are made on arrival and not
 * by {@code validate}.
 */
public final class OnArrival {
  private OnArrival() {}

  /** The findings that may come of a feed on its arrival. */
  public static List<FindingId> of(Programme programme, Feed feed) {
    List<FindingId> checks = new ArrayList<>();
    if (findsRepeats(programme, feed)) {
      checks.add(FindingId.ROW_OF_AN_EARLIER_PERIOD);
    }
    if (looksForRegistration(programme, feed)) {
      checks.add(FindingId.NOT_REGISTERED_YET);
    }
    checks.add(FindingId.OTHER_NUMBER_OF_ROWS);
    checks.add(FindingId.MORE_MISSING);
    checks.add(FindingId.OTHER_MIX);
    return List.copyOf(checks);
  }

  /**
   * Whether a row of one period has no place in the next. A register has: it names everybody who is
   * still on it.
   */
  public static boolean findsRepeats(Programme programme, Feed feed) {
    return feed.delivery() == Feed.Delivery.PERIOD && !isRegister(programme, feed);
  }

  private static boolean isRegister(Programme programme, Feed feed) {
    return programme.contracts().get(feed.contract()).kind() == Contract.Kind.REGISTRATION;
  }

  /** Whether the same provider sends registrations out of the same client database. */
  public static boolean hasRegister(Programme programme, Feed feed) {
    return programme.feeds().values().stream()
        .anyMatch(
            other ->
                other.provider().equals(feed.provider())
                    && other.idSystem().equals(feed.idSystem())
                    && isRegister(programme, other));
  }

  /** Whether a feed's rows are about clients of a service, by their ids. */
  public static boolean looksForRegistration(Programme programme, Feed feed) {
    Contract.Kind kind = programme.contracts().get(feed.contract()).kind();
    return (kind == Contract.Kind.ENGAGEMENT
            || kind == Contract.Kind.FEEDBACK
            || kind == Contract.Kind.OUTCOME)
        && feed.asks(Feed.ROW, "client_id");
  }
}
