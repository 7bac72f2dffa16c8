package org.goldthread.job;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.goldthread.disclosure.CountColumns;
import org.goldthread.disclosure.DisclosureControl;
import org.goldthread.disclosure.DisclosurePreset;
import org.goldthread.disclosure.DisclosureStage;
import org.goldthread.disclosure.ExactCount;
import org.goldthread.disclosure.PublishedFigure;
import org.goldthread.report.GoldTables;
import org.goldthread.report.Metric;
import org.goldthread.report.ReachCounts;
import org.goldthread.report.ReachFrame;
import org.goldthread.report.ReportFacts;
import org.goldthread.table.DimFamily;
import org.goldthread.table.DimIndividual;
import org.goldthread.table.FactEngagement;
import org.goldthread.table.FactRegistration;
import org.goldthread.table.Published;
import org.goldthread.table.Releases;

/**
 * Publishes aggregates of the golden dataset through disclosure control, and renders the page from
 * them.
 */
final class Reporting {
  private static final String STEP = "report";

  private final Run run;
  private final JobContext context;

  private Reporting(Run run, JobContext context) {
    this.run = run;
    this.context = context;
  }

  /**
   * What a report came to.
   *
   * @param page the page
   * @param headline the exact headline, for whoever runs the job; the page has the published
   *     figures
   */
  record Result(Path page, RunSummary.PeopleLine headline) {}

  static Result run(Run run, JobContext context, Progress progress) {
    progress.begin("publishing figures and writing the report");
    return new Reporting(run, context).report();
  }

  private Result report() {
    ReachPages pages = new ReachPages(run, context);
    ReachFrame frame = pages.frame();
    List<Row> counts =
        ReachCounts.counts(
                new GoldTables(
                    run.current(DimIndividual.TABLE),
                    run.current(DimFamily.TABLE),
                    run.current(FactRegistration.TABLE),
                    run.current(FactEngagement.TABLE)),
                frame)
            .collectAsList();
    DisclosurePreset preset = DisclosurePreset.named(context.programme().disclosure());
    run.overwrite(
        STEP,
        Published.TABLE,
        () ->
            withReleases(
                DisclosureStage.published(
                    context.session().createDataFrame(counts, CountColumns.SCHEMA),
                    ReportFacts.DRAFT,
                    new DisclosureControl(
                        preset, Metric.RELATIONS, context.programme().sensitiveServices()))));
    List<PublishedFigure> figures =
        run
            .current(Published.TABLE)
            .where(Published.RELEASE.col().equalTo(ReportFacts.DRAFT))
            .collectAsList()
            .stream()
            .map(DisclosureStage::figure)
            .toList();
    List<ExactCount> exact = counts.stream().map(CountColumns::count).toList();
    return new Result(
        pages.write("reach.html", ReportFacts.DRAFT, frame, figures),
        Headline.of(exact, frame.widestScope().orElse("")));
  }

  /** The figures of releases stay as they were published. */
  private Dataset<Row> withReleases(Dataset<Row> draft) {
    return run.baseVersion(Releases.TABLE) < 0
        ? draft
        : draft.union(
            run.base(Published.TABLE).where(Published.RELEASE.col().notEqual(ReportFacts.DRAFT)));
  }
}
