package org.goldthread.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.goldthread.calendar.ExpectedFeed;
import org.goldthread.calendar.ExpectedFeed.State;
import org.goldthread.config.Contract.Kind;
import org.junit.jupiter.api.Test;

/** The calendar as {@code status} prints it. */
class CalendarLinesTest {

  @Test
  void printsOneLineForEachRunOfPeriodsOfOneState() {
    assertThat(
            CalendarLines.of(
                List.of(
                    feed("b", "2023-24-Q1", State.NEVER_RECEIVED),
                    feed("a", "2023-24-Q1", State.RECEIVED),
                    feed("a", "2023-24-Q2", State.RECEIVED),
                    feed("a", "2023-24-Q3", State.OVERDUE))))
        .extracting(line -> line.replaceAll(" +", " "))
        .containsExactly(
            "team/a received 2023-24-Q1 to 2023-24-Q2",
            "team/a overdue 2023-24-Q3",
            "team/b never received 2023-24-Q1");
  }

  private static ExpectedFeed feed(String name, String period, State state) {
    return new ExpectedFeed(period, "team", name, "", Kind.ADMINISTRATIVE, state);
  }
}
