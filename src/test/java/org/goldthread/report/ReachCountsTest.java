package org.goldthread.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.goldthread.calendar.ExpectedFeed;
import org.goldthread.calendar.ExpectedFeed.State;
import org.goldthread.config.Contract.Kind;
import org.goldthread.disclosure.Cell;
import org.goldthread.disclosure.CountColumns;
import org.goldthread.disclosure.DisclosureControl;
import org.goldthread.disclosure.DisclosurePreset;
import org.goldthread.disclosure.DisclosureStage;
import org.goldthread.disclosure.ExactCount;
import org.goldthread.disclosure.PublishedFigure;
import org.goldthread.disclosure.Received;
import org.goldthread.disclosure.Status;
import org.goldthread.table.DimIndividual;
import org.goldthread.table.Published;
import org.junit.jupiter.api.Test;

/** Who counts as reached, and how often. */
class ReachCountsTest {
  private static final String Q1 = "2023-24-Q1";
  private static final String Q2 = "2023-24-Q2";
  private static final String ALL = Cell.ALL;
  private static final ReachFrame OPEN = new ReachFrame(List.of(), Map.of());

  @Test
  void countsAPersonOfTwoServicesAndTwoQuartersOnce() {
    Map<String, Long> counts =
        counts(
            new Gold()
                .individual("c1", "c2")
                .registered("c1", "baby-steps", "2023-04-03", "k1")
                .registered("c1", "baby-steps", "2023-07-03", "k1")
                .registered("c1", "making-it-real", "2023-07-04", "m9")
                .registered("c2", "making-it-real", "2023-07-05", "m8"));
    assertThat(counts)
        .containsEntry("rows all all", 4L)
        .containsEntry("registrations all all", 3L)
        .containsEntry("registered_people all all", 2L)
        .containsEntry("people all all", 2L)
        .containsEntry("children all all", 2L)
        .containsEntry("registrations 2023-24-Q1 all", 1L)
        .containsEntry("registrations 2023-24-Q2 all", 3L)
        .containsEntry("people 2023-24-Q2 making-it-real", 2L)
        .containsEntry("people 2023-24-Q2 baby-steps", 1L)
        .doesNotContainKeys("adults all all", "people 2023-24-Q1 making-it-real");
  }

  @Test
  void countsNoCarerWhoIsMerelyNamed() {
    Map<String, Long> counts =
        counts(
            new Gold()
                .individual("c1", "a1")
                .registered("c1", "making-it-real", "2023-04-03", "m1")
                .named("a1"));
    assertThat(counts)
        .containsEntry("rows all all", 1L)
        .containsEntry("registrations all all", 1L)
        .containsEntry("people all all", 1L)
        .doesNotContainKey("adults all all");
  }

  @Test
  void countsNobodyKnownFromAdministrativeDatasetsOnly() {
    Map<String, Long> counts =
        counts(
            new Gold()
                .individual("c1", "c2", "c3")
                .registered("c1", "baby-steps", "2023-04-03", "k1")
                .family("health-visiting", "f1", "c2")
                .family("health-visiting", "f2", "c1", "c3"));
    assertThat(counts)
        .containsEntry("children all all", 1L)
        .containsEntry("families all all [health-visiting]", 1L);
  }

  @Test
  void countsWhoAttendedButNotWhoWasAbsentNorACommunitySession() {
    Map<String, Long> counts =
        counts(
            new Gold()
                .individual("a1", "a2")
                .session("a1", "baby-steps", "2023-04-03", true)
                .session("a1", "baby-steps", "2023-04-10", true)
                .session("a2", "baby-steps", "2023-04-03", false)
                .session(null, "baby-steps", "2023-04-03", true));
    assertThat(counts)
        .containsEntry("adults all all", 1L)
        .containsEntry("people 2023-24-Q1 baby-steps", 1L)
        .doesNotContainKeys("registered_people all all", "registrations all all");
  }

  @Test
  void countsPregnantAdultsByTheirRegistrations() {
    Map<String, Long> counts =
        counts(
            new Gold()
                .individual("a1", "a2", "c1")
                .registered("a1", "midwifery", "2023-04-03", "k1")
                .pregnant()
                .registered("a1", "baby-steps", "2023-07-03", "b1")
                .registered("a2", "baby-steps", "2023-07-03", "b2")
                .registered("c1", "baby-steps", "2023-07-03", "b3")
                .pregnant());
    assertThat(counts)
        .containsEntry("pregnant_women all all", 1L)
        .containsEntry("pregnant_women 2023-24-Q1 midwifery", 1L)
        .doesNotContainKey("pregnant_women 2023-24-Q2 all");
  }

  @Test
  void twoPeopleRegisteredInOneRowAreTwoNaiveRegistrations() {
    Map<String, Long> counts =
        counts(
            new Gold()
                .individual("a1", "a2")
                .registered("a1", "baby-steps", "2023-04-03", "k1")
                .alsoRegistered("a2"));
    assertThat(counts)
        .containsEntry("rows all all", 1L)
        .containsEntry("registrations all all", 2L)
        .containsEntry("registered_people all all", 2L);
  }

  @Test
  void givesTheRangeThatUnresolvedLinksLeave() {
    Gold gold =
        new Gold()
            .individual("c0")
            .unresolved("g", 2, "c1", "c2", "c3")
            .registered("c0", "baby-steps", "2023-04-03", "k0")
            .registered("c1", "baby-steps", "2023-04-03", "k1")
            .registered("c2", "baby-steps", "2023-04-03", "k2")
            .registered("c3", "making-it-real", "2023-04-03", "m3");
    assertThat(counts(gold))
        .containsEntry("children all all", 4L)
        .containsEntry("children_at_least all all", 3L)
        .as("of three that are at least two, two inside may be one while the third is the other")
        .containsEntry("children_at_least all baby-steps", 2L)
        .containsEntry("children_at_least all making-it-real", 1L);
  }

  @Test
  void countsAWholeUnresolvedGroupAsAtLeastItsLeast() {
    Gold gold =
        new Gold()
            .unresolved("twins", 2, "c1", "c2", "c3")
            .registered("c1", "baby-steps", "2023-04-03", "k1")
            .registered("c2", "baby-steps", "2023-04-03", "k2")
            .registered("c3", "baby-steps", "2023-04-03", "k3");
    assertThat(counts(gold))
        .containsEntry("people all all", 3L)
        .containsEntry("people_at_least all all", 2L)
        .containsEntry("registered_people_at_least 2023-24-Q1 baby-steps", 2L);
  }

  @Test
  void breaksChildrenAndAdultsOfTheProgrammeDown() {
    Map<String, Long> counts =
        counts(
            new Gold()
                .individual("c1")
                .with(DimIndividual.ETHNICITY, "A")
                .individual("c2")
                .individual("a1")
                .with(DimIndividual.ETHNICITY, "A")
                .registered("c1", "baby-steps", "2023-04-03", "k1")
                .registered("c2", "baby-steps", "2023-04-03", "k2")
                .session("a1", "baby-steps", "2023-04-03", true));
    assertThat(counts)
        .containsEntry("children all all ethnicity=A", 1L)
        .containsEntry("children all all ethnicity=unknown", 1L)
        .containsEntry("adults 2023-24-Q1 all ethnicity=A", 1L)
        .containsEntry("adults all all in_area=unknown", 1L)
        .doesNotContainKey("children all baby-steps ethnicity=A");
  }

  @Test
  void countsFamiliesPerScopeAndOnlyWhereTheScopeCoversTheService() {
    ReachFrame frame =
        new ReachFrame(
            List.of(),
            Map.of("evaluation", List.of("baby-steps", "midwifery"), "own", List.of("midwifery")));
    Map<String, Long> counts =
        counts(
            new Gold()
                .individual("a1", "c1", "c2")
                .family("evaluation", "f1", "a1", "c1")
                .family("evaluation", "f2", "c2")
                .family("own", "f3", "a1")
                .registered("a1", "midwifery", "2023-04-03", "k1")
                .registered("c1", "baby-steps", "2023-04-03", "b1")
                .registered("c2", "baby-steps", "2023-04-03", "b2"),
            frame);
    assertThat(counts)
        .containsEntry("families all all [evaluation]", 2L)
        .containsEntry("families all baby-steps [evaluation]", 2L)
        .containsEntry("families all midwifery [evaluation]", 1L)
        .containsEntry("families all midwifery [own]", 1L)
        .containsEntry("families all all [own]", 1L)
        .doesNotContainKey("families all baby-steps [own]");
  }

  @Test
  void tellsZeroFromWhatWasNotReceived() {
    ReachFrame frame =
        new ReachFrame(
            List.of(
                feed(Q1, "baby-steps", State.RECEIVED),
                feed(Q1, "making-it-real", State.OVERDUE),
                feed(Q2, "baby-steps", State.RECEIVED),
                feed(Q2, "making-it-real", State.RECEIVED)),
            Map.of());
    Gold gold = new Gold().individual("c1").registered("c1", "making-it-real", "2023-07-03", "m1");
    Map<Cell, ExactCount> counts =
        rows(gold, frame).stream()
            .map(CountColumns::count)
            .collect(Collectors.toMap(ExactCount::cell, count -> count));
    assertThat(counts.get(Cell.of("children", Q1, "making-it-real")))
        .isEqualTo(
            new ExactCount(
                Cell.of("children", Q1, "making-it-real"),
                0,
                Received.NONE,
                List.of("provider/making-it-real-registration")));
    assertThat(counts.get(Cell.of("children", Q2, "baby-steps")))
        .isEqualTo(exact("children", Q2, "baby-steps", 0, Received.ALL));
    assertThat(counts.get(Cell.of("children", Q1, ALL)))
        .isEqualTo(exact("children", Q1, ALL, 0, Received.SOME));
    assertThat(counts.get(Cell.of("children", ALL, ALL)))
        .isEqualTo(exact("children", ALL, ALL, 1, Received.SOME));
  }

  @Test
  void publishesThroughDisclosureControl() {
    Gold gold = new Gold();
    for (int child = 0; child < 12; child++) {
      gold.individual("c" + child)
          .registered(
              "c" + child, child < 3 ? "baby-steps" : "making-it-real", "2023-04-03", "k" + child);
    }
    List<Row> published =
        DisclosureStage.published(
                ReachCounts.counts(gold.tables(), OPEN),
                "draft",
                new DisclosureControl(DisclosurePreset.named("csds"), Metric.RELATIONS, Set.of()))
            .collectAsList();
    assertThat(published)
        .allSatisfy(
            row -> assertThat(row.<String>getAs(Published.RELEASE.name())).isEqualTo("draft"));
    Map<Cell, PublishedFigure> figures =
        published.stream()
            .map(DisclosureStage::figure)
            .collect(Collectors.toMap(PublishedFigure::cell, figure -> figure));
    assertThat(figures.get(Cell.of("children", Q1, ALL)).value()).hasValue(10);
    assertThat(figures.get(Cell.of("children", Q1, "baby-steps")).status())
        .isEqualTo(Status.SUPPRESSED);
    assertThat(figures.get(Cell.of("children", Q1, "making-it-real")).status())
        .isEqualTo(Status.SUPPRESSED);
    assertThat(
            figures
                .get(Cell.of("children", Q1, ALL).inGroup("ethnicity", ReachCounts.UNKNOWN))
                .percent())
        .hasValue(100);
  }

  @Test
  void anEmptyGoldenDatasetHasNoReach() {
    assertThat(rows(new Gold(), OPEN)).isEmpty();
  }

  private static ExpectedFeed feed(String period, String service, State state) {
    return new ExpectedFeed(
        period, "provider", service + "-registration", service, Kind.REGISTRATION, state);
  }

  private static ExactCount exact(
      String metric, String period, String service, long count, Received received) {
    return new ExactCount(Cell.of(metric, period, service), count, received);
  }

  private static List<Row> rows(Gold gold, ReachFrame frame) {
    return ReachCounts.counts(gold.tables(), frame).collectAsList();
  }

  private static Map<String, Long> counts(Gold gold) {
    return counts(gold, OPEN);
  }

  private static Map<String, Long> counts(Gold gold, ReachFrame frame) {
    Map<String, Long> counts = new TreeMap<>();
    for (Row row : rows(gold, frame)) {
      ExactCount count = CountColumns.count(row);
      Cell cell = count.cell();
      counts.put(
          cell.metric()
              + " "
              + cell.period()
              + " "
              + cell.service()
              + (cell.scope().isEmpty() ? "" : " [" + cell.scope() + "]")
              + (cell.groupBy().isEmpty() ? "" : " " + cell.groupBy() + "=" + cell.group()),
          count.count());
    }
    return counts;
  }
}
