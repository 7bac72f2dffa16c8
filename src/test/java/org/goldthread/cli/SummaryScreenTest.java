package org.goldthread.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.goldthread.contract.RowCounts;
import org.goldthread.core.ExitCode;
import org.goldthread.job.RunSummary;
import org.junit.jupiter.api.Test;

/** What a run did stands on one screen, however many feeds a programme has. */
class SummaryScreenTest {
  private static final RunSummary.FeedLine HELD =
      new RunSummary.FeedLine(
          "p1",
          "f1",
          "2023-24-Q2",
          4,
          4,
          0,
          0,
          "held",
          "max_shrink",
          Optional.of(new RowCounts(9, 1, 0, 0)),
          Optional.of(LocalDate.of(2023, 10, 1)));

  @Test
  void aFewFeedsHaveALineEach() {
    assertThat(screen(List.of(taken(2), HELD, taken(3))))
        .containsExactly(
            "feed read accepted rejected withheld",
            "p0/f3 5 3 1 1",
            "p1/f1 10 9 1 0",
            "2023-24-Q2 held: max_shrink 4 4 0 0 in force: that of 2023-10-01",
            "p2/f2 5 3 1 1");
  }

  @Test
  void manyFeedsHaveALineForEachProvider() {
    List<RunSummary.FeedLine> many =
        IntStream.rangeClosed(2, 76).mapToObj(SummaryScreenTest::taken).toList();
    assertThat(screen(many))
        .containsExactly(
            "provider read accepted rejected withheld",
            "p0 (25 feeds) 125 75 25 25",
            "p1 (25 feeds) 125 75 25 25",
            "p2 (25 feeds) 125 75 25 25",
            "75 feeds; each with --json");
  }

  @Test
  void whatIsNotInForceNamesItsFeedAmongMany() {
    List<RunSummary.FeedLine> many =
        new ArrayList<>(IntStream.rangeClosed(2, 76).mapToObj(SummaryScreenTest::taken).toList());
    many.add(HELD);
    assertThat(screen(many))
        .contains("f1 2023-24-Q2 held: max_shrink 4 4 0 0 in force: that of 2023-10-01");
  }

  private static RunSummary.FeedLine taken(int number) {
    return new RunSummary.FeedLine(
        "p" + number % 3,
        "f" + number,
        "2023-24-Q1",
        5,
        3,
        1,
        1,
        "in_force",
        "",
        Optional.empty(),
        Optional.empty());
  }

  /** The lines about rows, blanks run together. */
  private static List<String> screen(List<RunSummary.FeedLine> feeds) {
    StringWriter out = new StringWriter();
    SummaryScreen.print(
        new PrintWriter(out),
        new RunSummary(
            1,
            feeds,
            Optional.empty(),
            Path.of("gold"),
            Optional.empty(),
            List.of(),
            List.of(),
            Map.of(),
            ExitCode.DONE));
    return out.toString()
        .lines()
        .map(line -> line.strip().replaceAll(" +", " "))
        .filter(line -> !line.isEmpty() && !line.startsWith("Run ") && !line.startsWith("gold "))
        .toList();
  }
}
