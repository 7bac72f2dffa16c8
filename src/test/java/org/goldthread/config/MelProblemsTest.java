package org.goldthread.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.goldthread.config.Mel.Outcome;
import org.goldthread.config.Programmes.Review;
import org.goldthread.core.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Theory of Change, frameworks and measures: each mistake is told, and each gap is a warning. */
class MelProblemsTest {
  private static final String THEORY = "theory-of-change.yaml";
  private static final String CLUB = "mel/club.yaml";
  private static final String PLAY = "measures/play.yaml";
  private static final String GROWTH = "measures/growth.csv";

  /** The small programme with a theory of one outcome, a framework and a family of measures. */
  private static Sample right() {
    return Sample.right()
        .put("codelists/measure.csv", "code,label,synonyms\njoy,Joy,\nheight,Height,\nweight,W,\n")
        .put("codelists/time_point.csv", "code,label,synonyms\nstart,Start,\nend,End,\n")
        .put(
            "contracts/outcome.yaml",
            """
            name: outcome
            goldthread:
              version: 1
              kind: outcome
            fields:
              - name: measure
                type: string
              - name: time_point
                type: string
              - name: score
                type: number
              - name: email
                type: string
                goldthread: {subject: person, standard: email}
            """)
        .put(
            "feeds/club-outcomes.yaml",
            """
            version: 1
            feed: club-outcomes
            provider: club-team
            service: club
            contract: outcome
            agreement: club-agreement
            constants:
              measure: joy
            columns:
              time_point: [When]
              score: [Score]
            people:
              - slot: 0
                role: adult
                columns:
                  email: [E-mail]
            """)
        .put(GROWTH, "sex,decimal_age_years,L,M,S\nmale,4,-1,16,0.08\nmale,5,-1,15,0.08\n")
        .put(
            PLAY,
            """
            version: 1
            family: play
            title: Play
            provenance: made up
            verified: true
            intervals:
              - {name: early, time_point: start, from: 1m0d, to: 2m15d}
              - {name: late, from: 2m16d, to: 4m30d}
            measures:
              - code: joy
                minimum: 0
                maximum: 10
                cut_offs:
                  - {interval: early, below: 3, monitoring_below: 5}
              - code: height
                minimum: 1
                maximum: 3
                expected_at:
                  - {score: 1, from_months: 0, to_months: 5}
                  - {score: 2, from_months: 6, to_months: 11}
                bands:
                  - {band: low, below: 0}
                  - {band: high, from: 0}
              - code: weight
                items: {count: 3, least: 1, most: 4}
              - code: bmi
                title: Body mass index
                lms: {reference: measures/growth.csv, height: height, weight: weight}
              - code: all_well
                title: All well
                every:
                  of: [joy]
                  bands: [at_or_above]
            """)
        .put(
            CLUB,
            """
            version: 1
            service: club
            target_population: everybody
            intended_sessions: 9
            minimum_sessions: 6
            medium_term:
              - {measure: joy, from: adult, at: [start, end]}
            """)
        .put(
            THEORY,
            """
            version: 1
            domains:
              - id: happy
                name: Happiness
                outcomes:
                  - id: joyful
                    name: People are joyful
                    services: [club]
                    measures: [joy]
            """);
  }

  /** One piece of a file, bent, and the only thing that is told of it. */
  record Bent(String file, String old, String text, int line, String problem, String remedy) {
    @Override
    public String toString() {
      return file + ":" + line + " " + problem;
    }
  }

  @Test
  void theRightOneHasNothingToTell() {
    assertThat(Programmes.review(right().files())).isEqualTo(new Review(List.of(), List.of()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"theory", "framework", "measures", "rules"})
  void tellsEachMistakeWithFileLineAndHint(Bent bent) {
    Review review =
        Programmes.review(right().replace(bent.file(), bent.old(), bent.text()).files());
    assertThat(review.problems())
        .containsExactly(Problem.at(bent.file(), bent.line(), bent.problem(), bent.remedy()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("gaps")
  void warnsOfEachGapAndLetsTheProgrammeRun(Bent bent) {
    Review review =
        Programmes.review(right().replace(bent.file(), bent.old(), bent.text()).files());
    assertThat(review.problems()).isEmpty();
    assertThat(review.warnings())
        .containsExactly(Problem.at(bent.file(), bent.line(), bent.problem(), bent.remedy()));
  }

  static Stream<Bent> theory() {
    return Stream.of(
        new Bent(
            THEORY,
            "services: [club]",
            "services: [clubb]",
            8,
            "the service `clubb` is not known",
            "did you mean `club`?"),
        new Bent(
            THEORY,
            "measures: [joy]",
            "measures: [joi]",
            9,
            "the measure `joi` is not known",
            "did you mean `joy`?"),
        new Bent(
            THEORY,
            "        measures: [joy]\n",
            "        measures: [joy]\n      - {id: joyful, name: Again, services: [club],"
                + " measures: [joy]}\n",
            10,
            "the outcome `joyful` stands twice",
            "keep one of the two"),
        new Bent(
            THEORY,
            "    name: Happiness",
            "    name: Happiness\n    assume: true",
            5,
            "the key `assume` is not known here",
            "did you mean `assumed`?"));
  }

  static Stream<Bent> framework() {
    return Stream.of(
        new Bent(
            CLUB,
            "service: club",
            "service: clubb",
            2,
            "the service `clubb` is not known",
            "did you mean `club`?"),
        new Bent(
            CLUB,
            "service: club",
            "service: shelter",
            2,
            "the framework of `shelter` stands in a file of another name",
            "name the file `shelter.yaml`"),
        new Bent(
            CLUB,
            "minimum_sessions: 6",
            "minimum_sessions: 10",
            5,
            "the minimum of sessions is above the intended number",
            "mend `minimum_sessions` or `intended_sessions`"),
        new Bent(
            CLUB,
            "measure: joy",
            "measure: joj",
            7,
            "the measure `joj` is not known",
            "did you mean `joy`?"),
        new Bent(
            CLUB,
            "at: [start, end]",
            "at: [start, ned]",
            7,
            "the time point `ned` is not known",
            "did you mean `end`?"),
        new Bent(
            CLUB,
            "from: adult",
            "from: adlut",
            7,
            "`adlut` is not a value of `from`",
            "did you mean `adult`?"),
        new Bent(
            CLUB,
            "medium_term:",
            "engagement:\n  - {measure: attended, from: adult}\nmedium_term:",
            7,
            "the field of engagement `attended` is not known",
            "there are none to choose from"));
  }

  static Stream<Bent> measures() {
    return Stream.of(
        new Bent(
            PLAY,
            "family: play",
            "family: plays",
            2,
            "the family `plays` stands in a file of another name",
            "name the file `plays.yaml`"),
        new Bent(
            PLAY,
            "weight: weight",
            "weight: weigth",
            28,
            "the measure `weigth` is not known",
            "did you mean `weight`?"),
        new Bent(
            PLAY,
            "  - code: joy\n",
            "  - code: jov\n    minimum: 0\n  - code: joy\n",
            10,
            "the measure `jov` is not known",
            "did you mean `joy`?"),
        new Bent(
            PLAY,
            "title: Body mass index\n    lms",
            "lms",
            26,
            "the measure `bmi` has no title",
            "write its `title`"),
        new Bent(
            PLAY,
            "code: joy\n",
            "code: joy\n    title: Joy\n",
            11,
            "the title of `joy` stands in codelists/measure.csv",
            "remove it here"),
        new Bent(
            PLAY,
            "code: all_well",
            "code: bmi",
            29,
            "the measure `bmi` stands twice",
            "keep one of the two"),
        new Bent(
            PLAY,
            "time_point: start",
            "time_point: strat",
            7,
            "the time point `strat` is not known",
            "did you mean `start`?"),
        new Bent(
            PLAY,
            "from: 2m16d",
            "from: 2m15d",
            8,
            "the interval `late` begins before the end of the one before",
            "write the youngest first; an age belongs to one interval"),
        new Bent(
            PLAY,
            "to: 4m30d",
            "to: 4m31d",
            8,
            "`4m31d` is not of the form that `to` has",
            "it must match ^[0-9]{1,3}m([0-9]|[12][0-9]|30)d$"),
        new Bent(
            PLAY,
            "interval: early, below",
            "interval: erly, below",
            14,
            "the interval `erly` is not known",
            "did you mean `early`?"));
  }

  static Stream<Bent> rules() {
    return Stream.of(
        new Bent(
            PLAY,
            "monitoring_below: 5",
            "monitoring_below: 3",
            14,
            "the monitoring zone of `joy` ends below the cut-off",
            "its top is above the cut-off"),
        new Bent(
            PLAY,
            "{interval: early, below: 3, monitoring_below: 5}",
            "{interval: early, below: 11}",
            14,
            "the cut-off 11.0 is no score of `joy`",
            "write one from `minimum` to `maximum`"),
        new Bent(
            PLAY,
            "    maximum: 10\n",
            "    maximum: 10\n    bands: [{band: any}]\n",
            14,
            "the measure `joy` has bands and cut-offs",
            "keep one of the two"),
        new Bent(
            PLAY,
            "{band: high, from: 0}",
            "{band: high, from: -1}",
            23,
            "the band `high` begins before the end of the one before",
            "write the lowest first; a value belongs to one band"),
        new Bent(
            PLAY,
            "{score: 2, from_months: 6",
            "{score: 2, from_months: 5",
            20,
            "the age from 5 months has two expected scores, or none",
            "write the youngest first; an age has one expected score"),
        new Bent(
            PLAY,
            "least: 1, most: 4",
            "max_missing: 1",
            25,
            "nothing says what the answers of `weight` count",
            "write `values`, or `least` and `most`"),
        new Bent(
            PLAY,
            "least: 1, most: 4",
            "least: 1, most: 4, max_missing: 3",
            25,
            "all answers of `weight` may be missing",
            "write a number below `count`"),
        new Bent(
            PLAY,
            "bands: [at_or_above]",
            "bands: [at_or_abov]",
            33,
            "the band `at_or_abov` is not known",
            "did you mean `at_or_above`?"),
        new Bent(
            PLAY,
            "      bands: [at_or_above]\n",
            "",
            31,
            "nothing, or two things, say when each one holds",
            "write `at_least` or `bands`"),
        new Bent(
            PLAY,
            "of: [joy]",
            "of: [bmi, joy]",
            32,
            "the measure `bmi` is worked out itself",
            "name those that it is worked out from"),
        new Bent(
            PLAY,
            "reference: measures/growth.csv",
            "reference: measures/grwth.csv",
            28,
            "the file `measures/grwth.csv` is not there",
            "did you mean `measures/growth.csv`?"),
        new Bent(
            GROWTH,
            "male,5,-1,15,0.08",
            "male,5,-1,0,0.08",
            3,
            "the line is not a sex, an age and three numbers, M and S above nought",
            "write male or female, and points as decimal marks"),
        new Bent(
            GROWTH,
            "male,5,",
            "male,4,",
            3,
            "the line is out of order",
            "sort by sex, then by rising age"),
        new Bent(
            GROWTH,
            "decimal_age_years",
            "age",
            1,
            "the headings lack one of sex, decimal_age_years, L, M, S",
            "write them as they are written here"));
  }

  static Stream<Bent> gaps() {
    return Stream.of(
        new Bent(
            CLUB,
            "{measure: joy, from: adult, at: [start, end]}",
            "{measure: joy, from: adult, at: [start, end]}\n"
                + "  - {measure: weight, from: adult, at: [end]}",
            8,
            "no feed brings `weight` of `club` from the adult at end",
            "configure a feed that does, or say why not under `not_supplied`"),
        new Bent(
            CLUB,
            "from: adult",
            "from: child",
            7,
            "no feed brings `joy` of `club` from the child at start, end",
            "configure a feed that does, or say why not under `not_supplied`"),
        new Bent(
            CLUB,
            "medium_term:",
            "feedback:\n  - {measure: liked, from: adult}\nmedium_term:",
            7,
            "no feed brings `liked` of `club` from the adult",
            "configure a feed that does, or say why not under `not_supplied`"),
        new Bent(
            CLUB,
            "at: [start, end]",
            "at: [start, end], not_supplied: lost",
            7,
            "a feed brings `joy` of `club`",
            "remove `not_supplied`"),
        new Bent(
            THEORY,
            "measures: [joy]",
            "measures: [weight]",
            6,
            "no service measures the outcome `joyful`",
            "plan one of its measures in mel/<service>.yaml, or say why not under `not_measured`"),
        new Bent(
            THEORY,
            "measures: [joy]",
            "measures: [joy]\n        not_measured: too dear",
            10,
            "a service measures the outcome `joyful`",
            "remove `not_measured`"));
  }

  @Test
  void whatIsSaidOpenlyIsNoWarning() {
    Sample sample =
        right()
            .replace(THEORY, "measures: [joy]", "not_measured: nobody asks")
            .replace(
                CLUB,
                "measure: joy, from: adult",
                "measure: weight, not_supplied: no scales, from: adult");
    assertThat(Programmes.review(sample.files())).isEqualTo(new Review(List.of(), List.of()));
    assertThat(Programmes.load(sample.files()).mel().domains().get(0).outcomes())
        .extracting(Outcome::notMeasured)
        .containsExactly(Optional.of("nobody asks"));
  }

  @Test
  void anUnreadableFileIsNotToldAgainByWhatRefersToIt() {
    Sample sample = right().put(PLAY, "version: 2\n");
    assertThat(Programmes.check(sample.files())).extracting(Problem::file).containsOnly(PLAY);
  }

  @Test
  void theDoseStandsInTheFrameworkOrWithAServiceThatHasNone() {
    Sample both =
        right().replace("services.yaml", "name: Club", "name: Club\n    minimum_sessions: 4");
    assertThat(Programmes.check(both.files()))
        .containsExactly(
            Problem.at(
                "services.yaml",
                5,
                "the service `club` has a framework, which says how many sessions are a dose",
                "move `minimum_sessions` to mel/club.yaml"));
    Sample other =
        right().replace("services.yaml", "name: Shelter", "name: Shelter\n    minimum_sessions: 4");
    assertThat(doses(other)).containsExactly(entry("club", 6), entry("shelter", 4));
  }

  private static Map<String, Integer> doses(Sample sample) {
    Map<String, Integer> doses = new LinkedHashMap<>();
    Programmes.load(sample.files())
        .services()
        .values()
        .forEach(service -> doses.put(service.id(), service.minimumSessions()));
    return doses;
  }

  @Test
  void aMeasureIsVerifiedOnlyIfEveryFigureOfItIs() {
    assertThat(measure(right(), "joy").verified()).isTrue();
    assertThat(measure(right().replace(PLAY, "below: 3,", "below: 3, verified: false,"), "joy"))
        .extracting(Measure::verified)
        .isEqualTo(false);
    assertThat(
            measure(right().replace(PLAY, "to: 4m30d", "to: 4m30d, verified: false"), "joy")
                .verified())
        .as("its intervals")
        .isFalse();
  }

  private static Measure measure(Sample sample, String code) {
    return Programmes.load(sample.files()).mel().measures().get(code);
  }

  @Test
  void configShowTellsWhatIsNotMeasuredAndWhatIsNotSupplied() {
    Sample sample = right().replace(THEORY, "measures: [joy]", "not_measured: nobody asks");
    assertThat(EffectiveConfig.of(sample.files()))
        .contains(
            new EffectiveConfig.Entry(
                "theory-of-change.domains[happy].outcomes[joyful].not_measured",
                "nobody asks",
                "theory-of-change.yaml:9"),
            new EffectiveConfig.Entry("mel/club.intended_sessions", "9", "mel/club.yaml:4"),
            new EffectiveConfig.Entry(
                "measures/play.measures[joy].cut_offs[0].below", "3", "measures/play.yaml:14"))
        .extracting(EffectiveConfig.Entry::key)
        .doesNotHaveDuplicates();
  }
}
