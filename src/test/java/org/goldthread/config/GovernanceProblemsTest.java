package org.goldthread.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.stream.Stream;
import org.goldthread.core.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake in the registers is told once, with its file, its line and what to do. */
class GovernanceProblemsTest {
  private static final String FILE = "governance.yaml";
  private static final String CLUB = "feeds/club-registration.yaml";
  private static final String SCHOOL = "feeds/school.yaml";
  private static final String ENGAGEMENT = "feeds/club-engagement.yaml";

  /** One piece of the right registers, bent, and the only problem that follows. */
  record Bent(String old, String text, String at, int line, String problem, String remedy) {
    @Override
    public String toString() {
      return at + ":" + line + " " + problem;
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"registers", "references", "onboarding"})
  void tellsFileLineAndHint(Bent bent) {
    assertThat(Programmes.check(Sample.right().replace(FILE, bent.old(), bent.text()).files()))
        .containsExactly(Problem.at(bent.at(), bent.line(), bent.problem(), bent.remedy()));
  }

  static Stream<Bent> registers() {
    return Stream.of(
        new Bent(
            "basis: consent\n    start: 2020-01-01",
            "basis: consent\n    start: 2031-01-01",
            FILE,
            11,
            "the agreement `club-agreement` expires before it starts",
            "mend `start` or `expiry`"),
        new Bent(
            "basis: consent\n    start: 2020-01-01",
            "basis: consent\n    start: 2020-02-30",
            FILE,
            10,
            "`2020-02-30` is not a day of the calendar",
            "mend the day"),
        new Bent(
            "  - id: school-basis",
            "  - {id: club-agreement, title: C, basis: consent, article_9: none, parties: [office],"
                + " purposes: [x]}\n  - id: school-basis",
            FILE,
            16,
            "the agreement `club-agreement` stands twice",
            "keep one of the two"),
        new Bent(
            "basis: consent",
            "basis: consnt",
            FILE,
            9,
            "`consnt` is not a value of `basis`",
            "did you mean `consent`?"),
        new Bent(
            "    purposes: [count]\n  - id: school",
            "  - id: school",
            FILE,
            7,
            "the key `purposes` is missing in `agreements.0`",
            "it means: What the data may be used for."),
        new Bent(
            "  - {version: \"1\", title: Notice, from: 2020-01-01}",
            "  - {version: \"2\", title: Notice, from: 2021-01-01}\n"
                + "  - {version: \"1\", title: Notice, from: 2020-01-01}",
            FILE,
            33,
            "the privacy notice `1` is not newer than the one before",
            "write the oldest first, each with a day of its own"),
        new Bent(
            "onboarding:",
            "opt_outs: [{feeds: [school], state: not_required, on: 2022-07-31}]\nonboarding:",
            FILE,
            33,
            "the national data opt-out is said not to be required, and nothing says why",
            "write the `reason`"));
  }

  static Stream<Bent> references() {
    return Stream.of(
        new Bent(
            "controller: office",
            "controller: offce",
            FILE,
            2,
            "the organisation `offce` is not known",
            "did you mean `office`?"),
        new Bent(
            "parties: [office, club-team, school-office]",
            "parties: [office, club-team, club-taem]",
            FILE,
            13,
            "the party `club-taem` is not known",
            "did you mean `club-team`?"),
        new Bent(
            "parties: [office, club-team, school-office]",
            "parties: [office, school-office]",
            CLUB,
            6,
            "the agreement `club-agreement` does not bind the provider `club-team`",
            "add the provider to its parties in governance.yaml if it does, or name another"),
        new Bent(
            "parties: [office, school-office, club-team]",
            "parties: [office, school-office]\n    feeds: [club-registration, school]",
            FILE,
            23,
            "the agreement `school-basis` covers the feed `club-registration`, whose file names"
                + " `club-agreement`",
            "name one of the two in both files"),
        new Bent(
            "    title: Assessment",
            "    title: Assessment\n    agreements: [club-agrement]",
            FILE,
            27,
            "the agreement `club-agrement` is not known",
            "did you mean `club-agreement`?"),
        new Bent(
            "{dataset: rows, keep_months: 120}",
            "{dataset: rows, data_types: [registration], keep_months: 120}",
            FILE,
            29,
            "nothing says how long rows of the feed `school` are kept",
            "add an entry for it, or one without feeds and data types for all the rest"),
        new Bent(
            "{dataset: rows, keep_months: 120}",
            "{dataset: rows, keep_months: 120}\n"
                + "  - {dataset: x, data_types: [registraton], keep_months: 1}",
            FILE,
            31,
            "the data type `registraton` is not known",
            "did you mean `registration`?"),
        new Bent(
            "nhs_classes: []",
            "nhs_classes: [council]",
            FILE,
            1,
            "nothing says what was done about the national data opt-out of the feed `school`",
            "its provider is of the NHS: add the feed to an entry"));
  }

  static Stream<Bent> onboarding() {
    return Stream.of(
        new Bent(
            "  since: 2020-01-01\n",
            "  since: 2020-01-01\n  feeds: [{feed: scool, stage: live, since: 2020-01-01}]\n",
            FILE,
            36,
            "the feed `scool` is not known",
            "did you mean `school`?"),
        new Bent(
            "  since: 2020-01-01\n",
            "  since: 2020-01-01\n  planned: [{provider: club-team, data_type: outcom}]\n",
            FILE,
            36,
            "the data type `outcom` is not known",
            "did you mean `outcome`?"));
  }

  @Test
  void anAgreementThatListsItsFeedsCoversNoOther() {
    Sample sample =
        Sample.right()
            .replace(
                FILE,
                "parties: [office, school-office, club-team]",
                "parties: [office, school-office, club-team]\n    feeds: [school]")
            .put(
                "feeds/club-list.yaml",
                """
                version: 1
                feed: club-list
                provider: club-team
                contract: administrative
                agreement: school-basis
                columns:
                  measure: Measure
                people: []
                """);
    assertThat(Programmes.check(sample.files()))
        .containsExactly(
            Problem.at(
                "feeds/club-list.yaml",
                5,
                "the agreement `school-basis` does not cover the feed `club-list`",
                "add the feed to it in governance.yaml if it does, or name another"));
  }

  @Test
  void healthAndEthnicityNeedAConditionUnderArticleNine() {
    Sample sample =
        Sample.right()
            .replace(SCHOOL, "email: [E-mail]", "email: [E-mail]\n      disability: [Disabled]")
            .append(
                "contracts/administrative.yaml",
                """
                  - name: disability
                    type: string
                    goldthread: {subject: person, keep: true}
                """);
    assertThat(Programmes.check(sample.files()))
        .containsExactly(
            Problem.at(
                SCHOOL,
                5,
                "the feed has disability, and `school-basis` has no condition under Article 9",
                "write its `article_9` in governance.yaml, or leave the columns out"));
  }

  @Test
  void aSensitiveServiceComesAsTokensOnly() {
    Sample clear = Sample.right().replace(CLUB, "service: club", "service: shelter");
    assertThat(Programmes.check(clear.files()))
        .extracting(Problem::file, Problem::line, Problem::problem, Problem::remedy)
        .containsExactly(
            tuple(
                CLUB,
                4,
                "the service `shelter` is sensitive, and the feed arrives in clear text",
                "write `route: tokens`: its provider makes the tokens at home"));
    Sample tokens =
        Sample.right().replace(CLUB, "service: club", "service: shelter\nroute: tokens");
    assertThat(Programmes.check(tokens.files())).isEmpty();
  }

  @Test
  void sessionsGoLiveAfterThePeopleWhoCameToThem() {
    Sample sample =
        withEngagement()
            .append(
                FILE,
                "  feeds:\n    - {feed: club-registration, stage: staged, since: 2024-01-01}\n");
    assertThat(Programmes.check(sample.files()))
        .containsExactly(
            Problem.at(
                FILE,
                34,
                "the feed `club-engagement` is live before `club-registration`, which is staged"
                    + " since 2024-01-01",
                "registration goes live before engagement: let it wait, or mend the dates"));
  }

  @Test
  void sessionsMayGoLiveOnTheSameDayAsTheirPeopleAndNotADayBefore() {
    String people = "  feeds:\n    - {feed: club-registration, stage: live, since: 2024-01-02}\n";
    assertThat(
            Programmes.check(
                withEngagement()
                    .append(FILE, people)
                    .append(FILE, "    - {feed: club-engagement, stage: live, since: 2024-01-02}\n")
                    .files()))
        .isEmpty();
    assertThat(
            Programmes.check(
                withEngagement()
                    .append(FILE, people)
                    .append(FILE, "    - {feed: club-engagement, stage: live, since: 2024-01-01}\n")
                    .files()))
        .extracting(Problem::line)
        .containsExactly(38);
  }

  @Test
  void aFamilyScopeLinksNoAdministrativeDataWithAConsentThatDoesNotExtendToThem() {
    Sample sample =
        Sample.right()
            .append("families.yaml", "  - {name: all, each: programme, agreement: school-basis}\n");
    assertThat(Programmes.check(sample.files())).isEmpty();
    sample.replace(
        FILE, "consent_scope: [programme, administrative]", "consent_scope: [programme]");
    assertThat(Programmes.check(sample.files()))
        .containsExactly(
            Problem.at(
                "families.yaml",
                5,
                "the scope `all` links administrative data with `club-registration`, whose consent"
                    + " does not extend to them",
                "leave the feed out; or, if the consent does, write `administrative` into the"
                    + " consent_scope of `club-agreement`"));
  }

  @Test
  void aFamilyScopeForEvaluatorsHoldsNoFeedWhoseConsentDoesNotExtendToThem() {
    Sample sample =
        Sample.right()
            .append(
                "families.yaml",
                "  - name: studied\n"
                    + "    services: [club]\n"
                    + "    agreement: club-agreement\n"
                    + "    consent_scope: [evaluators]\n");
    assertThat(Programmes.check(sample.files()))
        .extracting(Problem::problem)
        .containsExactly(
            "the scope `studied` is for evaluators and holds `club-registration`, whose consent does"
                + " not extend to them");
    sample.replace(
        FILE,
        "consent_scope: [programme, administrative]",
        "consent_scope: [programme, administrative, evaluators]");
    assertThat(Programmes.check(sample.files())).isEmpty();
  }

  private static Sample withEngagement() {
    return Sample.right()
        .put(
            "contracts/engagement.yaml",
            """
            name: engagement
            goldthread:
              version: 1
              kind: engagement
            fields:
              - name: client_id
                type: string
                goldthread: {standard: client_id}
            """)
        .put(
            ENGAGEMENT,
            """
            version: 1
            feed: club-engagement
            provider: club-team
            service: club
            contract: engagement
            agreement: club-agreement
            columns:
              client_id: [Client]
            people: []
            """);
  }
}
