package org.goldthread.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.goldthread.config.Measure;
import org.goldthread.config.Programmes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scores and bands of the measures that ship. */
class ScorerTest {
  private static final String LANGUAGE = "asq3_communication";
  private static final List<String> DOMAINS =
      List.of(
          LANGUAGE,
          "asq3_gross_motor",
          "asq3_fine_motor",
          "asq3_problem_solving",
          "asq3_personal_social");

  private static final Map<String, Measure> MEASURES =
      Programmes.load(Path.of("conf/lambeth")).mel().measures();

  private final Scorer scorer = new Scorer(MEASURES);

  @ParameterizedTest(name = "{0} is {1} points")
  @CsvSource({
    "yes yes yes yes yes yes, 60",
    "Yes yes sometimes not_yet yes yes, 45",
    "not_yet not_yet not_yet not_yet not_yet not_yet, 0",
    "yes yes yes yes sometimes -, 54",
    "yes yes yes sometimes - -, 52.5",
    "- - sometimes sometimes sometimes sometimes, 30",
  })
  void sixAnswersMakeADomainAndUpToTwoMissingOnesCountAsTheMean(String answers, double points) {
    Derived derived = scorer.derive(LANGUAGE, answered(answers));
    assertThat(derived.score()).hasValue(points);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "yes yes yes - - -, MISSING_ANSWERS",
    "yes yes yes yes, ",
    "yes yes yes, MISSING_ANSWERS",
    "- - - - - -, NOT_TAKEN",
    "yes yes yes yes yes perhaps, UNKNOWN_ANSWER",
    "yes yes yes yes yes yes yes, UNKNOWN_ANSWER",
  })
  void withThreeMissingThereIsNoScore(String answers, Reason reason) {
    Derived derived = scorer.derive(LANGUAGE, answered(answers).at("24_months"));
    assertThat(derived.reason().orElse(null)).isEqualTo(reason);
    assertThat(derived.score().isPresent()).isEqualTo(reason == null);
  }

  private static Measurement answered(String answers) {
    String[] given =
        Stream.of(answers.split(" "))
            .map(word -> word.equals("-") ? null : word.replace('_', ' '))
            .toArray(String[]::new);
    return Measurement.empty().answered(LANGUAGE, given);
  }

  /** Cut-offs as published; the monitoring zone's top is not configured. */
  @ParameterizedTest(name = "{0} at {1}: {2} is {3}")
  @CsvSource({
    "asq3_communication, 12_months, 15.63, below_cut_off",
    "asq3_communication, 12_months, 15.64, at_or_above",
    "asq3_personal_social, 12_months, 20, below_cut_off",
    "asq3_personal_social, 12_months, 25, at_or_above",
    "asq3_gross_motor, 24_months, 35, below_cut_off",
    "asq3_gross_motor, 24_months, 40, at_or_above",
    "asq3_fine_motor, 27_months, 15, below_cut_off",
    "asq3_fine_motor, 27_months, 20, at_or_above",
    "asq3_problem_solving, 36_months, 30, below_cut_off",
    "asq3_problem_solving, 36_months, 30.29, at_or_above",
    "asq3_personal_social, 36_months, 60, at_or_above",
    "asq3_personal_social, 36_months, 0, below_cut_off",
  })
  void aScoreAtTheCutOffIsNotBelowIt(String code, String point, double score, String band) {
    Derived derived = scorer.derive(code, Measurement.empty().scored(code, score).at(point));
    assertThat(derived).isEqualTo(Derived.banded(score, band));
  }

  @Test
  void aMonitoringZoneWithATopIsABandOfItsOwn() {
    Measure open = MEASURES.get(LANGUAGE);
    Measure.CutOff cut = new Measure.CutOff("24", 25.17, java.util.OptionalDouble.of(38.21));
    Scorer own = new Scorer(Map.of(LANGUAGE, with(open, List.of(cut))));
    assertThat(
            Stream.of(25.0, 25.17, 38.2, 38.21)
                .map(score -> Measurement.empty().scored(LANGUAGE, score).at("24_months"))
                .map(taken -> own.derive(LANGUAGE, taken).band().orElseThrow()))
        .containsExactly("below_cut_off", "monitoring", "monitoring", "at_or_above");
  }

  private static Measure with(Measure measure, List<Measure.CutOff> cutOffs) {
    return new Measure(
        measure.code(),
        measure.title(),
        measure.family(),
        measure.unit(),
        measure.direction(),
        measure.minimum(),
        measure.maximum(),
        measure.scoring(),
        measure.bands(),
        cutOffs,
        measure.expectedAt(),
        measure.intervals(),
        measure.prematurity(),
        measure.provenance(),
        measure.verified());
  }

  /** The score 28 is above the cut-off at 24 and 27 months and below it at 30 and 36. */
  @ParameterizedTest(name = "{0} months {1} days: {2} {3}")
  @CsvSource({
    "22, 30, , NO_INTERVAL",
    "23, 0, at_or_above, ",
    "25, 15, at_or_above, ",
    "25, 16, at_or_above, ",
    "28, 15, at_or_above, ",
    "28, 16, below_cut_off, ",
    "31, 15, below_cut_off, ",
    "31, 16, , NO_INTERVAL",
    "34, 15, , NO_INTERVAL",
    "34, 16, below_cut_off, ",
    "38, 30, below_cut_off, ",
    "39, 0, , NO_INTERVAL",
  })
  void theAgeChoosesTheForm(int months, int days, String band, Reason reason) {
    Measurement taken = Measurement.empty().scored(LANGUAGE, 28).aged(new Age(months, days));
    Derived derived = scorer.derive(LANGUAGE, taken);
    assertThat(derived.score()).hasValue(28);
    assertThat(derived.band().orElse(null)).isEqualTo(band);
    assertThat(derived.reason().orElse(null)).isEqualTo(reason);
  }

  @Test
  void theFormThatWasFilledInCountsWhateverTheAge() {
    Measurement taken = Measurement.empty().scored(LANGUAGE, 28).aged(Age.ofMonths(27));
    assertThat(scorer.derive(LANGUAGE, taken).band()).contains("at_or_above");
    assertThat(scorer.derive(LANGUAGE, taken.at("30_months")).band()).contains("below_cut_off");
    assertThat(scorer.derive(LANGUAGE, Measurement.empty().scored(LANGUAGE, 28)).reason())
        .contains(Reason.NO_AGE);
  }

  /** At 13 months there is no form; corrected by four weeks the child is of the form at 12. */
  @ParameterizedTest(name = "born after {0} days: {1}")
  @CsvSource({"280, ", "266, ", "260, ", "259, at_or_above", "252, at_or_above", "196, "})
  void aChildBornThreeWeeksEarlyIsTakenToBeYounger(int gestation, String band) {
    Measurement taken =
        Measurement.empty().scored(LANGUAGE, 28).aged(new Age(13, 5)).bornAfter(gestation);
    assertThat(scorer.derive(LANGUAGE, taken).band().orElse(null)).isEqualTo(band);
  }

  @Test
  void fromTwoYearsOnPrematurityNoLongerCounts() {
    Measurement early = Measurement.empty().scored(LANGUAGE, 28).bornAfter(210);
    assertThat(scorer.derive(LANGUAGE, early.aged(new Age(23, 30))).reason())
        .as("ten weeks younger: between two forms")
        .contains(Reason.NO_INTERVAL);
    assertThat(scorer.derive(LANGUAGE, early.aged(Age.ofMonths(24))).band())
        .contains("at_or_above");
  }

  @Test
  void theNationalMeasureIsTheExpectedLevelInAllFiveDomains() {
    Measurement all = Measurement.empty().at("27_months");
    for (String domain : DOMAINS) {
      all = all.scored(domain, 30);
    }
    assertThat(scorer.derive("asq3_expected", all)).isEqualTo(Derived.banded(1, "expected"));
    assertThat(scorer.derive("asq3_expected", all.scored(LANGUAGE, 20)))
        .isEqualTo(Derived.banded(0, "below_expected"));
    Measurement four = Measurement.empty().at("27_months").scored(LANGUAGE, 30);
    assertThat(scorer.derive("asq3_expected", four)).isEqualTo(Derived.none(Reason.INCOMPLETE));
    assertThat(scorer.derive("asq3_expected", four.scored(LANGUAGE, 20)))
        .as("one below settles it")
        .isEqualTo(Derived.banded(0, "below_expected"));
  }

  @ParameterizedTest(name = "section {0} at {1} months: {2} {3}")
  @CsvSource({
    "5, 30, green, ",
    "5, 35, green, ",
    "5, 36, amber, ",
    "5, 41, amber, ",
    "5, 42, red, ",
    "9, 24, green, ",
    "9, 72, green, ",
    "7, 60, red, ",
    "8, 60, amber, ",
    "1, 5, , NO_INTERVAL",
    "9, 73, , NO_INTERVAL",
    "5, , , NO_AGE",
    "10, 30, , OUT_OF_RANGE",
  })
  void wellcommHoldsTheGreenSectionAgainstTheOneForTheAge(
      double section, Integer months, String band, Reason reason) {
    Measurement taken = Measurement.empty().scored("wellcomm", section);
    Derived derived =
        scorer.derive("wellcomm", months == null ? taken : taken.aged(new Age(months, 30)));
    assertThat(derived.band().orElse(null)).isEqualTo(band);
    assertThat(derived.reason().orElse(null)).isEqualTo(reason);
  }

  @Test
  void prenatalAttachmentAddsTwentyOneAnswers() {
    String[] answers = new String[21];
    Arrays.fill(answers, "3");
    Measurement taken = Measurement.empty().answered("prenatal_attachment", answers);
    assertThat(scorer.derive("prenatal_attachment", taken)).isEqualTo(Derived.unbanded(63));
    answers[4] = "5";
    assertThat(
            scorer
                .derive(
                    "prenatal_attachment",
                    Measurement.empty().answered("prenatal_attachment", answers))
                .reason())
        .contains(Reason.UNKNOWN_ANSWER);
    answers[4] = "";
    assertThat(
            scorer
                .derive(
                    "prenatal_attachment",
                    Measurement.empty().answered("prenatal_attachment", answers))
                .reason())
        .contains(Reason.MISSING_ANSWERS);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "dc_0_5, 1, level_1",
    "dc_0_5, 4, level_4",
    "wellbeing, 2.5, low",
    "wellbeing, 3, moderate",
    "involvement, 4, high",
    "breastfeeding, 1, total",
    "breastfeeding, 2, partial",
    "breastfeeding, 3, none",
    "birth_weight_g, 2499, low",
    "birth_weight_g, 2500, not_low",
    "gestation_at_birth_days, 258, preterm",
    "gestation_at_birth_days, 259, term",
    "gestation_at_booking_days, 70, by_10_weeks",
    "gestation_at_booking_days, 71, later",
  })
  void scoresWithBandsOfTheirOwnNeedNoAge(String code, double score, String band) {
    assertThat(scorer.derive(code, Measurement.empty().scored(code, score)))
        .isEqualTo(Derived.banded(score, band));
  }

  @Test
  void aScoreThatIsNoneSaysSo() {
    assertThat(scorer.derive("dc_0_5", Measurement.empty().scored("dc_0_5", 5)))
        .isEqualTo(Derived.none(Reason.OUT_OF_RANGE));
    assertThat(scorer.derive("dc_0_5", Measurement.empty().scored("dc_0_5", 1.5)))
        .isEqualTo(Derived.unbanded(1.5, Reason.NO_BAND));
    assertThat(scorer.derive("dc_0_5", Measurement.empty()))
        .isEqualTo(Derived.none(Reason.NOT_TAKEN));
    assertThatThrownBy(() -> scorer.derive("no_such", Measurement.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no measure no_such");
  }

  @Test
  void aGoodLevelOfDevelopmentIsTheExpectedLevelInTwelveGoals() {
    List<String> goals = MEASURES.get("eyfsp_good_level").parts();
    assertThat(goals)
        .hasSize(12)
        .noneMatch(goal -> goal.startsWith("UTW") || goal.startsWith("EXP"));
    Measurement all = Measurement.empty();
    for (String goal : goals) {
      all = all.scored(goal, 2);
    }
    assertThat(scorer.derive("eyfsp_good_level", all)).isEqualTo(Derived.banded(1, "good_level"));
    assertThat(scorer.derive("eyfsp_good_level", all.scored("MAT_E12", 1)))
        .isEqualTo(Derived.banded(0, "not_reached"));
    assertThat(scorer.derive("eyfsp_good_level_to_2019", all).reason())
        .as("goals of the other scheme")
        .contains(Reason.INCOMPLETE);
  }

  @Test
  void agesAreCountedInMonthsOfTheCalendar() {
    LocalDate birth = LocalDate.of(2021, 1, 31);
    assertThat(Age.between(birth, LocalDate.of(2021, 2, 28))).isEqualTo(new Age(0, 28));
    assertThat(Age.between(birth, LocalDate.of(2023, 1, 30))).isEqualTo(new Age(23, 30));
    assertThat(Age.between(birth, LocalDate.of(2023, 1, 31))).isEqualTo(new Age(24, 0));
    assertThat(new Age(60, 0).years()).isEqualTo(5);
    assertThat(new Age(54, 15).years()).isCloseTo(4.541, within(0.0005));
    assertThatThrownBy(() -> Age.between(birth, birth.minusDays(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
