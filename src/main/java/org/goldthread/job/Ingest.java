package org.goldthread.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.try_element_at;
import static org.apache.spark.sql.functions.when;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Contract;
import org.goldthread.config.Feed;
import org.goldthread.contract.AgreementCheck;
import org.goldthread.contract.Severity;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.Problem;
import org.goldthread.intake.FeedEngine;
import org.goldthread.intake.FeedbackFiles;
import org.goldthread.intake.FileInspection;
import org.goldthread.intake.IntakeSlice;
import org.goldthread.intake.Landing;
import org.goldthread.intake.RowsOfSlices;
import org.goldthread.pseudonym.KeyReference;
import org.goldthread.spark.MentionIds;
import org.goldthread.spark.Written;
import org.goldthread.table.Arrivals;
import org.goldthread.table.ConsentStatements;
import org.goldthread.table.Field;
import org.goldthread.table.Receipts;
import org.goldthread.table.RowStates;
import org.goldthread.table.Rows;
import org.goldthread.table.Submissions;
import org.goldthread.table.Table;

/**
 * Takes what is new in the landing folder into the lake. A submission that cannot be taken leaves
 * its predecessor in force and stops no other.
 */
final class Ingest {
  private static final String STEP = "ingest";
  private static final long PARTITION_BYTES = 32L << 20;

  private final Run run;
  private final JobContext context;
  private final KeyReference keys;
  private final Instant now;
  private final FileReceipts receipts;
  private final Map<String, Submission> known = new TreeMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<Path> unneeded = new ArrayList<>();
  private final Map<Landing.Delivery, FileInspection.Result> inspected = new LinkedHashMap<>();
  private long intake;

  private Ingest(Run run, JobContext context, KeyReference keys, Instant now) {
    this.run = run;
    this.context = context;
    this.keys = keys;
    this.now = now;
    this.receipts = FileReceipts.of(run.base(Receipts.TABLE), run.number(), now);
  }

  /**
   * What an intake came to.
   *
   * @param problems what could not be taken, and why
   * @param unneeded clear text to remove once the run is complete
   */
  record Result(List<Problem> problems, List<Path> unneeded) {}

  /** Takes in everything new. */
  static Result run(
      Run run,
      JobContext context,
      KeyReference keys,
      Landing.Scan scan,
      Instant now,
      Progress progress) {
    Ingest ingest = new Ingest(run, context, keys, now);
    ingest.take(scan, progress);
    return new Result(List.copyOf(ingest.problems), List.copyOf(ingest.unneeded));
  }

  private void take(Landing.Scan scan, Progress progress) {
    problems.addAll(scan.problems());
    run.base(Submissions.TABLE)
        .collectAsList()
        .forEach(
            row -> {
              Submission submission = Submission.fromRow(row);
              known.put(submission.folder(), submission);
            });
    intake = 1 + known.values().stream().mapToLong(Submission::intake).max().orElse(0);
    progress.begin("looking at the files that are new");
    List<Candidate> candidates = candidates(scan.deliveries());
    if (!candidates.isEmpty()) {
      progress.begin(
          "reading "
              + candidates.size()
              + " submissions: checking rows, making keys, dropping names");
      bringIn(candidates);
    }
    progress.begin("writing feedback for providers");
    writeFeedback();
    releaseClearText(scan.deliveries());
    if (!receipts.added().isEmpty()) {
      run.overwrite(STEP, Submissions.TABLE, this::submissions);
      run.append(
          STEP,
          Receipts.TABLE,
          () -> context.session().createDataFrame(receipts.added(), Receipts.TABLE.schema()));
    }
  }

  /** Submissions with new content that can be read; the others are noted as refused. */
  private List<Candidate> candidates(List<Landing.Delivery> deliveries) {
    List<Candidate> candidates = new ArrayList<>();
    for (Landing.Delivery delivery : deliveries) {
      Submission before =
          known.getOrDefault(
              delivery.folder(),
              Submission.unknown(
                  delivery.feed().provider(),
                  delivery.feed().name(),
                  delivery.period().toString()));
      List<Submission.HeldFile> kept = kept(delivery, before);
      if (before.intake() > 0 && before.content().equals(content(delivery, kept))) {
        continue;
      }
      Optional<Problem> expired =
          AgreementCheck.refusal(
              context.programme(), delivery.feed(), LocalDate.ofInstant(now, ZoneOffset.UTC));
      if (expired.isPresent()) {
        refuse(delivery, before, SubmissionState.REFUSED, "agreement", expired.get());
        continue;
      }
      FileInspection.Result seen =
          FileInspection.of(
              FeedEngine.of(context.request().files(), delivery.feed().name()),
              delivery,
              context.programme(),
              keys::open);
      inspected.put(delivery, seen);
      if (seen.isRefused()) {
        problems.addAll(seen.problems().subList(1, seen.problems().size()));
        refuse(delivery, before, SubmissionState.REFUSED, seen.reason(), seen.problems().get(0));
      } else {
        candidates.add(new Candidate(delivery, before, kept, seen.slices()));
      }
    }
    return candidates;
  }

  /**
   * Files in force that a delivery leaves in force: where clear text was removed after it was
   * taken, files that appear later replace those of the same name and add to the rest.
   */
  private List<Submission.HeldFile> kept(Landing.Delivery delivery, Submission before) {
    if (context.request().replace() || before.files().isEmpty()) {
      return List.of();
    }
    Set<String> present =
        delivery.files().stream().map(Landing.LandedFile::name).collect(Collectors.toSet());
    Set<String> contents =
        delivery.files().stream().map(Landing.LandedFile::sha256).collect(Collectors.toSet());
    return before.files().stream()
        .filter(file -> receipts.isRemoved(before.folder(), file.sha256()))
        .filter(file -> !contents.contains(file.sha256()))
        .filter(
            file ->
                receipts.names(before.folder(), file.sha256()).stream()
                    .noneMatch(present::contains))
        .toList();
  }

  private static String content(Landing.Delivery delivery, List<Submission.HeldFile> kept) {
    List<String> contents =
        new ArrayList<>(delivery.files().stream().map(Landing.LandedFile::sha256).toList());
    kept.forEach(file -> contents.add(file.sha256()));
    return Landing.contentHash(contents);
  }

  private void refuse(
      Landing.Delivery delivery, Submission before, String state, String reason, Problem problem) {
    Submission after = before.keptAgainst(content(delivery, List.of()), state, reason);
    known.put(after.folder(), after);
    String standing =
        before.intake() > 0
            ? " What intake " + before.intake() + " brought stays in force."
            : " Nothing of it is in force.";
    problems.add(
        new Problem(
            problem.problem(),
            (problem.cause() + standing).trim(),
            problem.remedy(),
            problem.file().isEmpty() ? delivery.folder() : problem.file(),
            problem.line()));
    receive(delivery, state);
    if (context.request().failFast()) {
      throw new GoldthreadException(ExitCode.QUALITY, problems);
    }
  }

  private void receive(Landing.Delivery delivery, String outcome) {
    delivery
        .files()
        .forEach(
            file -> {
              boolean removes = outcome.equals(SubmissionState.IN_FORCE) && keepDays() == 0;
              receipts.add(delivery, file, intake, outcome, removes);
              if (removes) {
                unneeded.add(file.path());
              }
            });
  }

  /** Providers' rows are judged once more, since nothing that could mend them is kept anywhere. */
  private void writeFeedback() {
    Path root = context.request().environment().feedback();
    inspected.entrySet().parallelStream()
        .forEach(
            entry ->
                FeedbackFiles.write(
                    FeedEngine.of(context.request().files(), entry.getKey().feed().name()),
                    entry.getKey(),
                    entry.getValue(),
                    root));
  }

  /** Clear text of what is in force and has been kept long enough goes after the run. */
  private void releaseClearText(List<Landing.Delivery> deliveries) {
    if (keepDays() < 0) {
      return;
    }
    for (Landing.Delivery delivery : deliveries) {
      Submission submission = known.get(delivery.folder());
      for (Landing.LandedFile file : delivery.files()) {
        boolean isHeld =
            submission.files().stream().anyMatch(held -> held.sha256().equals(file.sha256()));
        Optional<Instant> since = receipts.inForceSince(delivery.folder(), file.sha256());
        if (isHeld
            && since.isPresent()
            && !since.get().plus(Duration.ofDays(keepDays())).isAfter(now)) {
          if (!receipts.isRemoved(delivery.folder(), file.sha256())) {
            receipts.add(delivery, file, intake, SubmissionState.IN_FORCE, true);
          }
          unneeded.add(file.path());
        }
      }
    }
  }

  private int keepDays() {
    return context.request().environment().keepClearTextDays();
  }

  private void bringIn(List<Candidate> candidates) {
    Broadcast<ConfigFiles> files = spark().broadcast(context.request().files());
    Written written =
        run.append(
            STEP, Rows.TABLE, () -> read(candidates, files, RowsOfSlices.Wanted.ROWS, Rows.TABLE));
    Map<String, Gates.Counts> counts = counts(candidates, written);
    List<Candidate> taken = new ArrayList<>();
    List<Map<Field, String>> gone = new ArrayList<>();
    for (Candidate candidate : candidates) {
      Gates.Counts count =
          counts.getOrDefault(candidate.folder(), new Gates.Counts(0, 0, Optional.empty()));
      Optional<Gates.Shut> shut =
          Gates.shut(candidate, count, known.values(), context.request().acceptShrink());
      if (shut.isPresent()) {
        candidate
            .delivery()
            .files()
            .forEach(file -> gone.add(key(candidate.before(), file.number(), intake)));
        refuse(
            candidate.delivery(),
            candidate.before(),
            shut.get().state(),
            shut.get().gate(),
            Problem.of(
                candidate.folder() + " was " + shut.get().state(),
                shut.get().cause(),
                shut.get().remedy()));
      } else {
        candidate
            .replaced()
            .forEach(file -> gone.add(key(candidate.before(), file.file(), file.intake())));
        taken.add(candidate);
        known.put(
            candidate.folder(),
            candidate.before().replaced(candidate.files(intake), intake, count.rows()));
        receive(candidate.delivery(), SubmissionState.IN_FORCE);
      }
    }
    if (!gone.isEmpty()) {
      run.deleteWhere(STEP + "-replaced", Rows.TABLE, gone);
    }
    if (!taken.isEmpty()) {
      takeRefusals(taken, files);
      run.append(STEP, Arrivals.TABLE, this::arrivals);
    }
    files.destroy();
  }

  /**
   * Who said no, in the submissions that came in force; read again, since no table of rows may hold
   * it.
   */
  private void takeRefusals(List<Candidate> taken, Broadcast<ConfigFiles> files) {
    List<Candidate> canRefuse =
        taken.stream()
            .filter(candidate -> contract(candidate.delivery().feed()).consent().isPresent())
            .toList();
    if (!canRefuse.isEmpty()) {
      List<Map<Field, String>> replaced =
          canRefuse.stream()
              .flatMap(
                  candidate ->
                      candidate.replaced().stream()
                          .map(file -> key(candidate.before(), file.file())))
              .toList();
      // In two steps: Delta replaces only by rows that its predicate takes in, and new submissions
      // come along with those that replace.
      if (!replaced.isEmpty()) {
        run.deleteWhere(STEP + "-replaced", ConsentStatements.TABLE, replaced);
      }
      run.append(
          STEP,
          ConsentStatements.TABLE,
          () -> read(canRefuse, files, RowsOfSlices.Wanted.REFUSALS, ConsentStatements.TABLE));
    }
  }

  private Dataset<Row> read(
      List<Candidate> candidates,
      Broadcast<ConfigFiles> files,
      RowsOfSlices.Wanted wanted,
      Table table) {
    List<IntakeSlice> slices =
        candidates.stream().flatMap(candidate -> candidate.slices().stream()).toList();
    long bytes = slices.stream().mapToLong(IntakeSlice::bytes).sum();
    int partitions =
        (int) Math.min(slices.size(), spark().defaultParallelism() + bytes / PARTITION_BYTES);
    return context
        .session()
        .createDataFrame(
            spark()
                .parallelize(slices, partitions)
                .flatMap(new RowsOfSlices(files, keys, intake, wanted)),
            table.schema());
  }

  /** Counts of what would be in force of each candidate: the files read now and those that stay. */
  private Map<String, Gates.Counts> counts(List<Candidate> candidates, Written written) {
    Map<String, Gates.Counts> byFile = new HashMap<>();
    for (Row row :
        run.at(Rows.TABLE, written.version())
            .where(Rows.FEED.col().isin(names(candidates, Submission::feed)))
            .where(Rows.PERIOD.col().isin(names(candidates, Submission::period)))
            .groupBy(
                Rows.PROVIDER.col(),
                Rows.FEED.col(),
                Rows.PERIOD.col(),
                Rows.FILE.col(),
                Rows.INTAKE.col())
            .agg(
                count_distinct(Rows.LINE.col()).as("rows"),
                count_distinct(when(Rows.STATUS.col().equalTo(RowStates.REJECTED), Rows.LINE.col()))
                    .as("rejected"),
                min(firstRefusal()).as("refusal"))
            .collectAsList()) {
      String folder = row.getString(0) + "/" + row.getString(1) + "/" + row.getString(2);
      byFile.put(
          folder + " " + row.get(3) + " " + row.get(4),
          new Gates.Counts(row.getLong(5), row.getLong(6), Optional.ofNullable(row.getString(7))));
    }
    Map<String, Gates.Counts> counts = new HashMap<>();
    for (Candidate candidate : candidates) {
      for (Submission.HeldFile file : candidate.files(intake)) {
        Gates.Counts of = byFile.get(candidate.folder() + " " + file.file() + " " + file.intake());
        if (of != null) {
          counts.merge(candidate.folder(), of, Gates.Counts::plus);
        }
      }
    }
    return counts;
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

  /** Mention ids that never arrived before, with this intake's number. */
  private Dataset<Row> arrivals() {
    Dataset<Row> arrived =
        MentionIds.people(
                run.current(Rows.TABLE)
                    .where(
                        Rows.INTAKE
                            .col()
                            .equalTo(intake)
                            .and(Rows.STATUS.col().equalTo(RowStates.ACCEPTED)))
                    .select(col("*"), MentionIds.CONTENT_HASH)
                    .withColumn("ordinal", MentionIds.ORDINAL),
                context.keys())
            .select(col(Arrivals.MENTION_ID.name()))
            .distinct();
    return Arrivals.TABLE.select(
        arrived
            .join(
                run.base(Arrivals.TABLE).select(Arrivals.MENTION_ID.col()),
                new String[] {Arrivals.MENTION_ID.name()},
                "left_anti")
            .withColumn(Arrivals.FIRST_SEEN.name(), lit(intake)));
  }

  private Dataset<Row> submissions() {
    return context
        .session()
        .createDataFrame(
            known.values().stream().map(Submission::toRow).toList(), Submissions.TABLE.schema());
  }

  private Contract contract(Feed feed) {
    return context.programme().contracts().get(feed.contract());
  }

  private JavaSparkContext spark() {
    return JavaSparkContext.fromSparkContext(context.session().sparkContext());
  }

  private static Map<Field, String> key(Submission submission, int file, long ofIntake) {
    Map<Field, String> key = new HashMap<>(key(submission, file));
    key.put(Rows.INTAKE, Long.toString(ofIntake));
    return key;
  }

  private static Map<Field, String> key(Submission submission, int file) {
    return Map.of(
        Rows.PROVIDER, submission.provider(),
        Rows.FEED, submission.feed(),
        Rows.PERIOD, submission.period(),
        Rows.FILE, Integer.toString(file));
  }
}
