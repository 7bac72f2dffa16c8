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
import org.goldthread.calendar.FeedCalendar;
import org.goldthread.config.Programme;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.disclosure.DisclosurePreset;
import org.goldthread.disclosure.PublishedFigure;
import org.goldthread.governance.Permit;
import org.goldthread.report.FamilyScopes;
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
import org.goldthread.table.Submissions;
import org.goldthread.table.Table;

/** Pages of published figures, with what a run knows beside them. */
final class ReachPages {
  private static final List<Table> COUNTED =
      List.of(DimIndividual.TABLE, DimFamily.TABLE, FactRegistration.TABLE, FactEngagement.TABLE);

  private final Run run;
  private final JobContext context;

  ReachPages(Run run, JobContext context) {
    this.run = run;
    this.context = context;
  }

  /** What was expected by the run's day, and the family scopes that may be shown. */
  ReachFrame frame() {
    List<FeedCalendar.Arrival> arrivals =
        run.current(Submissions.TABLE).collectAsList().stream()
            .map(row -> Submission.fromRow(row).arrival(Optional.empty()))
            .toList();
    Programme programme = context.programme();
    return new ReachFrame(
        FeedCalendar.counted(run.today(), context.request().taken(run.today()), arrivals),
        FamilyScopes.shown(programme, Permit.scopes(programme, run.today())));
  }

  /**
   * Writes a page; readers never see half of it.
   *
   * @param name the file's name in the folder of reports
   * @param release name of the release that the figures are of
   * @return where it lies
   */
  Path write(String name, String release, ReachFrame frame, List<PublishedFigure> figures) {
    Path page = context.request().environment().lake().resolve("reports").resolve(name);
    try {
      Files.createDirectories(page.getParent());
      Path unfinished = Files.createTempFile(page.getParent(), "reach", ".part");
      Files.writeString(unfinished, ReachReport.html(facts(release, frame), figures));
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

  private ReportFacts facts(String release, ReachFrame frame) {
    Programme programme = context.programme();
    Map<String, Map<String, String>> labels = new LinkedHashMap<>();
    for (Field field : ReachCounts.BREAKDOWNS) {
      programme.contractsOfAllPeriods().stream()
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
        release,
        DisclosurePreset.named(programme.disclosure()),
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
}
