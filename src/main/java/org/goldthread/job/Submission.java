package org.goldthread.job;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.goldthread.intake.Landing;
import org.goldthread.table.Submissions;

/**
 * What the lake knows of one provider's feed and period: a row of {@link Submissions}.
 *
 * @param provider who sends it
 * @param feed its feed
 * @param period its period
 * @param content hash of the content in force; empty if none ever was
 * @param intake the intake that brought it; 0 if none is in force
 * @param state a word of {@link SubmissionState}
 * @param refusedContent content that is held or was refused
 * @param refusedReason why
 * @param sourceRows data rows in force
 * @param files the files in force
 */
record Submission(
    String provider,
    String feed,
    String period,
    String content,
    long intake,
    String state,
    Optional<String> refusedContent,
    Optional<String> refusedReason,
    long sourceRows,
    List<HeldFile> files) {

  /**
   * A file in force.
   *
   * @param file its number
   * @param sha256 hash of its content, hex
   * @param intake the intake that brought it
   */
  record HeldFile(int file, String sha256, long intake) {}

  /** A provider's feed and period that the lake knows nothing of yet. */
  static Submission unknown(String provider, String feed, String period) {
    return new Submission(
        provider,
        feed,
        period,
        "",
        0,
        SubmissionState.REFUSED,
        Optional.empty(),
        Optional.empty(),
        0,
        List.of());
  }

  /** Provider, feed and period, as its folder is called. */
  String folder() {
    return provider + "/" + feed + "/" + period;
  }

  /** Other files came in force. */
  Submission replaced(List<HeldFile> by, long inIntake, long rows) {
    return new Submission(
        provider,
        feed,
        period,
        Landing.contentHash(by.stream().map(HeldFile::sha256).toList()),
        inIntake,
        SubmissionState.IN_FORCE,
        Optional.empty(),
        Optional.empty(),
        rows,
        List.copyOf(by));
  }

  /** New content was held or refused; what was in force stays so. */
  Submission keptAgainst(String refused, String asState, String reason) {
    return new Submission(
        provider,
        feed,
        period,
        content,
        intake,
        asState,
        Optional.of(refused),
        Optional.of(reason),
        sourceRows,
        files);
  }

  static Submission fromRow(Row row) {
    return new Submission(
        row.getAs(Submissions.PROVIDER.name()),
        row.getAs(Submissions.FEED.name()),
        row.getAs(Submissions.PERIOD.name()),
        row.getAs(Submissions.CONTENT.name()),
        row.<Long>getAs(Submissions.INTAKE.name()),
        row.getAs(Submissions.STATE.name()),
        Optional.ofNullable(row.getAs(Submissions.REFUSED_CONTENT.name())),
        Optional.ofNullable(row.getAs(Submissions.REFUSED_REASON.name())),
        row.<Long>getAs(Submissions.SOURCE_ROWS.name()),
        row.<Row>getList(row.fieldIndex(Submissions.FILES.name())).stream()
            .map(file -> new HeldFile(file.getInt(0), file.getString(1), file.getLong(2)))
            .toList());
  }

  Row toRow() {
    return RowFactory.create(
        provider,
        feed,
        period,
        content,
        intake,
        state,
        refusedContent.orElse(null),
        refusedReason.orElse(null),
        sourceRows,
        files.stream()
            .map(file -> RowFactory.create(file.file(), file.sha256(), file.intake()))
            .toArray());
  }
}
