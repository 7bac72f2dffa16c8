package org.goldthread.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.goldthread.config.Governance.Organisation;
import org.goldthread.config.Governance.PrivacyNotice;
import org.goldthread.config.Programmes;
import org.goldthread.config.Sample;
import org.goldthread.governance.ProcessingRecord.Activity;
import org.goldthread.governance.ProcessingRecord.Holding;
import org.junit.jupiter.api.Test;

/** The record under Article 30, made from registers and feeds. */
class ProcessingRecordTest {
  private static final LocalDate DAY = LocalDate.of(2024, 7, 31);

  @Test
  void saysWhatIsHeldAboutWhomAndOnWhatBasis() {
    ProcessingRecord record = record(Sample.right());
    assertThat(record.organisations()).extracting(Organisation::id).containsExactly("office");
    assertThat(record.activities())
        .extracting(
            activity -> activity.agreement().id(),
            Activity::isInForce,
            Activity::people,
            Activity::pseudonyms,
            Activity::data)
        .containsExactly(
            tuple(
                "club-agreement",
                true,
                List.of("adult"),
                List.of("client_id", "email"),
                List.of("consent", "gender", "sex")),
            tuple("school-basis", true, List.of("adult"), List.of("email"), List.of("measure")));
    assertThat(record.activities().get(0).familyScopes()).containsExactly("service-club");
  }

  @Test
  void aFeedHasItsStageItsAssessmentsAndItsRetention() {
    Sample sample =
        Sample.right()
            .replace(
                "governance.yaml",
                "  - {dataset: rows, keep_months: 120}",
                "  - {dataset: rows, keep_months: 120}\n"
                    + "  - {dataset: club, feeds: [club-registration], keep_months: 6,"
                    + " then: anonymise}")
            .append(
                "governance.yaml", "  feeds: [{feed: school, stage: staged, since: 2024-01-01}]\n");
    assertThat(record(sample).activities())
        .flatExtracting(Activity::holdings)
        .extracting(
            Holding::feed, Holding::stage, Holding::assessments, Holding::keepMonths, Holding::then)
        .containsExactly(
            tuple("club-registration", "live", List.of("everything"), 6, "anonymise"),
            tuple("school", "staged", List.of("everything"), 120, "delete"));
  }

  @Test
  void namesThePrivacyNoticeOfTheDay() {
    Sample sample =
        Sample.right()
            .replace(
                "governance.yaml",
                "onboarding:",
                "  - {version: \"2\", title: Notice, from: 2024-08-01}\nonboarding:");
    assertThat(record(sample).notice()).map(PrivacyNotice::version).contains("1");
    assertThat(ProcessingRecord.of(Programmes.load(sample.files()), DAY.plusDays(1)).notice())
        .map(PrivacyNotice::version)
        .contains("2");
  }

  @Test
  void theSampleProgrammeIsInOrder() {
    ProcessingRecord record = ProcessingRecord.of(Programmes.load(Path.of("conf/lambeth")), DAY);
    assertThat(record.activities()).allMatch(Activity::isInForce);
    assertThat(Due.of(Programmes.load(Path.of("conf/lambeth")), DAY)).isEmpty();
  }

  private static ProcessingRecord record(Sample sample) {
    return ProcessingRecord.of(Programmes.load(sample.files()), DAY);
  }
}
