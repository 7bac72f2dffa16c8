package org.goldthread.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.goldthread.calendar.FeedCalendar.Arrival;
import org.goldthread.config.Programmes;
import org.goldthread.config.Sample;
import org.goldthread.core.Period;
import org.junit.jupiter.api.Test;

/** What was expected by a day, and what became of it. */
class FeedCalendarTest {
  private static final String CLUB = "club-registration";
  private static final String SCHOOL = "school";

  /** The day after the third quarter of 2023-24 was due, 30 days after its end. */
  private static final LocalDate AFTER_Q3 = LocalDate.of(2024, 1, 31);

  @Test
  void isReceivedOnTheLastDayOfItsTimeAndLateOnTheNext() {
    assertThat(
            on(
                AFTER_Q3,
                Sample.right(),
                sent(CLUB, "2023-24-Q1", "2023-07-30"),
                sent(CLUB, "2023-24-Q2", "2023-10-31"),
                sent(CLUB, "2023-24-Q3", "2024-01-31")))
        .filteredOn(line -> line.contains(CLUB))
        .containsExactly(
            "2023-24-Q1 club-registration received",
            "2023-24-Q2 club-registration late",
            "2023-24-Q3 club-registration late");
  }

  @Test
  void isDueUntilItsLastDayAndOverdueAfterwards() {
    Arrival first = sent(CLUB, "2023-24-Q1", "2023-07-30");
    assertThat(on(LocalDate.of(2023, 10, 30), Sample.right(), first))
        .contains("2023-24-Q2 club-registration due");
    assertThat(on(LocalDate.of(2023, 10, 31), Sample.right(), first))
        .contains("2023-24-Q2 club-registration overdue");
  }

  @Test
  void aFeedThatNeverSentAnythingIsNeverReceivedOnceItIsPastDue() {
    assertThat(
            on(LocalDate.of(2023, 12, 31), Sample.right(), sent(CLUB, "2023-24-Q1", "2023-07-30")))
        .filteredOn(line -> line.contains(SCHOOL))
        .containsExactly("2023-24-Q1 school never_received", "2023-24-Q2 school never_received");
  }

  @Test
  void aFileThatComesAYearLateIsLateForEveryPeriodThatItHolds() {
    Sample bulk = Sample.right().append("feeds/club-registration.yaml", "delivery: cumulative\n");
    assertThat(on(LocalDate.of(2024, 6, 30), bulk, sent(CLUB, "2023-24-Q4", "2024-06-30")))
        .filteredOn(line -> line.contains(CLUB))
        .containsExactly("2023-24-Q4 club-registration late");
    Sample since = calendar(bulk, "first_period: 2023-24-Q1");
    assertThat(on(LocalDate.of(2024, 6, 30), since, sent(CLUB, "2023-24-Q4", "2024-06-30")))
        .filteredOn(line -> line.contains(CLUB))
        .containsExactly(
            "2023-24-Q1 club-registration late",
            "2023-24-Q2 club-registration late",
            "2023-24-Q3 club-registration late",
            "2023-24-Q4 club-registration late");
  }

  @Test
  void nothingIsExpectedOnceTheServiceEnded() {
    Sample ended = calendar(Sample.right(), "last_period: 2023-24-Q1");
    assertThat(on(AFTER_Q3, ended, sent(CLUB, "2023-24-Q1", "2023-07-30")))
        .filteredOn(line -> line.contains(CLUB))
        .containsExactly(
            "2023-24-Q1 club-registration received",
            "2023-24-Q2 club-registration service_ended",
            "2023-24-Q3 club-registration service_ended");
  }

  @Test
  void whatWasSentAfterTheEndIsReceivedAllTheSame() {
    Sample ended = calendar(Sample.right(), "last_period: 2023-24-Q1");
    assertThat(on(AFTER_Q3, ended, sent(CLUB, "2023-24-Q2", "2023-10-01")))
        .contains("2023-24-Q2 club-registration received");
  }

  @Test
  void nothingIsExpectedForPeriodsAndYearsThatWereNotCollected() {
    Sample gaps = calendar(Sample.right(), "not_collected: [2023-24-Q2, 2024-25]");
    assertThat(on(LocalDate.of(2024, 7, 1), gaps, sent(CLUB, "2023-24-Q1", "2023-07-30")))
        .filteredOn(line -> line.contains(CLUB))
        .containsExactly(
            "2023-24-Q1 club-registration received",
            "2023-24-Q2 club-registration not_collected",
            "2023-24-Q3 club-registration overdue",
            "2023-24-Q4 club-registration overdue",
            "2024-25-Q1 club-registration not_collected");
  }

  @Test
  void aYearlyFeedIsExpectedInItsQuarterOnly() {
    Sample yearly = calendar(Sample.right(), "first_period: 2023-24-Q1\n  quarters: [2]");
    assertThat(on(LocalDate.of(2024, 7, 1), yearly, sent(SCHOOL, "2023-24-Q1", "2023-07-30")))
        .filteredOn(line -> line.contains(CLUB))
        .containsExactly("2023-24-Q2 club-registration never_received");
  }

  @Test
  void aFeedsOwnDaysGoBeforeTheProgrammes() {
    Sample own = calendar(Sample.right(), "first_period: 2023-24-Q1\n  due_days: 60");
    own.append("programme.yaml", "calendar: {due_days: 5}\n");
    assertThat(on(LocalDate.of(2023, 7, 20), own, sent(SCHOOL, "2023-24-Q1", "2023-07-06")))
        .containsExactly("2023-24-Q1 club-registration due", "2023-24-Q1 school late");
  }

  @Test
  void aLaterCumulativeSubmissionStandsForTheEarlierPeriodsToo() {
    Sample cumulative = Sample.right().append("feeds/school.yaml", "delivery: cumulative\n");
    assertThat(
            on(
                LocalDate.of(2024, 4, 15),
                cumulative,
                sent(CLUB, "2023-24-Q1", "2023-07-30"),
                arrival(SCHOOL, "2023-24-Q2", "refused", false),
                sent(SCHOOL, "2023-24-Q3", "2023-10-15"),
                arrival(SCHOOL, "2023-24-Q4", "refused", false)))
        .filteredOn(line -> line.contains(SCHOOL))
        .containsExactly(
            "2023-24-Q1 school late",
            "2023-24-Q2 school received",
            "2023-24-Q3 school received",
            "2023-24-Q4 school refused");
  }

  @Test
  void tellsWhatIsHeldOrRefusedFromWhatStillCounts() {
    assertThat(
            on(
                LocalDate.of(2024, 4, 1),
                Sample.right(),
                arrival(CLUB, "2023-24-Q1", "held", true),
                arrival(CLUB, "2023-24-Q2", "held", false),
                arrival(CLUB, "2023-24-Q3", "refused", true),
                arrival(CLUB, "2023-24-Q4", "refused", false)))
        .filteredOn(line -> line.contains(CLUB))
        .containsExactly(
            "2023-24-Q1 club-registration stale",
            "2023-24-Q2 club-registration held",
            "2023-24-Q3 club-registration stale",
            "2023-24-Q4 club-registration refused");
  }

  @Test
  void aPeriodThatIsStillRunningIsNotExpectedUnlessSomethingWasSentForIt() {
    LocalDate inQ2 = LocalDate.of(2023, 9, 30);
    assertThat(on(inQ2, Sample.right(), sent(CLUB, "2023-24-Q1", "2023-07-30")))
        .noneMatch(line -> line.contains("Q2"));
    assertThat(on(inQ2, Sample.right(), sent(CLUB, "2023-24-Q2", "2023-09-30")))
        .containsExactly("2023-24-Q2 club-registration received", "2023-24-Q2 school due");
  }

  @Test
  void nothingIsExpectedOutsideTheProgrammeNorWhereNothingWasEverSent() {
    LocalDate later = LocalDate.of(2026, 11, 21);
    assertThat(on(later, Sample.right())).isEmpty();
    assertThat(on(later, Sample.right(), sent(CLUB, "2024-25-Q4", "2025-04-30")))
        .containsExactly(
            "2024-25-Q4 club-registration received", "2024-25-Q4 school never_received");
  }

  @Test
  void aFeedWithAFirstPeriodIsExpectedEvenIfNobodyEverSentAnything() {
    assertThat(on(LocalDate.of(2023, 8, 1), calendar(Sample.right(), "first_period: 2023-24-Q1")))
        .containsExactly("2023-24-Q1 club-registration never_received");
  }

  @Test
  void aYearThatCameWithALaterSubmissionIsLateOnceThatIsThere() {
    Sample bulk = calendar(Sample.right(), "delivered_with: {2023-24: 2024-25-Q1}");
    LocalDate day = LocalDate.of(2024, 7, 30);
    Arrival school = sent(SCHOOL, "2023-24-Q1", "2023-07-30");
    assertThat(on(day, bulk, school))
        .contains(
            "2023-24-Q1 club-registration never_received",
            "2023-24-Q4 club-registration never_received");
    assertThat(on(day, bulk, school, sent(CLUB, "2024-25-Q1", "2024-07-30")))
        .filteredOn(line -> line.contains(CLUB))
        .containsExactly(
            "2023-24-Q1 club-registration late",
            "2023-24-Q2 club-registration late",
            "2023-24-Q3 club-registration late",
            "2023-24-Q4 club-registration late",
            "2024-25-Q1 club-registration received");
  }

  @Test
  void whatIsCountedEndsWithTheLastPeriodSentAndIsTheSameOnEveryDay() {
    List<Arrival> sent = List.of(sent(CLUB, "2023-24-Q1", "2023-07-30"));
    for (LocalDate day : List.of(LocalDate.of(2023, 7, 30), LocalDate.of(2026, 1, 1))) {
      assertThat(
              FeedCalendar.counted(day, Programmes.load(Sample.right().files()), sent).stream()
                  .map(feed -> feed.period() + " " + feed.feed() + " " + feed.state().isCounted()))
          .containsExactly("2023-24-Q1 club-registration true", "2023-24-Q1 school false");
    }
  }

  @Test
  void listsWhatIsOverdueByFeed() {
    assertThat(
            FeedCalendar.overdue(
                FeedCalendar.on(
                    AFTER_Q3,
                    Programmes.load(Sample.right().files()),
                    List.of(sent(CLUB, "2023-24-Q1", "2023-07-30")))))
        .isEqualTo(
            Map.of(
                "club-team/club-registration", List.of("2023-24-Q2", "2023-24-Q3"),
                "school-office/school", List.of("2023-24-Q1", "2023-24-Q2", "2023-24-Q3")));
  }

  private static List<String> on(LocalDate today, Sample sample, Arrival... arrivals) {
    return FeedCalendar.on(today, Programmes.load(sample.files()), List.of(arrivals)).stream()
        .map(feed -> feed.period() + " " + feed.feed() + " " + feed.state().word())
        .toList();
  }

  private static Sample calendar(Sample sample, String block) {
    return sample.append("feeds/club-registration.yaml", "calendar:\n  " + block + "\n");
  }

  private static Arrival sent(String feed, String period, String takenOn) {
    return new Arrival(
        provider(feed),
        feed,
        Period.parse(period).orElseThrow(),
        true,
        "in_force",
        Optional.of(LocalDate.parse(takenOn)));
  }

  private static Arrival arrival(String feed, String period, String state, boolean isInForce) {
    return new Arrival(
        provider(feed),
        feed,
        Period.parse(period).orElseThrow(),
        isInForce,
        state,
        Optional.empty());
  }

  private static String provider(String feed) {
    return feed.equals(CLUB) ? "club-team" : "school-office";
  }
}
