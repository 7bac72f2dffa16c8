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
      String asPeriod = part.text().contains("Q") ? part.text() : part.text() + "-Q1";
      if (Period.parse(asPeriod).isEmpty()) {
        problems.add(
            part,
            "`" + part.text() + "` is neither a period nor a financial year",
            "write such as 2020-21-Q1 or 2020-21");
      }
    }
  }

  private Optional<Period> inside(String key, String which) {
    Part part = calendar.at(key);
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
