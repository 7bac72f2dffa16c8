package org.goldthread.job;

import static org.apache.spark.sql.functions.broadcast;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.goldthread.config.ConfigFiles;
import org.goldthread.contract.Corrections;
import org.goldthread.contract.InForce;
import org.goldthread.contract.RowEngine;
import org.goldthread.contract.Status;
import org.goldthread.intake.FeedEngine;
import org.goldthread.intake.IntakeSlice;
import org.goldthread.intake.Landing;
import org.goldthread.table.Field;
import org.goldthread.table.Rows;

/**
 * Corrections of rows whose file was removed after it was taken: the corrected row replaces, under
 * its own file and line, the one that is in force.
 */
final class Restoring {
  private static final StructType WANTED =
      new StructType(
          Stream.of(Rows.PROVIDER, Rows.FEED, Rows.PERIOD, Rows.FILE, Rows.LINE)
              .map(Field::structField)
              .toArray(StructField[]::new));

  private final ConfigFiles files;
  private final Supplier<Dataset<Row>> rows;

  /**
   * A look at what is in force.
   *
   * @param files the configuration
   * @param rows rows of {@link Rows} in force before; asked only if something is to be restored
   */
  Restoring(ConfigFiles files, Supplier<Dataset<Row>> rows) {
    this.files = files;
    this.rows = rows;
  }

  /** Files of which any line may be in force, for judging before the lake is asked. */
  static InForce anyLineOf(List<Submission.HeldFile> kept) {
    Set<String> checks = checks(kept).keySet();
    return check -> checks.contains(check) ? Optional.of(line -> true) : Optional.empty();
  }

  /** The rows in force that a candidate corrects, and nothing else of files that are gone. */
  static InForce of(Candidate candidate) {
    Map<String, Set<Long>> lines =
        candidate.restoring().stream()
            .map(IntakeSlice::restored)
            .collect(
                Collectors.toMap(IntakeSlice.Restored::fileCheck, IntakeSlice.Restored::lines));
    Set<String> kept = checks(candidate.kept()).keySet();
    return check ->
        kept.contains(check)
            ? Optional.<LongPredicate>of(line -> lines.getOrDefault(check, Set.of()).contains(line))
            : Optional.empty();
  }

  private static Map<String, Submission.HeldFile> checks(List<Submission.HeldFile> kept) {
    Map<String, Submission.HeldFile> checks = new HashMap<>();
    kept.forEach(file -> checks.put(Landing.LandedFile.check(file.sha256()), file));
    return checks;
  }

  /** The candidates with what they restore; one query for all of them, none if none does. */
  List<Candidate> completed(List<Candidate> candidates) {
    Map<Candidate, Map<String, Set<Long>>> wanted = new HashMap<>();
    List<Row> keys = new ArrayList<>();
    for (Candidate candidate : candidates) {
      Map<String, Set<Long>> lines = wanted(candidate, anyLineOf(candidate.kept()));
      wanted.put(candidate, lines);
      Map<String, Submission.HeldFile> kept = checks(candidate.kept());
      lines.forEach(
          (check, of) -> of.forEach(line -> keys.add(key(candidate, kept.get(check), line))));
    }
    if (keys.isEmpty()) {
      return candidates;
    }
    Map<String, List<SupersededRow>> found = inForce(keys);
    return candidates.stream()
        .map(candidate -> restoring(candidate, found.getOrDefault(candidate.folder(), List.of())))
        .toList();
  }

  /** Lines to be restored, by the check of their file. */
  private Map<String, Set<Long>> wanted(Candidate candidate, InForce inForce) {
    Optional<IntakeSlice.CorrectedBy> by = candidate.seen().correctedBy();
    if (by.isEmpty() || candidate.kept().isEmpty()) {
      return Map.of();
    }
    RowEngine engine = FeedEngine.of(files, candidate.delivery());
    Corrections corrections =
        engine.corrections(
            by.get().sent(), by.get().present(), inForce, candidate.delivery().period());
    Map<String, Set<Long>> lines = new HashMap<>();
    corrections.gone().forEach(check -> lines.put(check, corrections.linesOfGone(check)));
    return lines;
  }

  private static Row key(Candidate candidate, Submission.HeldFile file, long line) {
    Submission of = candidate.before();
    return RowFactory.create(of.provider(), of.feed(), of.period(), file.file(), line);
  }

  /** A refusal is corrected by nothing but a new statement in a file of its own. */
  private Map<String, List<SupersededRow>> inForce(List<Row> keys) {
    Dataset<Row> held = rows.get();
    String[] by = WANTED.fieldNames();
    return held
        .where(Rows.PART.col().equalTo(0))
        .where(Rows.STATUS.col().notEqual(Status.WITHHELD.word()))
        .join(broadcast(held.sparkSession().createDataFrame(keys, WANTED)), by)
        .select(
            Rows.PROVIDER.col(),
            Rows.FEED.col(),
            Rows.PERIOD.col(),
            Rows.FILE.col(),
            Rows.LINE.col(),
            Rows.INTAKE.col(),
            Rows.STATUS.col())
        .collectAsList()
        .stream()
        .map(
            row ->
                new SupersededRow(
                    row.getString(0) + "/" + row.getString(1) + "/" + row.getString(2),
                    row.getInt(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getString(6)))
        .collect(Collectors.groupingBy(SupersededRow::folder));
  }

  private Candidate restoring(Candidate candidate, List<SupersededRow> found) {
    List<IntakeSlice> slices = new ArrayList<>();
    List<SupersededRow> superseded = new ArrayList<>();
    for (Submission.HeldFile file : candidate.kept()) {
      List<SupersededRow> ofFile = found.stream().filter(row -> row.file() == file.file()).toList();
      if (!ofFile.isEmpty()) {
        String check = Landing.LandedFile.check(file.sha256());
        Set<Long> lines = ofFile.stream().map(SupersededRow::line).collect(Collectors.toSet());
        slices.add(slice(candidate, file, new IntakeSlice.Restored(check, lines)));
        superseded.addAll(ofFile);
      }
    }
    return new Candidate(
        candidate.delivery(),
        candidate.before(),
        candidate.kept(),
        candidate.seen(),
        List.copyOf(slices),
        List.copyOf(superseded));
  }

  private static IntakeSlice slice(
      Candidate candidate, Submission.HeldFile file, IntakeSlice.Restored restored) {
    IntakeSlice.CorrectedBy by = candidate.seen().correctedBy().orElseThrow();
    return new IntakeSlice(
        candidate.before().feed(),
        candidate.before().period(),
        file.file(),
        by.sent().get(0).path(),
        null,
        null,
        0,
        0,
        List.of(),
        by,
        restored);
  }
}
