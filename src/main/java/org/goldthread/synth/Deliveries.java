package org.goldthread.synth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.goldthread.config.Feed;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.Period;

/** With which quarter's files a feed's rows come: what its calendar says, carried out. */
final class Deliveries {

  private Deliveries() {}

  /**
   * For each quarter the one whose files its rows come with: itself for most, a later one where the
   * calendar says so; empty where nothing was collected, the service had ended, or the sample ends
   * before the delivery.
   *
   * @throws GoldthreadException (user) if sessions that stand in columns would have to come late
   */
  static List<Optional<Quarter>> of(Export export, List<Quarter> quarters) {
    Feed.Schedule schedule = export.feed().schedule();
    List<Optional<Quarter>> delivered = new ArrayList<>();
    for (Quarter quarter : quarters) {
      Period period = quarter.period();
      Optional<Period> with = schedule.deliveredWith(period);
      if (with.isPresent() && export.repeated() == Export.Repeated.SESSIONS) {
        throw new GoldthreadException(
            ExitCode.USER,
            "The feed " + export.feed().name() + " cannot deliver " + period + " later.",
            "Its files have a column for each session of their own quarter.",
            "Take `delivered_with` out of its calendar.");
      }
      boolean isSent = schedule.isCollected(period) && !schedule.isOver(period);
      delivered.add(
          !isSent
              ? Optional.empty()
              : with.isEmpty()
                  ? Optional.of(quarter)
                  : quarters.stream().filter(q -> q.period().equals(with.get())).findFirst());
    }
    return List.copyOf(delivered);
  }
}
