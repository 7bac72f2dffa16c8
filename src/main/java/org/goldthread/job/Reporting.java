package org.goldthread.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.goldthread.calendar.FeedCalendar;
import org.goldthread.config.Programme;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.disclosure.CountColumns;
import org.goldthread.disclosure.DisclosureControl;
import org.goldthread.disclosure.DisclosurePreset;
import org.goldthread.disclosure.DisclosureStage;
import org.goldthread.disclosure.ExactCount;
import org.goldthread.disclosure.PublishedFigure;
import org.goldthread.governance.Permit;
import org.goldthread.report.FamilyScopes;
import org.goldthread.report.GoldTables;
import org.goldthread.report.Metric;
import org.goldthread.report.ReachCounts;
import org.goldthread.report.ReachFrame;
import org.goldthread.report.ReachReport;
import org.goldthread.report.ReportFacts;
import org.goldthread.spark.Conflicts;
import org.goldthread.table.DimFamily;
import org.goldthread.table.DimIndividual;
import org.goldthread.table.FactEngagement;
import org.goldthread.table.FactRegistration;
import org.goldthread.table.Field;
import org.goldthread.table.Published;
import org.goldthread.table.Submissions;
import org.goldthread.table.Table;

/**
 * Publishes aggregates of the golden dataset through disclosure control, and renders the page from
 * them.
 */
final class Reporting {
  private static final String STEP = "report";
  private static final List<Table> COUNTED =
      List.of(DimIndividual.TABLE, DimFamily.TABLE, FactRegistration.TABLE, FactEngagement.TABLE);

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
    ReachFrame frame = frame();
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
            DisclosureStage.published(
                context.session().createDataFrame(counts, CountColumns.SCHEMA),
                ReportFacts.DRAFT,
                new DisclosureControl(preset, Metric.RELATIONS)));
    List<PublishedFigure> figures =
        run.current(Published.TABLE).collectAsList().stream().map(DisclosureStage::figure).toList();
    List<ExactCount> exact = counts.stream().map(CountColumns::count).toList();
    return new Result(
        write(ReachReport.html(facts(frame, preset), figures)),
        Headline.of(exact, frame.widestScope().orElse("")));
  }

  private ReachFrame frame() {
    List<FeedCalendar.Arrival> arrivals =
        run.current(Submissions.TABLE).collectAsList().stream()
            .map(row -> Submission.fromRow(row).arrival(Optional.empty()))
            .toList();
    Programme programme = context.programme();
    return new ReachFrame(
        FeedCalendar.counted(run.today(), context.request().taken(run.today()), arrivals),
        FamilyScopes.shown(programme, Permit.scopes(programme, run.today())));
  }

  private ReportFacts facts(ReachFrame frame, DisclosurePreset preset) {
    Programme programme = context.programme();
    Map<String, Map<String, String>> labels = new LinkedHashMap<>();
    for (Field field : ReachCounts.BREAKDOWNS) {
      programme.contracts().values().stream()
          .map(contract -> contract.fields().get(field.name()))
          .filter(of -> of != null && of.codeList().isPresent())
          .findFirst()
          .ifPresent(
              of ->
                  labels.put(field.name(), programme.codeLists().get(of.codeList().get()).codes()));
    }
    Map<String, Long> versions = new TreeMap<>();
    COUNTED.forEach(table -> versions.put(table.name(), run.currentVersion(table)));
    return new ReportFacts(
        programme.title(),
        ReportFacts.DRAFT,
        preset,
        frame,
        programme.services().values().stream()
            .map(
                service ->
                    new ReportFacts.ServiceName(service.id(), service.name(), service.strand()))
            .toList(),
        labels,
        run.number(),
        versions);
  }

  /** Readers never see half a page. */
  private Path write(String html) {
    Path page = context.request().environment().lake().resolve("reports").resolve("reach.html");
    try {
      Files.createDirectories(page.getParent());
      Path unfinished = Files.createTempFile(page.getParent(), "reach", ".part");
      Files.writeString(unfinished, html);
      Files.move(unfinished, page, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      if (Conflicts.explained(e) instanceof GoldthreadException known) {
        throw known;
      }
      throw new GoldthreadException(
          ExitCode.ENVIRONMENT,
          "The report could not be written: " + page,
          "Its file could not be made or moved: " + e.getClass().getSimpleName() + ".",
          "Check that the disk has room and this account may write there, then start the run again:"
              + " it resumes where it stopped.");
    }
    return page;
  }
}
