package org.goldthread.job;

import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.try_element_at;
import static org.apache.spark.sql.functions.when;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.goldthread.contract.RowCounts;
import org.goldthread.contract.Severity;
import org.goldthread.intake.IntakeSlice;
import org.goldthread.intake.Landing;
import org.goldthread.table.RowStates;
import org.goldthread.table.Rows;

/** What one intake read: source rows of each file by the row engine's verdict. */
final class IntakeCounts {
  private final Map<String, FileCounts> byFile = new HashMap<>();

  private IntakeCounts() {}

  /** What was read of a file, and the finding in a row that refuses its whole submission. */
  private record FileCounts(RowCounts rows, Optional<String> refusal) {}

  /**
   * Counts the rows of an intake, in one query.
   *
   * @param rows rows of {@link Rows}, the intake's among them
   */
  static IntakeCounts of(Dataset<Row> rows, List<Candidate> candidates, long intake) {
    IntakeCounts counts = new IntakeCounts();
    for (Row row :
        rows.where(Rows.FEED.col().isin(names(candidates, Submission::feed)))
            .where(Rows.PERIOD.col().isin(names(candidates, Submission::period)))
            .where(Rows.INTAKE.col().equalTo(intake))
            .groupBy(Rows.PROVIDER.col(), Rows.FEED.col(), Rows.PERIOD.col(), Rows.FILE.col())
            .agg(
                sourceRows(RowStates.ACCEPTED),
                sourceRows(RowStates.REJECTED),
                sourceRows(RowStates.WITHHELD),
                min(firstRefusal()))
            .collectAsList()) {
      counts.byFile.put(
          key(row.getString(0) + "/" + row.getString(1) + "/" + row.getString(2), row.getInt(3)),
          new FileCounts(
              new RowCounts(row.getLong(4), row.getLong(5), row.getLong(6), 0),
              Optional.ofNullable(row.getString(7))));
    }
    return counts;
  }

  /** Rows of a file that were read. */
  RowCounts of(Candidate candidate, Landing.LandedFile file) {
    return counts(candidate, file.number()).rows();
  }

  /** Corrected rows that were read of a file in force whose clear text is gone. */
  RowCounts ofRestored(Candidate candidate, String sha256) {
    return counts(candidate, Landing.LandedFile.number(sha256)).rows();
  }

  /** Why rows refuse a whole submission, if they do. */
  Optional<String> refusal(Candidate candidate) {
    return Stream.concat(
            candidate.delivery().files().stream().map(Landing.LandedFile::number),
            candidate.restoring().stream().map(IntakeSlice::file))
        .flatMap(file -> counts(candidate, file).refusal().stream())
        .findFirst();
  }

  private FileCounts counts(Candidate candidate, int file) {
    return byFile.getOrDefault(
        key(candidate.folder(), file), new FileCounts(RowCounts.NONE, Optional.empty()));
  }

  private static String key(String folder, int file) {
    return folder + " " + file;
  }

  private static Column sourceRows(String status) {
    return count_distinct(when(Rows.STATUS.col().equalTo(status), Rows.LINE.col()));
  }

  /** A finding in a row that refuses its whole submission. */
  private static Column firstRefusal() {
    return try_element_at(
            filter(
                Rows.FINDINGS.col(),
                finding -> finding.getField("severity").equalTo(Severity.FILE.word())),
            lit(1))
        .getField("id");
  }

  private static Object[] names(List<Candidate> candidates, Function<Submission, String> name) {
    return candidates.stream().map(Candidate::before).map(name).distinct().sorted().toArray();
  }
}
