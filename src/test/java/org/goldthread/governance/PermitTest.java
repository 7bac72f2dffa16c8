package org.goldthread.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.goldthread.config.Programme;
import org.goldthread.config.Programmes;
import org.goldthread.config.Sample;
import org.goldthread.core.Problem;
import org.goldthread.governance.Permit.Refusal;
import org.junit.jupiter.api.Test;

/** What the registers permit on a day. */
class PermitTest {
  private static final String FILE = "governance.yaml";
  private static final LocalDate LAST = LocalDate.of(2030, 12, 31);
  private static final String CLUB_TERM =
      "basis: consent\n    start: 2020-01-01\n    expiry: 2030-12-31\n";
  private static final String DPIA_TERM =
      "title: Assessment\n    start: 2020-01-01\n    expiry: 2030-12-31\n";

  @Test
  void aFeedIsTakenFromTheFirstDayOfItsAgreementToTheLast() {
    assertThat(refusal(Sample.right(), LAST)).isEmpty();
    assertThat(refusal(Sample.right(), LocalDate.of(2020, 1, 1))).isEmpty();
  }

  @Test
  void anExpiredAgreementRefusesTheFeedWithTheRegistersLine() {
    assertThat(refusal(Sample.right(), LAST.plusDays(1)))
        .contains(
            new Refusal(
                "agreement",
                new Problem(
                    "The feed club-registration of club-team is refused whole.",
                    "Club expired on 2030-12-31.",
                    "Sign a new agreement and enter it in governance.yaml, or stop the feed.",
                    FILE,
                    7)));
  }

  @Test
  void anAgreementIsNotInForceBeforeItsFirstDayNorWhileItIsNotSigned() {
    assertThat(cause(refusal(Sample.right(), LocalDate.of(2019, 12, 31))))
        .isEqualTo("Club is in force from 2020-01-01 only.");
    Sample unsigned = Sample.right().replace(FILE, CLUB_TERM, "basis: consent\n");
    assertThat(cause(refusal(unsigned, LAST)))
        .isEqualTo("Club is not signed: it has no first or no last day.");
  }

  @Test
  void anAssessmentPastItsReviewRefusesTheFeedWithTheRegistersLine() {
    Sample sample =
        Sample.right().replace(FILE, DPIA_TERM, DPIA_TERM.replace("2030-12-31", "2024-03-31"));
    Refusal refusal = refusal(sample, LocalDate.of(2024, 4, 1)).orElseThrow();
    assertThat(refusal.reason()).isEqualTo("dpia");
    assertThat(refusal.problem().cause()).isEqualTo("Assessment was to be reviewed by 2024-03-31.");
    assertThat(refusal.problem().line()).isEqualTo(25);
    assertThat(refusal(sample, LocalDate.of(2024, 3, 31))).isEmpty();
  }

  @Test
  void aFeedThatNoAssessmentCoversIsRefusedWithTheLineOfItsAgreement() {
    Sample sample =
        Sample.right()
            .replace(FILE, "title: Assessment\n", "title: Assessment\n    feeds: [school]\n");
    Refusal refusal = refusal(sample, LAST).orElseThrow();
    assertThat(refusal.problem().cause()).isEqualTo("No impact assessment covers it.");
    assertThat(refusal.problem().line()).isEqualTo(7);
  }

  @Test
  void anAssessmentThatNamesAFeedGoesBeforeAGeneralOne() {
    Sample sample =
        Sample.right()
            .replace(
                FILE,
                "retention:",
                "  - {id: own, title: Own, agreements: [club-agreement]}\nretention:");
    assertThat(cause(refusal(sample, LAST)))
        .isEqualTo("Own is not approved: it has no first or no last day.");
  }

  @Test
  void everyRunWarnsOfWhatExpiresWithinSixtyDays() {
    assertThat(warnings(Sample.right(), LAST.minusDays(61))).isEmpty();
    List<Problem> warnings = warnings(Sample.right(), LAST.minusDays(60));
    assertThat(warnings)
        .extracting(Problem::line, Problem::problem, Problem::cause)
        .containsExactly(
            tuple(
                7,
                "Club expires on 2030-12-31.",
                "From the day after, these are refused: club-registration, service-club."),
            tuple(
                16,
                "School expires on 2030-12-31.",
                "From the day after, these are refused: school."),
            tuple(
                25,
                "Assessment expires on 2030-12-31.",
                "From the day after, these are refused: club-registration, school."));
    assertThat(
            warnings(
                Sample.right()
                    .replace(FILE, "controller: office", "controller: office\nwarn_days: 5"),
                LAST.minusDays(6)))
        .isEmpty();
  }

  @Test
  void aFamilyScopeIsFormedOnlyWhileItsAgreementIsInForceAndThatIsSaid() {
    Programme programme = Programmes.load(Sample.right().files());
    assertThat(Permit.scopes(programme, LAST))
        .extracting(Programme.FamilyScope::name)
        .containsExactly("service-club");
    assertThat(Permit.scopes(programme, LAST.plusDays(1))).isEmpty();
    assertThat(warnings(Sample.right(), LAST.plusDays(1)))
        .extracting(Problem::problem, Problem::cause, Problem::line)
        .containsExactly(
            tuple("The family scope service-club is left out.", "Club expired on 2030-12-31.", 7));
  }

  private static Optional<Refusal> refusal(Sample sample, LocalDate today) {
    Programme programme = Programmes.load(sample.files());
    return Permit.refusal(programme, programme.feeds().get("club-registration"), today);
  }

  private static String cause(Optional<Refusal> refusal) {
    return refusal.orElseThrow().problem().cause();
  }

  private static List<Problem> warnings(Sample sample, LocalDate today) {
    Programme programme = Programmes.load(sample.files());
    return Permit.warnings(programme, programme.feeds().values(), today);
  }
}
