package org.goldthread.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.goldthread.calendar.FeedCalendar;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.core.Problem;
import org.goldthread.governance.Onboarded;
import org.goldthread.governance.Permit;

/** What every run says on a day though it refuses nothing for it. */
final class Warnings {
  /** More overdue submissions than these are counted only. */
  private static final int NAMED = 3;

  private Warnings() {}

  /**
   * Feeds that wait to be live, what expires soon, and what is overdue.
   *
   * @param sent feeds of which something lies in the landing folder
   * @param known the submissions that the lake knows
   */
  static List<Problem> of(
      JobRequest request, LocalDate today, Collection<Feed> sent, Collection<Submission> known) {
    Programme taken = request.taken(today);
    List<Problem> warnings = new ArrayList<>();
    Onboarded.waiting(request.programme(), sent, request.environment().zone(), today)
        .ifPresent(warnings::add);
    warnings.addAll(Permit.warnings(request.programme(), taken.feeds().values(), today));
    overdue(today, taken, known).ifPresent(warnings::add);
    return List.copyOf(warnings);
  }

  private static Optional<Problem> overdue(
      LocalDate today, Programme programme, Collection<Submission> known) {
    return overdue(
        FeedCalendar.overdue(
            FeedCalendar.on(
                today,
                programme,
                known.stream().map(sent -> sent.arrival(Optional.empty())).toList())));
  }

  /**
   * Overdue feeds in one warning, which says where each is listed; empty if there is none.
   *
   * @param overdue feeds with their periods
   */
  static Optional<Problem> overdue(Map<String, List<String>> overdue) {
    if (overdue.isEmpty()) {
      return Optional.empty();
    }
    int periods = overdue.values().stream().mapToInt(List::size).sum();
    String named =
        overdue.entrySet().stream()
            .limit(NAMED)
            .map(feed -> feed.getKey() + " " + String.join(", ", feed.getValue()))
            .collect(Collectors.joining("; "));
    boolean isWhole = periods <= NAMED;
    return Optional.of(
        Problem.of(
            overdue.size() == 1 ? "One feed is overdue" : overdue.size() + " feeds are overdue",
            isWhole
                ? named + "."
                : "They are "
                    + periods
                    + " submissions; `goldthread status` lists each with its state.",
            "Ask the provider for the files. Where none will come, write `last_period` or"
                + " `not_collected` into the feed's calendar."));
  }
}
