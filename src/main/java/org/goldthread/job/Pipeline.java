package org.goldthread.job;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.goldthread.config.Environment;
import org.goldthread.core.CodeVersion;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.Problem;
import org.goldthread.intake.FeedbackFiles;
import org.goldthread.intake.Landing;
import org.goldthread.pseudonym.Fingerprints;
import org.goldthread.pseudonym.KeyName;
import org.goldthread.pseudonym.KeyReference;
import org.goldthread.pseudonym.Recipes;
import org.goldthread.pseudonym.Scheme;
import org.goldthread.pseudonym.Standard;
import org.goldthread.pseudonym.Standardisers;
import org.goldthread.spark.CommitWatch;
import org.goldthread.spark.KeyedFunction;
import org.goldthread.spark.Lake;
import org.goldthread.spark.Sessions;
import org.goldthread.table.Accounting;
import org.goldthread.table.Receipts;
import org.goldthread.table.Submissions;

/** The main job: the ordered list of stages, and nothing else that would know two of them. */
public final class Pipeline {
  private final JobRequest request;
  private final Clock clock;
  private final Progress progress;
  private final CommitWatch watch;
  private final Map<String, Double> seconds = new LinkedHashMap<>();

  private Pipeline(JobRequest request, Clock clock, Progress progress, CommitWatch watch) {
    this.request = request;
    this.clock = clock;
    this.progress = progress;
    this.watch = watch;
  }

  /**
   * Carries out the stages asked for, as one run.
   *
   * @throws GoldthreadException if nothing could be done at all; feeds that could not be taken are
   *     part of the summary
   */
  public static RunSummary run(JobRequest request, Progress progress) {
    return run(request, progress, CommitWatch.NONE);
  }

  /** The same, its commits told to a watch. */
  static RunSummary run(JobRequest request, Progress progress, CommitWatch watch) {
    return new Pipeline(request, Clock.systemUTC(), progress, watch).run();
  }

  /** What a run would take, replace or hold; writes nothing. */
  public static RunSummary preview(JobRequest request) {
    refuseMissingLanding(request);
    return Preview.of(request, Clock.systemUTC().instant());
  }

  private RunSummary run() {
    Environment environment = request.environment();
    refuseMissingLanding(request);
    KeyReference keys = keys(request);
    progress.begin("listing the landing folder");
    LocalDate today = request.today(clock.instant());
    Landing.Scan landed =
        asked(Stage.INGEST)
            ? Landing.scan(environment.landing(), request.programme(), request.selection())
            : new Landing.Scan(List.of(), List.of());
    Landing.Scan scan = request.admitted(landed, today);
    progress.begin("starting Spark");
    SparkSession session = timed("start", () -> Sessions.start(environment.spark()));
    Lake lake = Lake.open(session, environment.lake().toString()).watched(watch);
    JobContext context = new JobContext(session, request, new KeyedFunction(keys));
    List<Problem> problems = new ArrayList<>();
    List<Problem> warnings = new ArrayList<>();
    List<Path> done = new ArrayList<>();
    RunLog log = RunLog.of(lake);
    if (asked(Stage.INGEST) && request.failFast()) {
      progress.begin("judging every new row before anything is written");
      Preview.refuseFirst(request, Preview.known(log), scan, clock.instant());
    }
    try (Run run = log.begin(inputs(scan, keys), Tables.ALL, today)) {
      if (asked(Stage.INGEST)) {
        Ingest.Result ingested =
            timed("ingest", () -> Ingest.run(run, context, keys, scan, clock.instant(), progress));
        problems.addAll(ingested.problems());
        warnings.addAll(ingested.warnings());
        done.addAll(ingested.unneeded());
        FeedbackFiles.expire(environment.feedback(), environment.keepFeedbackDays(), clock);
      }
      if (asked(Stage.LINK)) {
        timed("link", () -> Linking.run(run, context, progress));
      }
      if (asked(Stage.PUBLISH)) {
        timed("publish", () -> Publishing.run(run, context, progress));
      }
      Optional<Reporting.Result> report = Optional.empty();
      if (asked(Stage.REPORT)) {
        report = Optional.of(timed("report", () -> Reporting.run(run, context, progress)));
      }
      RunSummary summary = summary(run, landed, report, problems, warnings);
      run.complete(null);
      return summary.withProblems(ClearText.remove(done));
    }
  }

  private RunSummary summary(
      Run run,
      Landing.Scan landed,
      Optional<Reporting.Result> report,
      List<Problem> problems,
      List<Problem> warnings) {
    List<Submission> known =
        run.current(Submissions.TABLE).collectAsList().stream().map(Submission::fromRow).toList();
    List<RunSummary.FeedLine> feeds = feeds(run, known);
    problems.addAll(
        Gates.missing(
            request.taken(run.today()).requiredFeeds(),
            feeds.stream()
                .filter(line -> line.counted().read() > 0)
                .map(RunSummary.FeedLine::feed)
                .collect(Collectors.toSet())));
    warnings.addAll(Warnings.of(request, run.today(), landed.feeds(), known));
    AfterClosing.warning(run, known).ifPresent(warnings::add);
    return new RunSummary(
        run.number(),
        feeds,
        report.map(Reporting.Result::headline),
        request.environment().lake().resolve("gold"),
        report.map(Reporting.Result::page),
        List.copyOf(problems),
        List.copyOf(warnings),
        Collections.unmodifiableMap(seconds),
        problems.isEmpty() ? ExitCode.DONE : ExitCode.QUALITY);
  }

  /** Final states are settled by linking; after taking files in alone the verdicts count. */
  private List<RunSummary.FeedLine> feeds(Run run, List<Submission> known) {
    boolean isSettled = asked(Stage.LINK) || !asked(Stage.INGEST);
    return FeedLines.of(
        known,
        isSettled ? Optional.of(run.current(Accounting.TABLE)) : Optional.empty(),
        () -> run.current(Receipts.TABLE));
  }

  private RunInputs inputs(Landing.Scan scan, KeyReference keys) {
    Map<String, String> contents = new TreeMap<>();
    scan.deliveries()
        .forEach(
            delivery ->
                contents.put(
                    delivery.folder(),
                    Landing.contentHash(
                        delivery.files().stream().map(Landing.LandedFile::sha256).toList())));
    String options =
        request.stages()
            + " "
            + request.acceptShrink()
            + " "
            + request.replace()
            + " "
            + request.selection();
    return inputs(request, contents, options, keys);
  }

  /**
   * What a run works with.
   *
   * @param contents content hash of each submission that it takes
   * @param options what else was asked for
   */
  static RunInputs inputs(
      JobRequest request, Map<String, String> contents, String options, KeyReference keys) {
    Map<String, Integer> standardisers = new TreeMap<>();
    for (Standard standard : Standard.values()) {
      standardisers.put(standard.word(), Standardisers.version(standard));
    }
    return new RunInputs(
        contents,
        request.programme().hash()
            + " "
            + options
            + request.today().map(day -> " " + day).orElse(""),
        CodeVersion.text(),
        Fingerprints.of(keys.open(), Recipes.canonicalText(request.programme().recipes())),
        standardisers,
        request.environment().zone());
  }

  /**
   * Linking and publishing need the id key only; the others are opened where files are taken in.
   */
  static KeyReference keys(JobRequest request) {
    Set<KeyName> names =
        request.stages().contains(Stage.INGEST)
            ? EnumSet.of(KeyName.PROGRAMME, KeyName.VAULT, KeyName.ID, KeyName.PLATFORM)
            : EnumSet.of(KeyName.ID);
    Map<Scheme, String> salts = new TreeMap<>();
    if (request.stages().contains(Stage.INGEST)) {
      request.programme().schemes().values().stream()
          .filter(scheme -> !scheme.saltFile().isEmpty())
          .forEach(scheme -> salts.put(Scheme.of(scheme.name()), scheme.saltFile()));
    }
    return KeyReference.to(request.environment().keys(), names, salts);
  }

  private static void refuseMissingLanding(JobRequest request) {
    Environment environment = request.environment();
    if (request.stages().contains(Stage.INGEST) && !Files.isDirectory(environment.landing())) {
      throw new GoldthreadException(
          ExitCode.USER,
          "The landing folder " + environment.landing() + " does not exist",
          "There is nothing to take in.",
          "Create it, or name another with --landing or in env/" + environment.name() + ".yaml.");
    }
  }

  private boolean asked(Stage stage) {
    return request.stages().contains(stage);
  }

  private void timed(String step, Runnable work) {
    timed(
        step,
        () -> {
          work.run();
          return null;
        });
  }

  private <T> T timed(String step, Supplier<T> work) {
    long start = System.nanoTime();
    T result = work.get();
    seconds.put(step, Math.round((System.nanoTime() - start) / 1e7) / 1e2);
    return result;
  }
}
