package org.goldthread.config;

import java.util.Optional;
import org.goldthread.core.Period;

/** The periods of a feed's calendar exist, lie inside the programme and follow each other. */
final class ScheduleCheck {
  private final Part calendar;
  private final Optional<Programme.PeriodRange> programme;
  private final Problems problems;

  /**
   * A check.
   *
   * @param calendar the feed's block
   * @param programme the programme's periods; empty if they cannot be read
   */
  ScheduleCheck(Part calendar, Optional<Programme.PeriodRange> programme, Problems problems) {
    this.calendar = calendar;
    this.programme = programme;
    this.problems = problems;
  }

  void check() {
    Optional<Period> first = inside("first_period", "first");
    Optional<Period> last = inside("last_period", "last");
    if (first.isPresent() && last.isPresent() && last.get().compareTo(first.get()) < 0) {
      problems.add(
          calendar.at("last_period"),
          "the last period " + last.get() + " comes before the first, " + first.get(),
          "mend `first_period` or `last_period`");
    }
    for (Part part : calendar.at("not_collected").items()) {
      lastOf(part.text(), part);
    }
    calendar.at("delivered_with").entries().forEach(this::checkLater);
  }

  private void checkLater(String when, Part with) {
    Optional<Period> last = lastOf(when, with);
    Optional<Period> later = inside(with, "later");
    if (last.isPresent() && later.isPresent() && later.get().compareTo(last.get()) <= 0) {
      problems.add(
          with,
          "`" + when + "` does not end before " + later.get(),
          "name the later period whose submission holds the rows");
    }
  }

  /** The last period of a period or financial year. */
  private Optional<Period> lastOf(String when, Part part) {
    Optional<Period> last = Period.parse(when.contains("Q") ? when : when + "-Q4");
    if (last.isEmpty()) {
      problems.add(
          part,
          "`" + when + "` is neither a period nor a financial year",
          "write such as 2020-21-Q1 or 2020-21");
    }
    return last;
  }

  private Optional<Period> inside(String key, String which) {
    return inside(calendar.at(key), which);
  }

  private Optional<Period> inside(Part part, String which) {
    if (!part.present()) {
      return Optional.empty();
    }
    Optional<Period> period = Period.parse(part.text());
    if (period.isEmpty()) {
      problems.add(part, "`" + part.text() + "` is not a period", "write such as 2023-24-Q2");
    } else if (programme.isPresent()
        && (period.get().compareTo(programme.get().first()) < 0
            || period.get().compareTo(programme.get().last()) > 0)) {
      problems.add(
          part,
          "the " + which + " period " + period.get() + " is outside the programme's",
          "the programme has " + programme.get().first() + " to " + programme.get().last());
    }
    return period;
  }
}
