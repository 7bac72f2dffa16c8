package org.goldthread.job;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.Period;
import org.goldthread.core.Problem;
import org.goldthread.disclosure.Cell;
import org.goldthread.disclosure.DisclosureControl;
import org.goldthread.disclosure.DisclosurePreset;
import org.goldthread.disclosure.DisclosureStage;
import org.goldthread.disclosure.ExactCount;
import org.goldthread.disclosure.PublishedFigure;
import org.goldthread.disclosure.Received;
import org.goldthread.disclosure.Relations;
import org.goldthread.pseudonym.KeyReference;
import org.goldthread.release.LateRows;
import org.goldthread.release.Release;
import org.goldthread.release.ReleaseCheck;
import org.goldthread.report.Metric;
import org.goldthread.report.ReportFacts;
import org.goldthread.spark.CommitWatch;
import org.goldthread.spark.KeyedFunction;
import org.goldthread.spark.Lake;
import org.goldthread.spark.Sessions;
import org.goldthread.table.Arrivals;
import org.goldthread.table.DimIndividual;
import org.goldthread.table.Published;
import org.goldthread.table.Releases;
import org.goldthread.table.RowStates;
import org.goldthread.table.Rows;
import org.goldthread.table.Submissions;
import org.goldthread.table.Table;

/**
 * Closes a quarter: what has been published up to it becomes a release of its own, with a full copy
 * of the golden dataset, and stays. Nothing else is frozen: rows that arrive later count at their
 * event date in every figure that is made anew, and the next release tells of them.
 */
public final class PeriodClose {
  private static final String STEP = "close";

  private final JobRequest request;
  private final Period period;
  private final Clock clock;
  private final Progress progress;
  private final CommitWatch watch;

  private PeriodClose(
      JobRequest request, Period period, Clock clock, Progress progress, CommitWatch watch) {
    this.request = request;
    this.period = period;
    this.clock = clock;
    this.progress = progress;
    this.watch = watch;
  }

  /**
   * What closing came to, or would come to.
   *
   * @param release the quarter
   * @param run the run that closed it; 0 if none has
   * @param figures number of figures that stay as they are
   * @param late rows that arrived after their quarter had been closed, by quarter of the event, as
   *     published; empty where that is withheld, and altogether for the first release
   * @param gold the copy of the golden dataset
   * @param page the page of the release
   */
  public record Result(
      String release,
      long run,
      int figures,
      SortedMap<String, OptionalLong> late,
      Path gold,
      Path page) {
    /** Keeps its own copy. */
    public Result {
      late = Collections.unmodifiableSortedMap(new TreeMap<>(late));
    }
  }

  /**
   * Closes a quarter.
   *
   * @param request places, configuration and the day that counts as today
   * @throws GoldthreadException USER if the quarter is not over, is closed, or nothing has been
   *     published; QUALITY if its figures contradict each other
   */
  public static Result run(JobRequest request, Period period, Progress progress) {
    return run(request, period, progress, CommitWatch.NONE);
  }

  /** The same, its commits told to a watch. */
  static Result run(JobRequest request, Period period, Progress progress, CommitWatch watch) {
    return new PeriodClose(request, period, Clock.systemUTC(), progress, watch).close();
  }

  /** What closing a quarter would come to; writes nothing. */
  public static Result preview(JobRequest request, Period period) {
    return new PeriodClose(request, period, Clock.systemUTC(), Progress.SILENT, CommitWatch.NONE)
        .preview();
  }

  private Result preview() {
    refuseUnfinished(request.today(clock.instant()));
    JobContext context = context(Pipeline.keys(request));
    RunLog log = RunLog.of(lake(context.session()));
    Content content = content(log::read, context);
    return result(0, content);
  }

  private Result close() {
    LocalDate today = request.today(clock.instant());
    refuseUnfinished(today);
    progress.begin("starting Spark");
    KeyReference keys = Pipeline.keys(request);
    JobContext context = context(keys);
    RunLog log = RunLog.of(lake(context.session()));
    RunInputs inputs = Pipeline.inputs(request, Map.of(), "close " + period, keys);
    try (Run run = log.begin(inputs, Tables.ALL, today)) {
      progress.begin("checking what is published");
      Content content = content(run::base, context);
      progress.begin("copying the golden dataset");
      for (Table table : gold()) {
        run.overwrite(STEP, copyOf(table), () -> run.base(table));
      }
      progress.begin("publishing the release");
      run.append(
          STEP,
          Published.TABLE,
          () ->
              context
                  .session()
                  .createDataFrame(
                      DisclosureStage.rows(period.toString(), content.figures()),
                      Published.TABLE.schema()));
      ReachPages pages = new ReachPages(run, context);
      pages.write(pageName(), period.toString(), pages.frame(), content.figures());
      Release release = new Release(period, run.number(), content.intake(), clock.instant());
      run.append(
          STEP,
          Releases.TABLE,
          () ->
              context.session().createDataFrame(List.of(release.toRow()), Releases.TABLE.schema()));
      run.complete(null);
      return result(run.number(), content);
    }
  }

  /** What the release holds: draft figures up to the quarter, and what arrived late. */
  private record Content(List<PublishedFigure> figures, long intake) {}

  private Content content(Function<Table, Dataset<Row>> tables, JobContext context) {
    Optional<Release> last = Release.last(tables.apply(Releases.TABLE).collectAsList());
    last.ifPresent(this::refuseClosed);
    List<PublishedFigure> figures = new ArrayList<>(draft(tables));
    if (figures.isEmpty()) {
      throw new GoldthreadException(
          ExitCode.USER,
          "There is nothing to close",
          "No figure up to " + period + " has been published in this lake.",
          "Start goldthread run first.");
    }
    refuseContradictions(figures);
    last.ifPresent(closed -> figures.addAll(late(tables, context, closed)));
    long intake =
        tables.apply(Submissions.TABLE).collectAsList().stream()
            .mapToLong(row -> Submission.fromRow(row).intake())
            .max()
            .orElse(0);
    return new Content(List.copyOf(figures), intake);
  }

  private List<PublishedFigure> draft(Function<Table, Dataset<Row>> tables) {
    return tables
        .apply(Published.TABLE)
        .where(Published.RELEASE.col().equalTo(ReportFacts.DRAFT))
        .collectAsList()
        .stream()
        .map(DisclosureStage::figure)
        .filter(figure -> isWithin(figure.cell().period()))
        .toList();
  }

  private boolean isWithin(String of) {
    return of.equals(Cell.ALL) || Period.parse(of).orElseThrow().compareTo(period) <= 0;
  }

  private List<PublishedFigure> late(
      Function<Table, Dataset<Row>> tables, JobContext context, Release closed) {
    List<ExactCount> counts = new ArrayList<>();
    LateRows.byQuarter(
            tables.apply(Rows.TABLE),
            tables.apply(RowStates.TABLE),
            tables.apply(Arrivals.TABLE),
            context.keys(),
            closed)
        .forEach(
            (quarter, rows) ->
                counts.add(
                    new ExactCount(
                        Cell.of(Metric.ARRIVED_LATE, quarter.toString(), Cell.ALL),
                        rows,
                        Received.ALL)));
    return new DisclosureControl(
            DisclosurePreset.named(context.programme().disclosure()),
            Relations.NONE,
            context.programme().sensitiveServices())
        .published(counts);
  }

  private void refuseUnfinished(LocalDate today) {
    if (period.compareTo(request.programme().periods().first()) < 0
        || period.compareTo(request.programme().periods().last()) > 0) {
      throw new GoldthreadException(
          ExitCode.USER,
          period + " is no quarter of the programme",
          "programme.yaml says: "
              + request.programme().periods().first()
              + " to "
              + request.programme().periods().last()
              + ".",
          "Name one of these, or widen periods in programme.yaml.");
    }
    if (!period.end().isBefore(today)) {
      throw new GoldthreadException(
          ExitCode.USER,
          period + " is not over",
          "It ends on " + period.end() + "; today counts as " + today + ".",
          "Close it once it is over and its files have arrived.");
    }
  }

  private void refuseClosed(Release last) {
    if (last.period().compareTo(period) >= 0) {
      throw new GoldthreadException(
          ExitCode.USER,
          period + " is closed already",
          last.period().equals(period)
              ? "Run " + last.run() + " closed it."
              : "Run " + last.run() + " closed " + last.name() + " and every quarter before it.",
          "What was published stays. What arrived since counts in the draft, and in the release of"
              + " the next quarter that is closed.");
    }
  }

  private static void refuseContradictions(List<PublishedFigure> figures) {
    List<Problem> problems =
        ReleaseCheck.of(figures).stream()
            .filter(check -> !check.isPassed())
            .map(
                check ->
                    Problem.of(
                        "The figures contradict each other: " + check.name(),
                        check.failed().stream()
                            .limit(5)
                            .map(
                                cell ->
                                    String.join(" ", cell.metric(), cell.period(), cell.service()))
                            .collect(
                                Collectors.joining(
                                    "; ", "A part counts more than its whole: ", ".")),
                        "Start goldthread publish and goldthread report again; if it stays, report a"
                            + " defect."))
            .toList();
    if (!problems.isEmpty()) {
      throw new GoldthreadException(ExitCode.QUALITY, problems);
    }
  }

  private Result result(long run, Content content) {
    SortedMap<String, OptionalLong> late = new TreeMap<>();
    content.figures().stream()
        .filter(figure -> figure.cell().metric().equals(Metric.ARRIVED_LATE))
        .forEach(figure -> late.put(figure.cell().period(), figure.value()));
    Path lake = request.environment().lake();
    return new Result(
        period.toString(),
        run,
        content.figures().size(),
        late,
        lake.resolve(folder()).resolve("gold"),
        lake.resolve("reports").resolve(pageName()));
  }

  private static List<Table> gold() {
    String folder =
        DimIndividual.TABLE.path().substring(0, DimIndividual.TABLE.path().indexOf('/'));
    return Tables.ALL.stream().filter(table -> table.path().startsWith(folder + "/")).toList();
  }

  private Table copyOf(Table table) {
    return table.copiedTo(folder());
  }

  private String folder() {
    return Release.folder(period);
  }

  private String pageName() {
    return "reach-" + period + ".html";
  }

  private JobContext context(KeyReference keys) {
    SparkSession session = Sessions.start(request.environment().spark());
    return new JobContext(session, request, new KeyedFunction(keys));
  }

  private Lake lake(SparkSession session) {
    return Lake.open(session, request.environment().lake().toString()).watched(watch);
  }
}
