package org.goldthread.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.goldthread.config.Contract;
import org.goldthread.config.Feed;
import org.goldthread.config.Feed.Delivery;
import org.goldthread.config.Programme;
import org.goldthread.core.Period;
import org.goldthread.report.FeedCalendar.Submission;
import org.junit.jupiter.api.Test;

/** What was expected, and what became of it. */
class FeedCalendarTest {

  @Test
  void expectsEveryFeedFromTheFirstToTheLastPeriodThatAnyWasSentFor() {
    assertThat(
            expected(
                List.of(feed("a", Delivery.PERIOD, null), feed("b", Delivery.PERIOD, null)),
                sent("a", "2023-24-Q1", "in_force", true),
                sent("a", "2023-24-Q3", "in_force", true),
                sent("b", "2023-24-Q2", "in_force", true)))
        .containsExactly(
            "2023-24-Q1 a received",
            "2023-24-Q1 b not_received",
            "2023-24-Q2 a not_received",
            "2023-24-Q2 b received",
            "2023-24-Q3 a received",
            "2023-24-Q3 b not_received");
  }

  @Test
  void expectsAFeedFromItsOwnFirstPeriodOn() {
    assertThat(
            expected(
                List.of(feed("a", Delivery.PERIOD, null), feed("b", Delivery.PERIOD, "2023-24-Q2")),
                sent("a", "2023-24-Q1", "in_force", true),
                sent("a", "2023-24-Q2", "in_force", true)))
        .containsExactly(
            "2023-24-Q1 a received", "2023-24-Q2 a received", "2023-24-Q2 b not_received");
  }

  @Test
  void expectsNothingOutsideTheProgramme() {
    assertThat(
            expected(
                List.of(feed("a", Delivery.PERIOD, null)),
                sent("a", "2019-20-Q4", "in_force", true),
                sent("a", "2020-21-Q1", "in_force", true)))
        .containsExactly("2020-21-Q1 a received");
  }

  @Test
  void takesALaterCumulativeSubmissionForTheEarlierPeriodsToo() {
    assertThat(
            expected(
                List.of(feed("a", Delivery.CUMULATIVE, null), feed("b", Delivery.PERIOD, null)),
                sent("b", "2023-24-Q1", "in_force", true),
                sent("a", "2023-24-Q2", "refused", false),
                sent("a", "2023-24-Q3", "in_force", true),
                sent("a", "2023-24-Q4", "refused", false)))
        .filteredOn(line -> line.contains(" a "))
        .containsExactly(
            "2023-24-Q1 a received",
            "2023-24-Q2 a received",
            "2023-24-Q3 a received",
            "2023-24-Q4 a refused");
  }

  @Test
  void tellsWhatIsHeldOrRefusedFromWhatStillCounts() {
    assertThat(
            expected(
                List.of(feed("a", Delivery.PERIOD, null)),
                sent("a", "2023-24-Q1", "held", true),
                sent("a", "2023-24-Q2", "held", false),
                sent("a", "2023-24-Q3", "refused", true),
                sent("a", "2023-24-Q4", "refused", false)))
        .containsExactly(
            "2023-24-Q1 a stale",
            "2023-24-Q2 a held",
            "2023-24-Q3 a stale",
            "2023-24-Q4 a refused");
  }

  @Test
  void expectsNothingWhereNothingWasEverSent() {
    assertThat(expected(List.of(feed("a", Delivery.PERIOD, null)))).isEmpty();
  }

  private static List<String> expected(List<Feed> feeds, Submission... submissions) {
    return FeedCalendar.expected(programme(feeds), List.of(submissions)).stream()
        .map(feed -> feed.period() + " " + feed.feed() + " " + feed.state().word())
        .toList();
  }

  private static Submission sent(String feed, String period, String state, boolean isInForce) {
    return new Submission("provider", feed, Period.parse(period).orElseThrow(), isInForce, state);
  }

  private static Feed feed(String name, Delivery delivery, String firstPeriod) {
    return new Feed(
        name,
        "provider",
        Optional.of("service"),
        "registration",
        Feed.Route.CLEAR,
        "gt1",
        "provider",
        "agreement",
        delivery,
        List.of(),
        new Feed.Format(0, "", "", ""),
        List.of(),
        Map.of(),
        List.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        new Programme.Gates(1, 0, 1),
        30,
        Optional.ofNullable(firstPeriod).flatMap(Period::parse),
        name + ".yaml");
  }

  private static Programme programme(List<Feed> feeds) {
    Map<String, Feed> byName = new TreeMap<>();
    feeds.forEach(feed -> byName.put(feed.name(), feed));
    return new Programme(
        "test",
        "Test",
        Path.of("conf"),
        new Programme.PeriodRange(new Period(2020, 1), new Period(2024, 4)),
        new Programme.Area(List.of(), "", ""),
        new Programme.Gates(1, 0, 1),
        "csds",
        List.of(),
        1,
        List.of(),
        new Programme.LinkageSettings(List.of(), List.of(), 10),
        Map.of(),
        Map.of(
            "registration",
            new Contract(
                "registration",
                Contract.Kind.REGISTRATION,
                Map.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                true)),
        byName,
        Map.of(),
        Map.of(),
        new Programme.Authority(List.of(), Map.of(), Map.of()),
        List.of(),
        new Programme.ConsentRules(List.of(), List.of()),
        Map.of(),
        "hash");
  }
}
