package org.goldthread.job;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.goldthread.calendar.FeedCalendar;
import org.goldthread.contract.FieldFill;
import org.goldthread.contract.LakeFinding;
import org.goldthread.contract.Profile;
import org.goldthread.contract.RowCounts;
import org.goldthread.core.Period;
import org.goldthread.intake.Landing;
import org.goldthread.table.Submissions;
import org.goldthread.validation.OwnHistory;

/**
 * What the lake knows of one provider's feed and period: a row of {@link Submissions}.
 *
 * @param provider who sends it
 * @param feed its feed
 * @param period its period
 * @param content hash of the content in force; empty if none ever was
 * @param intake the intake that brought it; 0 if none is in force
 * @param state a word of {@link SubmissionState}
 * @param refused what is held or was refused
 * @param files the files in force
 * @param findings what of it is unlike the feed's earlier submissions
 */
record Submission(
    String provider,
    String feed,
    String period,
    String content,
    long intake,
    String state,
    Optional<Refused> refused,
    List<HeldFile> files,
    List<LakeFinding> findings) {

  /**
   * A file in force.
   *
   * @param file its number
   * @param sha256 hash of its content, hex
   * @param intake the intake that brought it
   * @param rows its data rows, those that a provider's tool left out included
   * @param rejectedAtProvider how many of the rejected ones that tool left out
   * @param profile how completely its fields are filled in
   */
  record HeldFile(
      int file,
      String sha256,
      long intake,
      RowCounts rows,
      long rejectedAtProvider,
      Profile profile) {

    /** A file of which nobody has seen yet what its fields hold. */
    HeldFile(int file, String sha256, long intake, RowCounts rows, long rejectedAtProvider) {
      this(file, sha256, intake, rows, rejectedAtProvider, Profile.NONE);
    }

    private HeldFile with(Profile seen) {
      return new HeldFile(file, sha256, intake, rows, rejectedAtProvider, seen);
    }

    private Row toRow() {
      return RowFactory.create(
          file,
          sha256,
          intake,
          counts(rows),
          rejectedAtProvider,
          profile.fields().stream().map(Submission::fill).toArray());
    }

    private static HeldFile of(Row row) {
      return new HeldFile(
          row.getInt(0),
          row.getString(1),
          row.getLong(2),
          counts(row.getStruct(3)),
          row.getLong(4),
          new Profile(row.<Row>getList(5).stream().map(Submission::fill).toList()));
    }
  }

  /**
   * Content that is held or was refused.
   *
   * @param content its hash
   * @param reason finding id or gate
   * @param rows what was found in it; empty if it is the content in force
   */
  record Refused(String content, String reason, Optional<RowCounts> rows) {}

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
        List.of(),
        List.of());
  }

  /** Provider, feed and period, as its folder is called. */
  String folder() {
    return provider + "/" + feed + "/" + period;
  }

  /** The same as the calendar sees it. */
  FeedCalendar.Arrival arrival(Optional<LocalDate> takenOn) {
    return new FeedCalendar.Arrival(
        provider, feed, Period.parse(period).orElseThrow(), isInForce(), state, takenOn);
  }

  /** Whether content of it is in force, be it the newest or not. */
  boolean isInForce() {
    return intake > 0;
  }

  /** The data rows in force, by the row engine's verdict. */
  RowCounts rows() {
    return files.stream().map(HeldFile::rows).reduce(RowCounts.NONE, RowCounts::plus);
  }

  /** Data rows in force. */
  long sourceRows() {
    return rows().read();
  }

  /** Why the newest content is held or refused; empty if it is in force. */
  String reason() {
    return refused.map(Refused::reason).orElse("");
  }

  /** Other files came in force. */
  Submission replaced(List<HeldFile> by, long inIntake) {
    return new Submission(
        provider,
        feed,
        period,
        Landing.contentHash(by.stream().map(HeldFile::sha256).toList()),
        inIntake,
        SubmissionState.IN_FORCE,
        Optional.empty(),
        List.copyOf(by),
        List.of());
  }

  /**
   * The same, its files seen through.
   *
   * @param seen what the fields of files hold, by content hash; other files stay as they are
   */
  Submission profiled(Map<String, Profile> seen) {
    return new Submission(
        provider,
        feed,
        period,
        content,
        intake,
        state,
        refused,
        files.stream()
            .map(
                file -> seen.containsKey(file.sha256()) ? file.with(seen.get(file.sha256())) : file)
            .toList(),
        findings);
  }

  /** The same with what is unlike the feed's earlier submissions. */
  Submission noted(List<LakeFinding> unlike) {
    return new Submission(
        provider, feed, period, content, intake, state, refused, files, List.copyOf(unlike));
  }

  /** Its figures, of what is in force. */
  OwnHistory.Figures figures() {
    return new OwnHistory.Figures(
        Period.parse(period).orElseThrow(),
        rows(),
        Profile.of(files.stream().map(HeldFile::profile).toList()));
  }

  /** New content was held or refused; what was in force stays so. */
  Submission keptAgainst(Refused newest, String asState) {
    return new Submission(
        provider, feed, period, content, intake, asState, Optional.of(newest), files, findings);
  }

  /** The newest content is the one in force, and nothing speaks against it. */
  Submission confirmed() {
    return new Submission(
        provider,
        feed,
        period,
        content,
        intake,
        SubmissionState.IN_FORCE,
        Optional.empty(),
        files,
        findings);
  }

  static Submission fromRow(Row row) {
    Optional<RowCounts> refusedRows =
        Optional.<Row>ofNullable(row.getAs(Submissions.REFUSED_ROWS.name()))
            .map(Submission::counts);
    return new Submission(
        row.getAs(Submissions.PROVIDER.name()),
        row.getAs(Submissions.FEED.name()),
        row.getAs(Submissions.PERIOD.name()),
        row.getAs(Submissions.CONTENT.name()),
        row.<Long>getAs(Submissions.INTAKE.name()),
        row.getAs(Submissions.STATE.name()),
        Optional.<String>ofNullable(row.getAs(Submissions.REFUSED_CONTENT.name()))
            .map(
                content ->
                    new Refused(
                        content, row.getAs(Submissions.REFUSED_REASON.name()), refusedRows)),
        row.<Row>getList(row.fieldIndex(Submissions.FILES.name())).stream()
            .map(HeldFile::of)
            .toList(),
        row.<Row>getList(row.fieldIndex(Submissions.FINDINGS.name())).stream()
            .map(
                found ->
                    new LakeFinding(
                        found.getString(0),
                        found.getString(1),
                        found.getString(2),
                        found.getInt(3)))
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
        refused.map(Refused::content).orElse(null),
        refused.map(Refused::reason).orElse(null),
        refused.flatMap(Refused::rows).map(Submission::counts).orElse(null),
        sourceRows(),
        files.stream().map(HeldFile::toRow).toArray(),
        findings.stream()
            .map(f -> RowFactory.create(f.id(), f.severity(), f.field(), f.column()))
            .toArray());
  }

  private static Row fill(FieldFill field) {
    return RowFactory.create(
        field.slot(),
        field.field(),
        field.asked(),
        field.filled(),
        field.codes().entrySet().stream()
            .map(code -> RowFactory.create(code.getKey(), code.getValue()))
            .toArray());
  }

  private static FieldFill fill(Row row) {
    return new FieldFill(
        row.getInt(0),
        row.getString(1),
        row.getLong(2),
        row.getLong(3),
        row.<Row>getList(4).stream()
            .collect(Collectors.toMap(code -> code.getString(0), code -> code.getLong(1))));
  }

  private static Row counts(RowCounts rows) {
    return RowFactory.create(rows.accepted(), rows.rejected(), rows.withheld());
  }

  private static RowCounts counts(Row row) {
    return new RowCounts(row.getLong(0), row.getLong(1), row.getLong(2), 0);
  }
}
