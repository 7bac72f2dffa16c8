package org.goldthread.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.goldthread.config.Programmes;
import org.goldthread.config.Sample;
import org.junit.jupiter.api.Test;

/** How far each provider's data has come, and what is due. */
class OnboardingLineTest {
  private static final String FILE = "governance.yaml";
  private static final LocalDate DAY = LocalDate.of(2024, 7, 31);

  @Test
  void aFeedWithEverythingInForceIsLiveSinceItsDay() {
    assertThat(lines(Sample.right()))
        .containsExactly(
            "club-team registration club-registration live - 2020-01-01",
            "school-office administrative school live - 2020-01-01");
  }

  @Test
  void aFeedStopsAtTheFirstStepThatIsNotDone() {
    Sample unsigned =
        Sample.right()
            .replace(
                FILE,
                "basis: public_task\n    start: 2020-01-01\n    expiry: 2030-12-31\n",
                "basis: public_task\n");
    assertThat(lines(unsigned))
        .contains(
            "school-office administrative school none"
                + " School is not signed: it has no first or no last day. -");
    Sample unassessed =
        Sample.right()
            .replace(
                FILE,
                "title: Assessment\n    start: 2020-01-01\n    expiry: 2030-12-31",
                "title: Assessment\n    start: 2020-01-01\n    expiry: 2024-07-30");
    assertThat(lines(unassessed))
        .contains(
            "school-office administrative school agreement"
                + " Assessment was to be reviewed by 2024-07-30. -");
  }

  @Test
  void aStagedFeedNamesItsBlockerAndTheDayByWhichItShouldGoOn() {
    Sample sample =
        Sample.right()
            .append(
                FILE,
                "  feeds:\n    - {feed: school, stage: staged, since: 2024-01-01,"
                    + " blocker: first file to be looked at, due: 2024-09-01}\n");
    assertThat(lines(sample))
        .contains(
            "school-office administrative school staged first file to be looked at 2024-09-01");
    assertThat(due(sample))
        .containsExactly(
            "2024-09-01 school-office, administrative, should go on from staged. first file to be"
                + " looked at");
  }

  @Test
  void aFeedThatGoesLiveLaterIsMappedUntilThen() {
    Sample sample =
        Sample.right()
            .append(FILE, "  feeds:\n    - {feed: school, stage: live, since: 2024-12-01}\n");
    assertThat(lines(sample))
        .contains(
            "school-office administrative school mapped It is live from that day on. 2024-12-01");
  }

  @Test
  void whatIsPlannedIsListedWithItsFirstMissingStep() {
    Sample sample =
        Sample.right()
            .append(
                FILE,
                """
                  planned:
                    - {provider: club-team, data_type: outcome}
                    - {provider: club-team, data_type: engagement, agreement: club-agreement}
                """);
    assertThat(lines(sample))
        .contains(
            "club-team outcome - none No agreement is in force. -",
            "club-team engagement - dpia No feed file describes it. -");
  }

  @Test
  void listsWhatIsDueByDay() {
    Sample sample =
        Sample.right()
            .replace(
                FILE,
                "basis: consent\n    start: 2020-01-01\n    expiry: 2030-12-31",
                "basis: consent\n    start: 2020-01-01\n    expiry: 2024-09-29")
            .replace(
                FILE,
                "basis: public_task\n    start: 2020-01-01\n    expiry: 2030-12-31",
                "basis: public_task\n    start: 2020-01-01\n    expiry: 2024-09-30")
            .replace(FILE, "keep_months: 120", "keep_months: 10");
    assertThat(due(sample))
        .containsExactly(
            "2024-07-30 Rows of club-registration up to 2023-24-Q2 are past their retention:"
                + " delete them.",
            "2024-07-30 Rows of school up to 2023-24-Q2 are past their retention: delete them.",
            "2024-09-29 Club expires.");
  }

  private static List<String> lines(Sample sample) {
    return OnboardingLine.of(Programmes.load(sample.files()), DAY).stream()
        .map(
            line ->
                String.join(
                    " ",
                    line.provider(),
                    line.dataType(),
                    line.feed().orElse("-"),
                    line.state().word(),
                    line.blocker().orElse("-"),
                    line.date().map(LocalDate::toString).orElse("-")))
        .toList();
  }

  private static List<String> due(Sample sample) {
    return Due.of(Programmes.load(sample.files()), DAY).stream()
        .map(due -> due.day().map(LocalDate::toString).orElse("-") + " " + due.text())
        .toList();
  }
}
