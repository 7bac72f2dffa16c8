package org.goldthread.job;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.goldthread.config.Programme;
import org.goldthread.core.Problem;
import org.goldthread.governance.FeedCalendar;

/** The warning of a run that somebody has not sent what was due. */
final class Overdue {

  private Overdue() {}

  /** Every overdue feed with its periods, in one warning; empty if there is none. */
  static Optional<Problem> warning(
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
