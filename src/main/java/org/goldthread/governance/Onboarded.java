package org.goldthread.governance;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.config.Zone;
import org.goldthread.core.Problem;

/**
 * Which feeds a lake takes: the live lake those that are live on the day, the staging lake those
 * that are staged. No feed goes into both at a time.
 */
public final class Onboarded {

  private Onboarded() {}

  /** The programme with only the feeds that a lake takes on a day. */
  public static Programme programme(Programme programme, Zone zone, LocalDate today) {
    return programme.only(feed -> takes(programme, zone, feed, today));
  }

  /** Whether a lake takes a feed on a day. */
  public static boolean takes(Programme programme, Zone zone, Feed feed, LocalDate today) {
    return programme.governance().onboarding(feed).on(today) == zone.takes();
  }

  /** That feeds of which something was sent were left where they lie; empty if there are none. */
  public static Optional<Problem> waiting(
      Programme programme, Collection<Feed> sent, Zone zone, LocalDate today) {
    Set<String> waiting = new TreeSet<>();
    for (Feed feed : sent) {
      if (!takes(programme, zone, feed, today)) {
        waiting.add(
            feed.name() + " (" + programme.governance().onboarding(feed).on(today).word() + ")");
      }
    }
    return waiting.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Problem.of(
                RegisterTexts.of("waiting.problem", waiting.size()),
                RegisterTexts.of("waiting.cause." + zone.word(), String.join(", ", waiting)),
                RegisterTexts.of("waiting.remedy." + zone.word())));
  }
}
