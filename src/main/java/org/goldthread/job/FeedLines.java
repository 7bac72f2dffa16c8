package org.goldthread.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.goldthread.contract.RowCounts;
import org.goldthread.table.Accounting;

/** The submissions of a lake as a summary shows them. */
final class FeedLines {
  private FeedLines() {}

  /**
   * A line for each submission, in order of provider, feed and period.
   *
   * @param submissions every known submission
   * @param accounting rows of {@link Accounting}: final states; empty if the rows in force were not
   *     linked since, so that only the row engine's verdicts count
   * @param receipts rows of {@link org.goldthread.table.Receipts}; read only where something in
   *     force is not the newest
   */
  static List<RunSummary.FeedLine> of(
      List<Submission> submissions,
      Optional<Dataset<Row>> accounting,
      Supplier<Dataset<Row>> receipts) {
    Map<String, RowCounts> accounts = new TreeMap<>();
    accounting.ifPresent(
        rows -> rows.collectAsList().forEach(row -> accounts.put(folder(row), counts(row))));
    List<Submission> known =
        submissions.stream().sorted(Comparator.comparing(Submission::folder)).toList();
    FileReceipts received =
        known.stream().anyMatch(FeedLines::isStale)
            ? FileReceipts.of(receipts.get(), 0, Instant.EPOCH)
            : FileReceipts.none();
    List<RunSummary.FeedLine> lines = new ArrayList<>();
    for (Submission submission : known) {
      RowCounts inForce =
          accounting.isPresent()
              ? accounts.getOrDefault(submission.folder(), RowCounts.NONE)
              : submission.rows();
      lines.add(line(submission, inForce, received));
    }
    return lines;
  }

  private static RunSummary.FeedLine line(
      Submission submission, RowCounts inForce, FileReceipts receipts) {
    boolean isStale = isStale(submission);
    RowCounts found = submission.refused().flatMap(Submission.Refused::rows).orElse(inForce);
    return RunSummary.FeedLine.of(
        submission,
        found,
        submission.state(),
        isStale ? Optional.of(inForce) : Optional.empty(),
        isStale ? receipts.takenOn(submission.folder(), submission.intake()) : Optional.empty());
  }

  private static boolean isStale(Submission submission) {
    return submission.isInForce() && submission.refused().isPresent();
  }

  private static String folder(Row row) {
    return row.getAs(Accounting.PROVIDER.name())
        + "/"
        + row.getAs(Accounting.FEED.name())
        + "/"
        + row.getAs(Accounting.PERIOD.name());
  }

  private static RowCounts counts(Row row) {
    return new RowCounts(
        row.getAs(Accounting.ACCEPTED.name()),
        row.getAs(Accounting.REJECTED.name()),
        row.getAs(Accounting.WITHHELD.name()),
        0);
  }
}
