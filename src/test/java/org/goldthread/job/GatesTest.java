package org.goldthread.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.core.Period;
import org.goldthread.intake.Landing;
import org.junit.jupiter.api.Test;

class GatesTest {
  private static final Submission UNKNOWN = Submission.unknown("p", "f", "2023-24-Q2");

  @Test
  void aSubmissionWithoutAnyRowIsRefused() {
    assertThat(shut(UNKNOWN, 0, 0, List.of(), false)).contains("no_rows");
  }

  @Test
  void tooManyRejectedRowsRefuseASubmission() {
    assertThat(shut(UNKNOWN, 100, 51, List.of(), false)).contains("max_rejected_share");
    assertThat(shut(UNKNOWN, 100, 50, List.of(), false)).isEmpty();
  }

  @Test
  void aReplacementThatShrinksTooMuchIsHeldUnlessAccepted() {
    Submission before = UNKNOWN.replaced(List.of(), 1, 100);

    assertThat(shut(before, 79, 0, List.of(before), false)).contains("max_shrink");
    assertThat(shut(before, 80, 0, List.of(before), false)).isEmpty();
    assertThat(shut(before, 79, 0, List.of(before), true)).isEmpty();
  }

  @Test
  void farFewerRowsThanTheLatestPeriodBeforeRefuseASubmission() {
    Submission older = Submission.unknown("p", "f", "2022-23-Q4").replaced(List.of(), 1, 1_000);
    Submission latest = Submission.unknown("p", "f", "2023-24-Q1").replaced(List.of(), 2, 100);

    assertThat(shut(UNKNOWN, 9, 0, List.of(older, latest), false)).contains("min_rows_vs_previous");
    assertThat(shut(UNKNOWN, 10, 0, List.of(older, latest), false)).isEmpty();
  }

  private static Optional<String> shut(
      Submission before, long rows, long rejected, List<Submission> known, boolean acceptShrink) {
    Candidate candidate =
        new Candidate(
            new Landing.Delivery(feed(), new Period(2023, 2), List.of()),
            before,
            List.of(),
            List.of());
    return Gates.shut(
            candidate, new Gates.Counts(rows, rejected, Optional.empty()), known, acceptShrink)
        .map(Gates.Shut::gate);
  }

  private static Feed feed() {
    return new Feed(
        "f",
        "p",
        Optional.empty(),
        "registration",
        Feed.Route.CLEAR,
        "gt1",
        "p",
        "a",
        Feed.Delivery.PERIOD,
        List.of(),
        new Feed.Format(0, "", "", ""),
        List.of(),
        Map.of(),
        List.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        new Programme.Gates(0.5, 0.1, 0.2),
        30,
        Optional.empty(),
        "");
  }
}
