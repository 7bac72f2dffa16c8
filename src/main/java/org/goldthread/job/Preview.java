package org.goldthread.job;

import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.goldthread.config.Programme;
import org.goldthread.contract.Finding;
import org.goldthread.contract.KeyMaker;
import org.goldthread.contract.RowCounts;
import org.goldthread.contract.RowEngine;
import org.goldthread.contract.Severity;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.Problem;
import org.goldthread.intake.FeedEngine;
import org.goldthread.intake.FeedbackFiles;
import org.goldthread.intake.FileInspection;
import org.goldthread.intake.Landing;
import org.goldthread.intake.Released;
import org.goldthread.pseudonym.KeyFolder;
import org.goldthread.pseudonym.KeyName;
import org.goldthread.spark.Lake;
import org.goldthread.spark.Sessions;
import org.goldthread.table.Receipts;
import org.goldthread.table.Rows;
import org.goldthread.table.Runs;
import org.goldthread.table.Submissions;
import org.goldthread.validation.Validation;

/**
 * What a run would take, replace, hold or refuse, found out by judging every new row in this
 * process; nothing is written.
 */
final class Preview {
  private static final String TAKEN = "would be taken";
  private static final String REPLACES = "would replace";
  private static final String HELD = "would be held";
  private static final String REFUSED = "would be refused";

  private final JobRequest request;
  private final Known known;
  private final LocalDate today;
  private final List<RunSummary.FeedLine> lines = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, RowCounts> unjudged = new TreeMap<>();

  /** Who was released, once somebody asked. */
  private Released released;

  private Preview(JobRequest request, Known known, LocalDate today) {
    this.request = request;
    this.known = known;
    this.today = today;
  }

  /** The summary of a dry run. */
  static RunSummary of(JobRequest request, Instant now) {
    Preview preview = new Preview(request, known(request), request.today(now));
    Landing.Scan landed = new Landing.Scan(List.of(), List.of());
    if (request.stages().contains(Stage.INGEST)) {
      landed =
          Landing.scan(request.environment().landing(), request.programme(), request.selection());
      preview.foresee(request.admitted(landed, preview.today));
    } else {
      preview.showWhatIsKnown();
    }
    preview.lines.sort(Comparator.comparing(RunSummary.FeedLine::folder));
    return new RunSummary(
        0,
        List.copyOf(preview.lines),
        Optional.empty(),
        request.environment().lake().resolve("gold"),
        Optional.empty(),
        List.copyOf(preview.problems),
        Stream.concat(
                Gates.unjudged(preview.unjudged).stream(),
                Warnings.of(request, preview.today, landed.feeds(), preview.known.all()).stream())
            .toList(),
        Map.of(),
        preview.problems.isEmpty() ? ExitCode.DONE : ExitCode.QUALITY);
  }

  /**
   * Ends a run before it began if anything could not be taken.
   *
   * @throws GoldthreadException QUALITY with the first that could not
   */
  static void refuseFirst(JobRequest request, Known known, Landing.Scan scan, Instant now) {
    Preview preview = new Preview(request, known, request.today(now));
    preview.foresee(scan);
    if (!preview.problems.isEmpty()) {
      Problem first = preview.problems.get(0);
      throw new GoldthreadException(
          ExitCode.QUALITY,
          List.of(
              new Problem(
                  first.problem(),
                  (first.cause() + " Nothing was taken of any feed: --fail-fast.").trim(),
                  first.remedy(),
                  first.file(),
                  first.line())));
    }
  }

  private static Known known(JobRequest request) {
    if (!Files.isDirectory(request.environment().lake().resolve(Runs.TABLE.path()))) {
      return Known.nothing();
    }
    // Only Delta can tell which files of a table belong to the last complete run, and it needs
    // Spark; before the first run there is nothing to ask it.
    return known(log(request));
  }

  private static RunLog log(JobRequest request) {
    SparkSession session = Sessions.start(request.environment().spark());
    return RunLog.of(Lake.open(session, request.environment().lake().toString()));
  }

  /** What a lake knows as of its last complete run. */
  static Known known(RunLog log) {
    return Known.of(log.read(Submissions.TABLE), log.read(Receipts.TABLE), 0, Instant.EPOCH);
  }

  private boolean isEnough() {
    return request.failFast() && !problems.isEmpty();
  }

  private void showWhatIsKnown() {
    for (Submission submission : known.all()) {
      RowCounts found =
          submission.refused().flatMap(Submission.Refused::rows).orElse(submission.rows());
      add(submission, found, submission.state(), submission.reason());
    }
  }

  private void foresee(Landing.Scan scan) {
    problems.addAll(scan.problems());
    Programme taken = request.taken(today);
    Lapsed.renewed(taken, request.selection(), known, today)
        .forEach(submission -> known.put(submission.confirmed()));
    List<Landing.Delivery> may = new ArrayList<>(scan.deliveries());
    for (Lapsed lapsed : Lapsed.of(taken, request.selection(), scan.deliveries(), known, today)) {
      problems.add(lapsed.problem());
      lapsed.inForce().forEach(submission -> known.put(lapsed.refused(submission)));
      may.removeAll(lapsed.sent());
      if (!isEnough()) {
        refuse(lapsed);
      }
    }
    for (Landing.Delivery delivery : may) {
      if (isEnough()) {
        return;
      }
      foresee(delivery);
    }
    problems.addAll(
        Gates.missing(
            taken.requiredFeeds(),
            known.all().stream()
                .filter(submission -> submission.sourceRows() > 0)
                .map(Submission::feed)
                .collect(Collectors.toSet())));
  }

  private void refuse(Lapsed lapsed) {
    List<String> changed = new ArrayList<>();
    for (Landing.Delivery delivery : lapsed.sent()) {
      if (!known.isUnchanged(delivery, known.kept(delivery, request.replace()))) {
        changed.add(delivery.folder());
        add(
            known.of(delivery),
            FeedbackFiles.judge(
                    engine(delivery),
                    delivery,
                    inspect(delivery),
                    Restoring.anyLineOf(known.kept(delivery, request.replace())))
                .counts(),
            REFUSED,
            lapsed.reason());
      }
    }
    lapsed.inForce().stream()
        .filter(submission -> !changed.contains(submission.folder()))
        .forEach(submission -> add(submission, submission.rows(), REFUSED, lapsed.reason()));
  }

  private void foresee(Landing.Delivery delivery) {
    Submission before = known.of(delivery);
    List<Submission.HeldFile> kept = known.kept(delivery, request.replace());
    if (known.isUnchanged(delivery, kept)) {
      add(before, before.rows(), RunSummary.UNCHANGED, "");
      return;
    }
    FileInspection.Result seen = inspect(delivery);
    if (seen.isRefused()) {
      Validation found =
          FeedbackFiles.judge(engine(delivery), delivery, seen, Restoring.anyLineOf(kept));
      problems.add(known.standing(delivery, seen.problems().get(0)));
      problems.addAll(seen.problems().subList(1, seen.problems().size()));
      add(before, found.counts(), REFUSED, seen.reason());
      return;
    }
    Candidate candidate =
        new Restoring(request.files(), () -> log(request).read(Rows.TABLE))
            .completed(List.of(new Candidate(delivery, before, kept, seen)))
            .get(0);
    Validation found =
        FeedbackFiles.judge(releasing(delivery), delivery, seen, Restoring.of(candidate));
    List<Submission.HeldFile> files = files(candidate, found);
    RowCounts rows =
        files.stream().map(Submission.HeldFile::rows).reduce(RowCounts.NONE, RowCounts::plus);
    Optional<Gates.Shut> shut =
        Gates.shut(
            delivery.feed(),
            before,
            new Gates.Counts(candidate.filesWithRows(), rows, refusal(found)),
            known.all(),
            request.acceptShrink());
    if (shut.isPresent()) {
      problems.add(known.standing(delivery, shut.get().problem()));
      boolean isHeld = shut.get().state().equals(SubmissionState.HELD);
      add(before, rows, isHeld ? HELD : REFUSED, shut.get().gate());
    } else {
      add(before, rows, before.isInForce() ? REPLACES : TAKEN, "");
      if (Gates.isTooSmallToJudge(delivery.feed(), rows)) {
        unjudged.put(delivery.folder(), rows);
      }
      known.put(before.replaced(files, known.nextIntake()));
    }
  }

  private List<Submission.HeldFile> files(Candidate candidate, Validation found) {
    Map<String, RowCounts> byName = new HashMap<>();
    if (candidate.seen().tokenFiles().isEmpty()) {
      found.files().forEach(file -> byName.put(file.file(), file.counts()));
    } else {
      // What a provider's tool left out is added with the file.
      found.files().forEach(file -> byName.put(file.file(), withoutRejected(file.counts())));
    }
    return candidate.files(
        known.nextIntake(),
        file -> byName.getOrDefault(file.name(), RowCounts.NONE),
        sha256 -> found.countsOfGone(Landing.LandedFile.check(sha256)));
  }

  private static RowCounts withoutRejected(RowCounts counts) {
    return new RowCounts(counts.accepted(), 0, counts.withheld(), counts.ignored());
  }

  /** A finding in a row that refuses its whole submission. */
  private static Optional<String> refusal(Validation found) {
    return found.files().stream()
        .flatMap(file -> file.findings().stream())
        .filter(finding -> finding.severity() == Severity.FILE)
        .map(Finding::id)
        .map(id -> id.id())
        .findFirst();
  }

  private void add(Submission submission, RowCounts found, String state, String reason) {
    boolean showsOlder = submission.isInForce() && !state.equals(SubmissionState.IN_FORCE);
    lines.add(
        new RunSummary.FeedLine(
            submission.provider(),
            submission.feed(),
            submission.period(),
            found.read(),
            found.accepted(),
            found.rejected(),
            found.withheld(),
            state,
            reason,
            showsOlder ? Optional.of(submission.rows()) : Optional.empty(),
            showsOlder
                ? known.receipts().takenOn(submission.folder(), submission.intake())
                : Optional.empty()));
  }

  private RowEngine engine(Landing.Delivery delivery) {
    return FeedEngine.of(request.files(), delivery);
  }

  /** The same, which takes what a statement for a group of services has released. */
  private RowEngine releasing(Landing.Delivery delivery) {
    if (known.all().isEmpty()
        || !GroupConsents.canRelease(request.programme(), List.of(delivery.feed()))) {
      return engine(delivery);
    }
    if (released == null) {
      RunLog log = log(request);
      released =
          GroupConsents.of(
              Sessions.start(request.environment().spark()), request.programme(), log::read);
    }
    return released.in(
        engine(delivery),
        KeyMaker.of(Pipeline.keys(request).open(), request.programme(), delivery.feed()));
  }

  private FileInspection.Result inspect(Landing.Delivery delivery) {
    return FileInspection.of(
        engine(delivery),
        delivery,
        request.programme(),
        () ->
            KeyFolder.open(
                request.environment().keys(), EnumSet.of(KeyName.PROGRAMME, KeyName.PLATFORM)));
  }
}
