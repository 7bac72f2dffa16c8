package org.goldthread.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.goldthread.config.EffectiveConfig.Entry;
import org.goldthread.config.Environments.Overrides;
import org.goldthread.core.Period;
import org.goldthread.core.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A feed or contract that changes from a period on stands in each period as it stood there. */
class ChangesTest {
  private static final String CLUB = "feeds/club-registration.yaml";
  private static final String CONTRACT = "contracts/registration.yaml";
  private static final Period BEFORE = new Period(2023, 4);
  private static final Period SINCE = new Period(2024, 1);
  private static final Period LATER = new Period(2024, 3);
  private static final String CHANGES =
      """
      changes:
        - from: 2024-25-Q1
          id_system: club-database
          date_formats: [dd.MM.yyyy]
          columns:
            client_id: [Member]
            registered_on: [Joined]
          people:
            - slot: 0
              columns:
                email: [Mail]
            - slot: 1
              role: child
              columns:
                gender: [Child is]
        - from: 2024-25-Q3
          columns:
            registered_on:
          people:
            - slot: 1
              removed: true
      """;
  private static final String CONTRACT_CHANGES =
      """
      changes:
        - from: 2024-25-Q1
          fields:
            - name: email
              constraints: {required: true}
            - name: gender
              removed: true
            - name: volunteer
              type: string
              goldthread: {subject: person}
      """;

  @Test
  void eachEntryStatesOnlyWhatDiffersFromTheOneBefore() {
    Programme programme = Programmes.load(Sample.right().append(CLUB, CHANGES).files());

    Feed before = feed(programme, BEFORE);
    assertThat(before.idSystem()).isEqualTo("club-team");
    assertThat(before.columns())
        .isEqualTo(Map.of("client_id", List.of("Client"), "consent", List.of("Consent")));
    assertThat(before.people()).hasSize(1);

    Feed since = feed(programme, SINCE);
    assertThat(since.idSystem()).isEqualTo("club-database");
    assertThat(since.dateFormats()).containsExactly("dd.MM.yyyy");
    assertThat(since.columns())
        .isEqualTo(
            Map.of(
                "client_id", List.of("Member"),
                "consent", List.of("Consent"),
                "registered_on", List.of("Joined")));
    assertThat(since.people().get(0).columns())
        .isEqualTo(Map.of("gender", List.of("Gender"), "email", List.of("Mail")));
    assertThat(since.people().get(1).role().word()).isEqualTo("child");

    Feed later = feed(programme, LATER);
    assertThat(later.columns()).doesNotContainKey("registered_on").containsKey("client_id");
    assertThat(later.people()).hasSize(1);
    assertThat(later.idSystem()).isEqualTo("club-database");
    assertThat(programme.feeds().get("club-registration")).isEqualTo(later);
    assertThat(programme.versions().changes("club-registration")).containsExactly(SINCE, LATER);
    assertThat(programme.versions().changes("school")).isEmpty();
  }

  @Test
  void aChangeForLaterPeriodsLeavesWhatIsReadInEarlierOnesAsItWas() {
    Programme without = Programmes.load(Sample.right().files());
    Programme with = Programmes.load(Sample.right().append(CLUB, CHANGES).files());

    assertThat(feed(with, BEFORE)).isEqualTo(without.feeds().get("club-registration"));
    assertThat(with.at(BEFORE).contracts()).isEqualTo(without.contracts());
  }

  @Test
  void aContractGainsLosesAndAltersFieldsAndJudgesOldPeriodsAsBefore() {
    Programme programme =
        Programmes.load(
            Sample.right()
                .append(CONTRACT, CONTRACT_CHANGES)
                .append(
                    CLUB,
                    """
                    changes:
                      - from: 2024-25-Q1
                        people:
                          - slot: 0
                            columns: {gender: , volunteer: [Volunteer]}
                    """)
                .files());

    Contract before = programme.at(BEFORE).contracts().get("registration");
    Contract since = programme.at(SINCE).contracts().get("registration");
    assertThat(before.fields())
        .containsOnlyKeys("client_id", "registered_on", "consent", "gender", "email");
    assertThat(before.fields().get("email").required()).isFalse();
    assertThat(since.fields())
        .containsOnlyKeys("client_id", "registered_on", "consent", "email", "volunteer");
    assertThat(since.fields().get("email").required()).isTrue();
    assertThat(since.fields().get("email").standard())
        .isEqualTo(before.fields().get("email").standard());
    assertThat(programme.contracts("registration")).containsExactly(before, since);
    assertThat(programme.contractsOfAllPeriods()).contains(before, since);
  }

  @Test
  void aFeedThatDoesNotFollowItsContractIsToldFromWhenOn() {
    Sample sample =
        Sample.right()
            .append(
                CONTRACT,
                """
                changes:
                  - from: 2024-25-Q1
                    fields:
                      - name: registered_on
                        constraints: {required: true}
                """);

    assertThat(Programmes.check(sample.files()))
        .containsExactly(
            Problem.at(
                CLUB,
                7,
                "the contract `registration` requires `registered_on` from 2024-25-Q1 on, which has"
                    + " no column",
                "give it a column, a constant or a default; without it every row is rejected"));
  }

  /** An entry under {@code changes} of the sample's feed, and the only problem that follows. */
  record Bent(String entries, int line, String problem, String remedy) {
    @Override
    public String toString() {
      return problem;
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void tellsFileLineAndHint(Bent bent) {
    Sample sample = Sample.right().append(CLUB, "changes:\n" + bent.entries());

    assertThat(Programmes.check(sample.files()))
        .containsExactly(Problem.at(CLUB, bent.line(), bent.problem(), bent.remedy()));
  }

  static Stream<Bent> tellsFileLineAndHint() {
    return Stream.of(
        new Bent(
            "  - from: 2024-25-Q1\n    id_sytem: x\n",
            18,
            "the key `id_sytem` is not known here",
            "did you mean `id_system`?"),
        new Bent(
            "  - from: 2024-26-Q1\n    id_system: x\n",
            17,
            "`2024-26-Q1` is not a period",
            "write such as 2023-24-Q2"),
        new Bent(
            "  - from: 2023-24-Q1\n    id_system: x\n",
            17,
            "from 2023-24-Q1 on leaves no period for what stands before",
            "the programme begins with 2023-24-Q1: write a later period, or write the change into"
                + " the file itself"),
        new Bent(
            "  - from: 2025-26-Q1\n    id_system: x\n",
            17,
            "the period 2025-26-Q1 is outside the programme's",
            "the programme has 2023-24-Q1 to 2024-25-Q4"),
        new Bent(
            "  - from: 2024-25-Q1\n    id_system: x\n  - from: 2024-25-Q1\n    id_system: y\n",
            19,
            "the change from 2024-25-Q1 does not come after the one from 2024-25-Q1",
            "write changes in order of their periods, one for each"),
        new Bent(
            "  - from: 2024-25-Q1\n    columns: {client_id: [Client]}\n",
            17,
            "this entry changes nothing",
            "state what differs, or take the entry out"),
        new Bent(
            "  - from: 2024-25-Q1\n    columns:\n      clientid:\n",
            19,
            "there is no `clientid` to take away",
            "did you mean `client_id`?"),
        new Bent(
            "  - from: 2024-25-Q1\n    people:\n      - slot: 3\n        removed: true\n",
            19,
            "there is no slot `3` to take away",
            "did you mean `0`?"),
        new Bent(
            "  - from: 2024-25-Q1\n    columns:\n      registred_on: [Joined]\n",
            19,
            "the field `registred_on` is not known",
            "did you mean `registered_on`?"),
        new Bent(
            "  - from: 2024-25-Q1\n    delivery: cumulativ\n",
            18,
            "`cumulativ` is not a value of `delivery`",
            "did you mean `cumulative`?"));
  }

  @Test
  void warnsOfRowsWhoseClientsNobodyIsRegisteredFromAnyMore() {
    Sample sample =
        Sample.right()
            .append(CLUB, "changes:\n  - from: 2024-25-Q1\n    id_system: club-database\n")
            .put(
                "contracts/engagement.yaml",
                """
                name: engagement
                goldthread: {version: 1, kind: engagement}
                fields:
                  - name: client_id
                    type: string
                    goldthread: {standard: client_id}
                """)
            .put(
                "feeds/club-engagement.yaml",
                """
                version: 1
                feed: club-engagement
                provider: club-team
                service: club
                contract: engagement
                agreement: club-agreement
                columns:
                  client_id: [Client]
                people:
                  - slot: 0
                    role: adult
                """);

    assertThat(Programmes.review(sample.files()).warnings())
        .contains(
            Problem.at(
                "feeds/club-engagement.yaml",
                2,
                "from 2024-25-Q1 on no feed registers clients of the id system `club-team`, whose"
                    + " ids this feed's rows have",
                "change `id_system` here too, if its exports come from the new record system"));
  }

  @Test
  void theEffectiveConfigurationOfAPeriodNamesTheLineThatEachValueComesFrom() {
    ConfigFiles files = Sample.right().append(CLUB, CHANGES).files();

    assertThat(shown(files, BEFORE))
        .contains(new Entry("feeds/club-registration.columns.client_id", "[Client]", CLUB + ":8"));
    assertThat(shown(files, SINCE))
        .contains(
            new Entry("feeds/club-registration.columns.client_id", "[Member]", CLUB + ":21"),
            new Entry("feeds/club-registration.columns.consent", "[Consent]", CLUB + ":9"),
            new Entry("feeds/club-registration.people[0].columns.email", "[Mail]", CLUB + ":26"))
        .noneMatch(entry -> entry.key().contains("changes"));
    assertThat(EffectiveConfig.of(files))
        .contains(
            new Entry("feeds/club-registration.columns.client_id", "[Client]", CLUB + ":8"),
            new Entry(
                "feeds/club-registration.changes[2024-25-Q1].columns.client_id",
                "[Member]",
                CLUB + ":21"));
  }

  private static List<Entry> shown(ConfigFiles files, Period period) {
    return EffectiveConfig.of(files, Environments.DEFAULT, Overrides.none(), Optional.of(period));
  }

  private static Feed feed(Programme programme, Period period) {
    return programme.at(period).feeds().get("club-registration");
  }
}
