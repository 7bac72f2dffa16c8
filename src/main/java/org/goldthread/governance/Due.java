package org.goldthread.governance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.goldthread.config.Feed;
import org.goldthread.config.Governance;
import org.goldthread.config.Governance.Place;
import org.goldthread.config.Governance.Term;
import org.goldthread.config.Programme;
import org.goldthread.core.Period;

/**
 * Something in the registers that has to be done.
 *
 * @param day the day by which it has, or had, to be done; empty: before anything is taken
 * @param text what, in one sentence
 * @param place its line; the file's first where no line is meant
 */
public record Due(Optional<LocalDate> day, String text, Place place) {
  private static final Place WHOLE = new Place("governance.yaml", 1);

  /**
   * What is due on a day or within the days of warning: agreements and assessments that lack a
   * signature, have expired or will, rows past their retention, and onboarding that should go on.
   * What has no day comes first, then the earliest day.
   */
  public static List<Due> of(Programme programme, LocalDate today) {
    Governance governance = programme.governance();
    LocalDate soon = today.plusDays(governance.warnDays());
    List<Due> due = new ArrayList<>();
    governance
        .agreements()
        .values()
        .forEach(entry -> term(due, entry.title(), entry.term(), entry.place(), today, soon));
    governance
        .assessments()
        .values()
        .forEach(entry -> term(due, entry.title(), entry.term(), entry.place(), today, soon));
    for (Feed feed : programme.feeds().values()) {
      retention(programme, feed, today).ifPresent(due::add);
    }
    for (OnboardingLine line : OnboardingLine.of(programme, today)) {
      if (line.state() != OnboardingLine.State.LIVE
          && line.date().filter(day -> !day.isAfter(soon)).isPresent()) {
        due.add(
            new Due(
                line.date(),
                RegisterTexts.of(
                        "due.onboarding",
                        line.provider(),
                        line.dataType(),
                        line.state().word(),
                        line.blocker().orElse(""))
                    .strip(),
                WHOLE));
      }
    }
    due.sort(Comparator.comparing((Due entry) -> entry.day().orElse(LocalDate.MIN)));
    return List.copyOf(due);
  }

  private static void term(
      List<Due> due, String title, Term term, Place place, LocalDate today, LocalDate soon) {
    if (term.start().isEmpty() || term.expiry().isEmpty()) {
      due.add(new Due(Optional.empty(), RegisterTexts.of("due.unsigned", title), place));
    } else if (term.expiry().get().isBefore(today)) {
      due.add(new Due(term.expiry(), RegisterTexts.of("due.expired", title), place));
    } else if (!term.expiry().get().isAfter(soon)) {
      due.add(new Due(term.expiry(), RegisterTexts.of("due.expires", title), place));
    }
  }

  /** Rows of the last period whose time is over, and of those before it. */
  private static Optional<Due> retention(Programme programme, Feed feed, LocalDate today) {
    Governance.Retention retention =
        programme
            .governance()
            .retention(feed, programme.contracts().get(feed.contract()).kind())
            .orElseThrow();
    Period first = feed.schedule().first().orElse(programme.periods().first());
    Optional<Period> over = Optional.empty();
    for (Period period = first;
        period.compareTo(programme.periods().last()) <= 0
            && period.end().plusMonths(retention.keepMonths()).isBefore(today);
        period = period.next()) {
      over = Optional.of(period);
    }
    return over.map(
        period ->
            new Due(
                Optional.of(period.end().plusMonths(retention.keepMonths())),
                RegisterTexts.of(
                    "due.retention." + retention.then(), feed.name(), period.toString()),
                retention.place()));
  }
}
