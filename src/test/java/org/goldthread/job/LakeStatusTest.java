package org.goldthread.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.goldthread.calendar.ExpectedFeed;
import org.goldthread.calendar.ExpectedFeed.State;
import org.goldthread.config.Programmes;
import org.junit.jupiter.api.Test;

/** The calendar of a lake, by the days that its runs counted as today. */
class LakeStatusTest {

  @Test
  void theDayOfTheRunTellsWhatCameInTimeFromWhatCameLate() {
    List<ExpectedFeed> calendar =
        LakeStatus.of(
                Town.whole().environment(), Programmes.cached(Town.files()), Town.TODAY.plusDays(1))
            .calendar();
    assertThat(calendar)
        .filteredOn(feed -> feed.feed().equals("baby-steps-registration"))
        .extracting(ExpectedFeed::period, ExpectedFeed::state)
        .containsExactly(tuple("2023-24-Q1", State.LATE), tuple("2023-24-Q2", State.RECEIVED));
    assertThat(calendar.stream().filter(feed -> feed.state().isOverdue()).map(ExpectedFeed::period))
        .doesNotContain("2023-24-Q3");
  }
}
