package org.goldthread.job;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.goldthread.intake.Landing;
import org.goldthread.table.Receipts;

/** What earlier runs received, and the receipts that this run writes. */
final class FileReceipts {
  private static final String KEPT = "kept";
  private static final String REMOVED = "removed";

  private final Map<String, List<Row>> earlier;
  private final List<Row> added = new ArrayList<>();
  private final long run;
  private final Instant now;

  private FileReceipts(Map<String, List<Row>> earlier, long run, Instant now) {
    this.earlier = earlier;
    this.run = run;
    this.now = now;
  }

  /**
   * The receipts of a lake. They are read whole: a few for each submission ever made.
   *
   * @param receipts rows of {@link Receipts}
   * @param run number of this run
   * @param now when it began
   */
  static FileReceipts of(Dataset<Row> receipts, long run, Instant now) {
    Map<String, List<Row>> earlier =
        receipts.collectAsList().stream()
            .collect(
                Collectors.groupingBy(
                    row -> key(folder(row), row.getAs(Receipts.SHA256.name())),
                    HashMap::new,
                    Collectors.toList()));
    return new FileReceipts(earlier, run, now);
  }

  /** No receipt at all. */
  static FileReceipts none() {
    return new FileReceipts(Map.of(), 0, Instant.EPOCH);
  }

  /** Notes that a file was opened, and what became of its submission. */
  void add(
      Landing.Delivery delivery,
      Landing.LandedFile file,
      long intake,
      String outcome,
      boolean isRemovedAfterwards) {
    added.add(
        RowFactory.create(
            run,
            delivery.feed().provider(),
            delivery.feed().name(),
            delivery.period().toString(),
            file.number(),
            file.name(),
            file.bytes(),
            file.sha256(),
            intake,
            outcome,
            isRemovedAfterwards ? REMOVED : KEPT,
            System.getProperty("user.name"),
            Timestamp.from(now)));
  }

  /** The rows that this run adds. */
  List<Row> added() {
    return List.copyOf(added);
  }

  /** The names under which a content came. */
  Set<String> names(String folder, String sha256) {
    return receipts(folder, sha256).stream()
        .map(row -> row.<String>getAs(Receipts.FILE_NAME.name()))
        .collect(Collectors.toSet());
  }

  /** Whether a content's clear text was removed after it was taken. */
  boolean isRemoved(String folder, String sha256) {
    return receipts(folder, sha256).stream()
        .anyMatch(row -> row.getAs(Receipts.CLEAR_TEXT.name()).equals(REMOVED));
  }

  /** When a content first came in force; empty if it never did before this run. */
  Optional<Instant> inForceSince(String folder, String sha256) {
    return receipts(folder, sha256).stream()
        .filter(row -> row.getAs(Receipts.OUTCOME.name()).equals(SubmissionState.IN_FORCE))
        .map(row -> row.<Timestamp>getAs(Receipts.AT.name()))
        .filter(Objects::nonNull)
        .map(Timestamp::toInstant)
        .min(Instant::compareTo);
  }

  /** The day on which an intake brought a submission in force; empty if no receipt tells. */
  Optional<LocalDate> takenOn(String folder, long intake) {
    return earlier.values().stream()
        .flatMap(List::stream)
        .filter(row -> folder(row).equals(folder))
        .filter(row -> row.<Long>getAs(Receipts.INTAKE.name()) == intake)
        .filter(row -> row.getAs(Receipts.OUTCOME.name()).equals(SubmissionState.IN_FORCE))
        .map(row -> row.<Timestamp>getAs(Receipts.AT.name()).toInstant())
        .min(Instant::compareTo)
        .map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC));
  }

  /**
   * The day on which content of a submission first came in force; empty if no receipt tells.
   *
   * @param days the day that each run counted as today
   */
  Optional<LocalDate> firstTakenOn(String folder, Map<Long, LocalDate> days) {
    return earlier.values().stream()
        .flatMap(List::stream)
        .filter(row -> folder(row).equals(folder))
        .filter(row -> row.getAs(Receipts.OUTCOME.name()).equals(SubmissionState.IN_FORCE))
        .map(row -> days.get(row.<Long>getAs(Receipts.RUN.name())))
        .filter(Objects::nonNull)
        .min(LocalDate::compareTo);
  }

  private List<Row> receipts(String folder, String sha256) {
    return earlier.getOrDefault(key(folder, sha256), List.of());
  }

  private static String key(String folder, String sha256) {
    return folder + " " + sha256;
  }

  private static String folder(Row row) {
    return row.getAs("provider") + "/" + row.getAs("feed") + "/" + row.getAs("period");
  }
}
