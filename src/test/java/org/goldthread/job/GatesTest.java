package org.goldthread.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.config.Rules;
import org.goldthread.contract.RowCounts;
import org.goldthread.core.Problem;
import org.junit.jupiter.api.Test;

class GatesTest {
  private static final int FILES = 1;
  private static final Submission UNKNOWN = Submission.unknown("p", "f", "2023-24-Q2");

  @Test
  void aSubmissionWithoutAnyFileOfRowsIsRefused() {
    Gates.Counts nothing = new Gates.Counts(0, RowCounts.NONE, Optional.empty());
    assertThat(Gates.shut(feed(), UNKNOWN, nothing, List.of(), false).map(Gates.Shut::gate))
        .contains("no_rows");
  }

  @Test
  void anExportWhoseRecordsAreAllLeftOutByTheFeedsOwnFiltersIsAWholeExportOfNothing() {
    Submission few = Submission.unknown("p", "f", "2023-24-Q1").replaced(rows(9), 1);
    Submission many = Submission.unknown("p", "f", "2023-24-Q1").replaced(rows(10), 1);
    Submission before = UNKNOWN.replaced(rows(1), 2);

    assertThat(shut(UNKNOWN, 0, 0, List.of(few), false)).isEmpty();
    assertThat(shut(UNKNOWN, 0, 0, List.of(many), false)).contains("min_rows_vs_previous");
    assertThat(shut(before, 0, 0, List.of(before), false)).contains("max_shrink");
  }

  @Test
  void aRequiredFeedOfWhichNothingIsInForceIsMissing() {
    assertThat(Gates.missing(List.of("f", "g"), Set.of("g")))
        .singleElement()
        .extracting(Problem::problem)
        .isEqualTo("The required feed f is missing");
  }

  @Test
  void tooManyRejectedRowsRefuseASubmission() {
    assertThat(shut(UNKNOWN, 100, 51, List.of(), false)).contains("max_rejected_share");
    assertThat(shut(UNKNOWN, 100, 50, List.of(), false)).isEmpty();
  }

  @Test
  void aSubmissionOfFewRowsIsNotJudgedByTheShareOfThem() {
    assertThat(shut(UNKNOWN, 19, 18, List.of(), false)).isEmpty();
    assertThat(shut(UNKNOWN, 20, 11, List.of(), false)).contains("max_rejected_share");
    assertThat(shut(UNKNOWN, 20, 10, List.of(), false)).isEmpty();
  }

  @Test
  void howeverFewRowsAFileThatIsAllWrongTakesNoOthersPlace() {
    Submission before = UNKNOWN.replaced(rows(3), 1);

    assertThat(shut(before, 3, 3, List.of(before), false)).contains("max_rejected_share");
    assertThat(shut(before, 3, 2, List.of(before), false)).isEmpty();
  }

  @Test
  void whereNothingWasTakenBeforeNothingIsLost() {
    Submission before = UNKNOWN.replaced(rows(0), 1);

    assertThat(shut(before, 1, 1, List.of(before), false)).isEmpty();
  }

  @Test
  void fiveRowsThatAreAllWrongAreRefusedAndFourMayBeChance() {
    assertThat(shut(UNKNOWN, 5, 5, List.of(), false)).contains("max_rejected_share");
    assertThat(shut(UNKNOWN, 4, 4, List.of(), false)).isEmpty();
  }

  @Test
  void whatWasTooSmallToBeJudgedIsToldInOneWarning() {
    assertThat(Gates.isTooSmallToJudge(feed(), new RowCounts(1, 2, 0, 0))).isTrue();
    assertThat(Gates.isTooSmallToJudge(feed(), new RowCounts(1, 1, 0, 0))).isFalse();
    assertThat(Gates.isTooSmallToJudge(feed(), new RowCounts(1, 19, 0, 0))).isFalse();
    assertThat(Gates.unjudged(Map.of())).isEmpty();

    Map<String, RowCounts> unjudged = new TreeMap<>();
    for (String folder : List.of("p/a/2023-24-Q2", "p/b/2023-24-Q2", "p/c/2023-24-Q2", "p/d")) {
      unjudged.put(folder, new RowCounts(0, 1, 0, 0));
    }
    assertThat(Gates.unjudged(unjudged))
        .contains(
            Problem.of(
                "Small submissions have many rejected rows: 4",
                "p/a/2023-24-Q2 (1 of 1 row), p/b/2023-24-Q2 (1 of 1 row), p/c/2023-24-Q2 (1 of 1"
                    + " row) and 1 more. They have fewer rows than min_rows_to_judge, so"
                    + " max_rejected_share refuses none of them.",
                "Send the providers their feedback; corrected files replace these."));
  }

  @Test
  void aReplacementThatShrinksTooMuchIsHeldUnlessAccepted() {
    Submission before = UNKNOWN.replaced(rows(100), 1);

    assertThat(shut(before, 79, 0, List.of(before), false)).contains("max_shrink");
    assertThat(shut(before, 80, 0, List.of(before), false)).isEmpty();
    assertThat(shut(before, 79, 0, List.of(before), true)).isEmpty();
  }

  @Test
  void farFewerRowsThanTheLatestPeriodBeforeRefuseASubmission() {
    Submission older = Submission.unknown("p", "f", "2022-23-Q4").replaced(rows(1_000), 1);
    Submission latest = Submission.unknown("p", "f", "2023-24-Q1").replaced(rows(100), 2);

    assertThat(shut(UNKNOWN, 9, 0, List.of(older, latest), false)).contains("min_rows_vs_previous");
    assertThat(shut(UNKNOWN, 10, 0, List.of(older, latest), false)).isEmpty();
  }

  private static Optional<String> shut(
      Submission before, long rows, long rejected, List<Submission> known, boolean acceptShrink) {
    RowCounts counts = new RowCounts(rows - rejected, rejected, 0, 0);
    return Gates.shut(
            feed(), before, new Gates.Counts(FILES, counts, Optional.empty()), known, acceptShrink)
        .map(Gates.Shut::gate);
  }

  private static List<Submission.HeldFile> rows(long rows) {
    return List.of(new Submission.HeldFile(1, "00".repeat(32), 1, new RowCounts(rows, 0, 0, 0), 0));
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
        Rules.NONE,
        Feed.Schedule.quarterly(30),
        "");
  }
}
