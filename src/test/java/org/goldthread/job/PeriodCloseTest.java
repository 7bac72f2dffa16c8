package org.goldthread.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.sql.Row;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.Period;
import org.goldthread.disclosure.DisclosureStage;
import org.goldthread.disclosure.PublishedFigure;
import org.goldthread.fixture.Folders;
import org.goldthread.intake.Landing;
import org.goldthread.spark.Lake;
import org.goldthread.spark.TestSession;
import org.goldthread.table.DimIndividual;
import org.goldthread.table.Field;
import org.goldthread.table.Published;
import org.goldthread.table.Releases;
import org.goldthread.table.Table;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Closing freezes what is published, and nothing else. Runs the whole job several times, so that it
 * takes longer than ten seconds.
 */
@Tag("fault")
class PeriodCloseTest {
  private static final Period FIRST = Period.parse("2023-24-Q1").orElseThrow();
  private static final Period SECOND = Period.parse("2023-24-Q2").orElseThrow();
  private static final int EVERY = Boolean.getBoolean("goldthread.full") ? 1 : 9;

  private final Workplace place = Workplace.empty();

  @Test
  void lateRowsChangeTheDraftAndTheNextReleaseButNotTheClosedOne() throws IOException {
    Path late = Town.room().resolve("late");
    Path sent = place.submission("baby-steps-team", "baby-steps-registration", "2023-24-Q1");
    Folders.copy(sent, late);
    Folders.remove(sent);
    // Everything of the feed but this quarter: a cumulative export would bring its rows again.
    Folders.remove(place.submission("baby-steps-team", "baby-steps-registration", "2023-24-Q2"));
    place.run();

    PeriodClose.Result foreseen = PeriodClose.preview(request(), FIRST);
    PeriodClose.Result closed = PeriodClose.run(request(), FIRST, Progress.SILENT);

    assertThat(closed.late()).as("nothing was closed before").isEmpty();
    assertThat(closed.figures()).isPositive().isEqualTo(foreseen.figures());
    assertThat(closed.page()).content().contains("Release").doesNotContain("Draft, not yet");
    assertThat(figures("2023-24-Q1")).isEqualTo(draftUpTo(FIRST)).isNotEmpty();
    assertThat(individuals(DimIndividual.TABLE.copiedTo("releases/2023-24-Q1")))
        .isEqualTo(individuals(DimIndividual.TABLE))
        .isPositive();
    long copied = individuals(DimIndividual.TABLE.copiedTo("releases/2023-24-Q1"));
    SortedMap<String, String> before = figures("2023-24-Q1");
    String page = Files.readString(closed.page());

    Folders.copy(late, sent);
    RunSummary summary = place.run();

    assertThat(summary.warnings())
        .filteredOn(warning -> warning.problem().contains("closed quarter"))
        .extracting(warning -> warning.cause())
        .singleElement()
        .asString()
        .startsWith("baby-steps-team/baby-steps-registration 2023-24-Q1: taken since 2023-24-Q1");
    assertThat(figures("2023-24-Q1")).as("what was published stays").isEqualTo(before);
    assertThat(closed.page()).hasContent(page);
    assertThat(draftUpTo(FIRST)).as("late rows count at their date").isNotEqualTo(before);
    assertThat(individuals(DimIndividual.TABLE.copiedTo("releases/2023-24-Q1")))
        .isEqualTo(copied)
        .isNotEqualTo(individuals(DimIndividual.TABLE));

    PeriodClose.Result next = PeriodClose.run(request(), SECOND, Progress.SILENT);

    assertThat(next.late()).containsOnlyKeys("2023-24-Q1");
    assertThat(next.late().get("2023-24-Q1"))
        .as("rows came late; a small number is withheld")
        .isNotEqualTo(OptionalLong.of(0));
    assertThat(next.page()).content().contains("What arrived late");
    assertThat(figures("2023-24-Q1")).isEqualTo(before);
    assertThat(read(Releases.TABLE)).hasSize(2);
  }

  @Test
  void aQuarterIsClosedOnceAndOnlyWhenItIsOver() {
    assertThat(refusal(FIRST)).isEqualTo("There is nothing to close");
    place.run();
    assertThat(refusal(Period.parse("2023-24-Q3").orElseThrow()))
        .isEqualTo("2023-24-Q3 is not over");
    assertThat(refusal(Period.parse("1999-00-Q1").orElseThrow()))
        .isEqualTo("1999-00-Q1 is no quarter of the programme");
    PeriodClose.run(request(), SECOND, Progress.SILENT);
    assertThat(refusal(SECOND)).isEqualTo("2023-24-Q2 is closed already");
    assertThat(refusal(FIRST)).isEqualTo("2023-24-Q1 is closed already");
    assertThat(read(Releases.TABLE)).hasSize(1);
  }

  @Test
  void killedWhileItClosesAndStartedAgainItClosesOnce() {
    place.run();
    long commits = commitsOfClosing();
    for (long commit = 1; commit <= commits; commit += EVERY) {
      Workplace killed = Workplace.empty();
      Folders.copy(place.lake(), killed.lake());
      AtomicLong left = new AtomicLong(commit);
      Killer killer =
          new Killer(moment -> moment.startsWith("before ") && left.decrementAndGet() == 0);
      assertThatThrownBy(() -> PeriodClose.run(request(killed), SECOND, Progress.SILENT, killer))
          .as("commit %d", commit)
          .isInstanceOf(Killer.Killed.class);
      PeriodClose.run(request(killed), SECOND, Progress.SILENT);
      assertThat(read(killed, Releases.TABLE)).as("commit %d", commit).hasSize(1);
      assertThat(figures(killed, "2023-24-Q2")).isEqualTo(draftUpTo(killed, SECOND));
      killed.leave();
    }
  }

  private long commitsOfClosing() {
    Workplace copy = Workplace.empty();
    Folders.copy(place.lake(), copy.lake());
    Witness witness = new Witness();
    PeriodClose.run(request(copy), SECOND, Progress.SILENT, witness);
    copy.leave();
    return witness.commits().size();
  }

  private String refusal(Period period) {
    GoldthreadException refused =
        catchThrowableOfType(
            GoldthreadException.class, () -> PeriodClose.run(request(), period, Progress.SILENT));
    assertThat(refused.exitCode()).isEqualTo(ExitCode.USER);
    return refused.problems().get(0).problem();
  }

  private JobRequest request() {
    return request(place);
  }

  private static JobRequest request(Workplace place) {
    return place.request(EnumSet.noneOf(Stage.class), Landing.Selection.ALL, false, false);
  }

  private SortedMap<String, String> figures(String release) {
    return figures(place, release);
  }

  /** Cell to figure, of one release and without what arrived late. */
  private static SortedMap<String, String> figures(Workplace place, String release) {
    SortedMap<String, String> figures = new TreeMap<>();
    for (Row row : read(place, Published.TABLE)) {
      PublishedFigure figure = DisclosureStage.figure(row);
      if (release.equals(text(row, Published.RELEASE))
          && !figure.cell().metric().equals("arrived_late")) {
        figures.put(figure.cell().toString(), figure.toString());
      }
    }
    return figures;
  }

  private SortedMap<String, String> draftUpTo(Period period) {
    return draftUpTo(place, period);
  }

  private static SortedMap<String, String> draftUpTo(Workplace place, Period period) {
    SortedMap<String, String> figures = new TreeMap<>();
    for (Row row : read(place, Published.TABLE)) {
      PublishedFigure figure = DisclosureStage.figure(row);
      Optional<Period> of = Period.parse(figure.cell().period());
      if ("draft".equals(text(row, Published.RELEASE))
          && of.map(quarter -> quarter.compareTo(period) <= 0).orElse(true)) {
        figures.put(figure.cell().toString(), figure.toString());
      }
    }
    return figures;
  }

  private static String text(Row row, Field field) {
    return row.getAs(field.name());
  }

  private long individuals(Table table) {
    return read(table).size();
  }

  private List<Row> read(Table table) {
    return read(place, table);
  }

  private static List<Row> read(Workplace place, Table table) {
    return RunLog.of(Lake.open(TestSession.get(), place.lake().toString()))
        .read(table)
        .collectAsList();
  }
}
