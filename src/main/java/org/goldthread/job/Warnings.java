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

  /** Every overdue feed with its periods, in one warning; empty if there is none. */
  private static Optional<Problem> overdue(
      LocalDate today, Programme programme, Collection<Submission> known) {
    Map<String, List<String>> overdue =
        FeedCalendar.overdue(
            FeedCalendar.on(
                today,
                programme,
                known.stream().map(sent -> sent.arrival(Optional.empty())).toList()));
    return overdue.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Problem.of(
                overdue.size() == 1 ? "One feed is overdue" : overdue.size() + " feeds are overdue",
                overdue.entrySet().stream()
                        .map(feed -> feed.getKey() + " " + String.join(", ", feed.getValue()))
                        .collect(Collectors.joining("; "))
                    + ".",
                "Ask the provider for the files. Where none will come, write `last_period` or"
                    + " `not_collected` into the feed's calendar."));
  }
}
