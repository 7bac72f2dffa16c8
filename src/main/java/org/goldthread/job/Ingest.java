package org.goldthread.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.goldthread.config.Contract;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.contract.InForce;
import org.goldthread.contract.KeyMaker;
import org.goldthread.contract.RowCounts;
import org.goldthread.contract.RowEngine;
import org.goldthread.core.Problem;
import org.goldthread.intake.FeedEngine;
import org.goldthread.intake.FeedbackFiles;
import org.goldthread.intake.FileInspection;
import org.goldthread.intake.IntakeSlice;
import org.goldthread.intake.Landing;
import org.goldthread.intake.Released;
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

/**
 * Takes what is new in the landing folder into the lake. A submission that cannot be taken leaves
 * its predecessor in force and stops no other.
 */
final class Ingest {
  private static final String STEP = "ingest";

  private final Run run;
  private final JobContext context;
  private final KeyReference keys;
  private final Instant now;
  private final Known known;
  private final FileReceipts receipts;
  private final long intake;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Path> unneeded = new ArrayList<>();
  private final Map<Landing.Delivery, FileInspection.Result> inspected = new LinkedHashMap<>();
  private final Map<Landing.Delivery, InForce> inForce = new HashMap<>();
  private Released released = Released.NOBODY;
  private final List<Candidate> taken = new ArrayList<>();
  private final Map<String, RowCounts> unjudged = new TreeMap<>();

  private Ingest(Run run, JobContext context, KeyReference keys, Instant now) {
    this.run = run;
    this.context = context;
    this.keys = keys;
    this.now = now;
    this.known = Known.of(run.base(Submissions.TABLE), run.base(Receipts.TABLE), run.number(), now);
    this.receipts = known.receipts();
    this.intake = known.nextIntake();
  }

  /**
   * What an intake came to.
   *
   * @param problems what could not be taken, and why
   * @param warnings what is worth telling of what was taken
   * @param unneeded clear text to remove once the run is complete
   */
  record Result(List<Problem> problems, List<Problem> warnings, List<Path> unneeded) {}

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
    return new Result(
        List.copyOf(ingest.problems),
        Gates.unjudged(ingest.unjudged).stream().toList(),
        List.copyOf(ingest.unneeded));
  }

  private void take(Landing.Scan scan, Progress progress) {
    problems.addAll(scan.problems());
    progress.begin("looking at the files that are new");
    List<Candidate> candidates =
        new Restoring(context.request().files(), () -> run.base(Rows.TABLE))
            .completed(candidates(withAgreement(scan.deliveries())));
    candidates.forEach(candidate -> inForce.put(candidate.delivery(), Restoring.of(candidate)));
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
    if (known.hasChanged()) {
      run.overwrite(STEP, Submissions.TABLE, this::submissions);
    }
    if (!receipts.added().isEmpty()) {
      run.append(
          STEP,
          Receipts.TABLE,
          () -> context.session().createDataFrame(receipts.added(), Receipts.TABLE.schema()));
    }
  }

  /** The deliveries of feeds that may be taken; the others are noted as refused. */
  private List<Landing.Delivery> withAgreement(List<Landing.Delivery> deliveries) {
    LocalDate today = run.today();
    Programme programme = context.request().taken(today);
    Landing.Selection selection = context.request().selection();
    Lapsed.renewed(programme, selection, known, today)
        .forEach(submission -> known.put(submission.confirmed()));
    List<Landing.Delivery> may = new ArrayList<>(deliveries);
    for (Lapsed lapsed : Lapsed.of(programme, selection, deliveries, known, today)) {
      problems.add(lapsed.problem());
      may.removeAll(lapsed.sent());
      lapsed.inForce().forEach(submission -> known.put(lapsed.refused(submission)));
      lapsed.sent().stream()
          .filter(delivery -> !isUnchanged(delivery))
          .forEach(delivery -> refuseUnread(delivery, lapsed.reason()));
    }
    return may;
  }

  private boolean isUnchanged(Landing.Delivery delivery) {
    return known.isUnchanged(delivery, known.kept(delivery, context.request().replace()));
  }

  /** Its rows are counted, since every row is accounted for; no key is made and nothing is kept. */
  private void refuseUnread(Landing.Delivery delivery, String reason) {
    InForce kept = Restoring.anyLineOf(known.kept(delivery, context.request().replace()));
    RowCounts rows =
        FeedbackFiles.judge(engine(delivery), delivery, inspect(delivery), kept).counts();
    keepAgainst(delivery, SubmissionState.REFUSED, reason, Optional.of(rows));
    receive(delivery, SubmissionState.REFUSED);
  }

  /** Submissions with new content that can be read; the others are noted as refused. */
  private List<Candidate> candidates(List<Landing.Delivery> deliveries) {
    List<Candidate> candidates = new ArrayList<>();
    for (Landing.Delivery delivery : deliveries) {
      List<Submission.HeldFile> kept = known.kept(delivery, context.request().replace());
      if (known.isUnchanged(delivery, kept)) {
        known.put(known.of(delivery).confirmed());
        continue;
      }
      FileInspection.Result seen = inspect(delivery);
      inspected.put(delivery, seen);
      inForce.put(delivery, Restoring.anyLineOf(kept));
      if (seen.isRefused()) {
        problems.addAll(seen.problems().subList(1, seen.problems().size()));
        refuse(
            delivery,
            SubmissionState.REFUSED,
            seen.reason(),
            Optional.empty(),
            seen.problems().get(0));
      } else {
        candidates.add(new Candidate(delivery, known.of(delivery), kept, seen));
      }
    }
    return candidates;
  }

  private RowEngine engine(Landing.Delivery delivery) {
    return FeedEngine.of(context.request().files(), delivery);
  }

  private KeyMaker keys(Landing.Delivery delivery) {
    return KeyMaker.of(keys.open(), context.programme(), delivery.feed());
  }

  private FileInspection.Result inspect(Landing.Delivery delivery) {
    return FileInspection.of(engine(delivery), delivery, context.programme(), keys::open);
  }

  private void refuse(
      Landing.Delivery delivery,
      String state,
      String reason,
      Optional<RowCounts> rows,
      Problem problem) {
    problems.add(known.standing(delivery, problem));
    keepAgainst(delivery, state, reason, rows);
    receive(delivery, state);
  }

  private void keepAgainst(
      Landing.Delivery delivery, String state, String reason, Optional<RowCounts> rows) {
    known.put(
        known
            .of(delivery)
            .keptAgainst(new Submission.Refused(Known.content(delivery), reason, rows), state));
  }

  private void receive(Landing.Delivery delivery, String outcome) {
    delivery.files().stream()
        .filter(Landing.LandedFile::readable)
        .forEach(
            file -> {
              boolean removes = outcome.equals(SubmissionState.IN_FORCE) && keepDays() == 0;
              receipts.add(delivery, file, intake, outcome, removes);
              if (removes) {
                unneeded.addAll(file.paths());
              }
            });
  }

  /** Of a submission that could not be read this alone tells what was found in it. */
  private void writeFeedback() {
    new ProviderFeedback(
            context.request(),
            delivery -> released.in(engine(delivery), keys(delivery)),
            known,
            inspected,
            inForce,
            taken.isEmpty() ? IntakeHistory.NONE : IntakeHistory.of(run, context, taken))
        .write()
        .forEach(
            (delivery, rows) -> {
              Submission submission = known.of(delivery);
              keepAgainst(delivery, submission.state(), submission.reason(), Optional.of(rows));
            });
  }

  /** Clear text of what is in force and has been kept long enough goes after the run. */
  private void releaseClearText(List<Landing.Delivery> deliveries) {
    if (keepDays() < 0) {
      return;
    }
    for (Landing.Delivery delivery : deliveries) {
      Submission submission = known.of(delivery);
      for (Landing.LandedFile file : delivery.files()) {
        boolean isHeld =
            submission.files().stream().anyMatch(held -> held.sha256().equals(file.sha256()));
        Optional<Instant> since = receipts.inForceSince(delivery.folder(), file.sha256());
        if (isHeld
            && since.isPresent()
            && !since.get().plus(Duration.ofDays(keepDays())).isAfter(now)) {
          if (!receipts.isRemoved(delivery.folder(), file.sha256())) {
            receipts.add(delivery, file, submission.intake(), SubmissionState.IN_FORCE, true);
          }
          unneeded.addAll(file.paths());
        }
      }
    }
  }

  private int keepDays() {
    return context.request().environment().keepClearTextDays();
  }

  private void bringIn(List<Candidate> found) {
    List<Candidate> candidates = new ArrayList<>(found);
    List<Feed> feeds = candidates.stream().map(candidate -> candidate.delivery().feed()).toList();
    if (GroupConsents.canRelease(context.programme(), feeds)) {
      released = GroupConsents.of(context.session(), context.programme(), run::base);
    }
    try (SliceReading reading = new SliceReading(context, keys, intake, released)) {
      Optional<Written> written = readRows(candidates, reading);
      if (written.isPresent()) {
        settle(candidates, reading, written.get());
      }
    }
  }

  /**
   * Reads the rows of all candidates at once. Where a file changes meanwhile, its submission is
   * refused and leaves the list, and the others are read without it.
   *
   * @return the commit; empty if no candidate is left
   */
  private Optional<Written> readRows(List<Candidate> candidates, SliceReading reading) {
    while (!candidates.isEmpty()) {
      try {
        return Optional.of(
            run.append(
                STEP,
                Rows.TABLE,
                () -> reading.of(candidates, RowsOfSlices.Wanted.ROWS, Rows.TABLE)));
      } catch (RuntimeException e) {
        List<Candidate> changed =
            candidates.stream().filter(c -> !c.delivery().isAsHashed()).toList();
        if (changed.isEmpty()) {
          throw e;
        }
        changed.forEach(this::refuseChanged);
        candidates.removeAll(changed);
      }
    }
    return Optional.empty();
  }

  /** Nothing of it was read to the end, so that there are no counts and no feedback. */
  private void refuseChanged(Candidate candidate) {
    inspected.remove(candidate.delivery());
    refuse(
        candidate.delivery(),
        Gates.CHANGED.state(),
        Gates.CHANGED.gate(),
        Optional.empty(),
        Gates.CHANGED.problem());
  }

  private void settle(List<Candidate> candidates, SliceReading reading, Written written) {
    IntakeCounts counts =
        IntakeCounts.of(run.at(Rows.TABLE, written.version()), candidates, intake);
    List<Map<Field, String>> gone = new ArrayList<>();
    List<SupersededRow> superseded = new ArrayList<>();
    for (Candidate candidate : candidates) {
      List<Submission.HeldFile> inForce =
          candidate.files(
              intake,
              file -> counts.of(candidate, file),
              sha256 -> counts.ofRestored(candidate, sha256));
      RowCounts rows =
          inForce.stream().map(Submission.HeldFile::rows).reduce(RowCounts.NONE, RowCounts::plus);
      if (!candidate.delivery().isAsHashed()) {
        gone.addAll(keysOfRead(candidate));
        refuseChanged(candidate);
        continue;
      }
      Optional<Gates.Shut> shut =
          Gates.shut(
              candidate.delivery().feed(),
              candidate.before(),
              new Gates.Counts(candidate.filesWithRows(), rows, counts.refusal(candidate)),
              known.all(),
              context.request().acceptShrink());
      if (shut.isPresent()) {
        gone.addAll(keysOfRead(candidate));
        refuse(
            candidate.delivery(),
            shut.get().state(),
            shut.get().gate(),
            Optional.of(rows),
            shut.get().problem());
      } else {
        gone.addAll(keysOfReplaced(candidate));
        superseded.addAll(candidate.superseded());
        taken.add(candidate);
        if (Gates.isTooSmallToJudge(candidate.delivery().feed(), rows)) {
          unjudged.put(candidate.folder(), rows);
        }
        known.put(candidate.before().replaced(inForce, intake));
        receive(candidate.delivery(), SubmissionState.IN_FORCE);
      }
    }
    if (!gone.isEmpty()) {
      run.deleteWhere(STEP + "-replaced", Rows.TABLE, gone);
    }
    if (!superseded.isEmpty()) {
      run.mergeDelete(
          STEP + "-corrected",
          Rows.TABLE,
          () ->
              context
                  .session()
                  .createDataFrame(
                      superseded.stream().map(SupersededRow::key).toList(), SupersededRow.KEY));
    }
    if (!taken.isEmpty()) {
      takeRefusals(reading);
      run.append(STEP, Arrivals.TABLE, this::arrivals);
    }
  }

  private List<Map<Field, String>> keysOfRead(Candidate candidate) {
    return Stream.concat(
            candidate.delivery().files().stream().map(Landing.LandedFile::number),
            candidate.restoring().stream().map(IntakeSlice::file))
        .map(file -> key(candidate.before(), file, intake))
        .toList();
  }

  /** Rows of a file that stayed in force can have been corrected by any intake since it came. */
  private static List<Map<Field, String>> keysOfReplaced(Candidate candidate) {
    List<Map<Field, String>> keys = new ArrayList<>();
    for (Submission.HeldFile file : candidate.replaced()) {
      for (long of = file.intake(); of <= candidate.before().intake(); of++) {
        keys.add(key(candidate.before(), file.file(), of));
      }
    }
    return keys;
  }

  /**
   * Who said no, in the submissions that came in force; read again, since no table of rows may hold
   * it.
   */
  private void takeRefusals(SliceReading reading) {
    List<Candidate> canRefuse =
        taken.stream().filter(candidate -> contract(candidate.delivery()).canRefuse()).toList();
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
      SliceReading.again(
          canRefuse.stream().map(Candidate::delivery).toList(),
          () ->
              run.append(
                  STEP,
                  ConsentStatements.TABLE,
                  () ->
                      reading.of(
                          canRefuse, RowsOfSlices.Wanted.REFUSALS, ConsentStatements.TABLE)));
    }
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
            known.all().stream().map(Submission::toRow).toList(), Submissions.TABLE.schema());
  }

  private Contract contract(Landing.Delivery delivery) {
    return context.programme().at(delivery.period()).contracts().get(delivery.feed().contract());
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
