package org.goldthread.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.goldthread.config.Programme.FamilyScope;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.Period;
import org.junit.jupiter.api.Test;

class ProgrammesTest {

  @Test
  void readsARightConfiguration() {
    Programme programme = Programmes.load(Sample.right().files());

    assertThat(programme.id()).isEqualTo("town");
    assertThat(programme.periods().first()).isEqualTo(new Period(2023, 1));
    assertThat(programme.recipes()).extracting("typeId").containsExactly(7, 8, 20);
    assertThat(programme.feeds()).containsOnlyKeys("club-registration", "school");
    assertThat(programme.contracts().get("registration").missingValues())
        .containsExactly("", "n/a");
    assertThat(programme.codeLists().get("gender").synonyms())
        .isEqualTo(Map.of("f", "F", "female", "F", "girl", "F", "m", "M", "male", "M", "boy", "M"));
    assertThat(programme.authority().rank("school-office", "gender")).isEqualTo(1);
    assertThat(programme.authority().rank("stranger", "gender")).isEqualTo(3);
  }

  @Test
  void fillsInTheDefaultsOfItsSchemas() {
    Programme programme = Programmes.load(Sample.right().files());
    Feed feed = programme.feeds().get("club-registration");

    assertThat(programme.epoch()).isEqualTo(1);
    assertThat(programme.gates()).isEqualTo(new Programme.Gates(0.25, 0.5, 0.2));
    assertThat(programme.linkage())
        .isEqualTo(
            new Programme.LinkageSettings(
                List.of("nhs", "birth_month", "sex", "birth_order"),
                List.of("nhs", "birth_month", "sex"),
                10,
                Programme.Incremental.USUAL));
    assertThat(programme.recipes().get(0).cap()).isEqualTo(4);
    assertThat(feed.scheme()).isEqualTo("gt1");
    assertThat(feed.route()).isEqualTo(Feed.Route.CLEAR);
    assertThat(feed.delivery()).isEqualTo(Feed.Delivery.PERIOD);
    assertThat(feed.idSystem()).isEqualTo("club-team");
    assertThat(feed.schedule()).isEqualTo(Feed.Schedule.quarterly(30));
    assertThat(feed.gates()).isEqualTo(programme.gates());
  }

  @Test
  void aFeedOverridesSomeOfTheGates() {
    Sample sample =
        Sample.right().append("feeds/school.yaml", "gates: {max_rejected_share: 0.9}\n");

    assertThat(Programmes.load(sample.files()).feeds().get("school").gates())
        .isEqualTo(new Programme.Gates(0.9, 0.5, 0.2));
  }

  @Test
  void aSingleHeadingCountsAsAListOfOne() {
    assertThat(Programmes.load(Sample.right().files()).feeds().get("school").columns())
        .isEqualTo(Map.of("measure", List.of("Measure")));
  }

  @Test
  void identifyingFieldsAreKeptOutOfTheLakeUnlessHarmless() {
    Contract contract = Programmes.load(Sample.right().files()).contracts().get("registration");

    assertThat(contract.fields().get("email").keep()).isFalse();
    assertThat(contract.fields().get("gender").keep()).isTrue();
    assertThat(contract.fields().get("registered_on").keep()).isTrue();
  }

  @Test
  void aScopeForEachServiceRestsOnTheAgreementOfItsFeeds() {
    assertThat(Programmes.load(Sample.right().files()).familyScopes())
        .containsExactly(
            new FamilyScope(
                "service-club",
                "club-agreement",
                List.of("club-registration"),
                List.of("family-email"),
                4,
                10,
                Set.of()));
  }

  @Test
  void wordsForManyFeedsLeaveSensitiveServicesOutUnlessTheAgreementAllowsThem() {
    Sample sample =
        Sample.right()
            .replace(
                "feeds/club-registration.yaml", "service: club", "service: shelter\nroute: tokens")
            .put(
                "families.yaml",
                """
                version: 1
                scopes:
                  - name: service
                    each: service
                  - name: all
                    each: programme
                    agreement: school-basis
                """);

    assertThat(Programmes.load(sample.files()).familyScopes())
        .extracting(FamilyScope::name, FamilyScope::feeds)
        .containsExactly(tuple("all", List.of("school")));

    sample.replace(
        "governance.yaml",
        "    basis: public_task\n",
        "    basis: public_task\n    sensitive_families: true\n");
    assertThat(Programmes.load(sample.files()).familyScopes())
        .extracting(FamilyScope::feeds)
        .containsExactly(List.of("club-registration", "school"));
  }

  @Test
  void tellsAllProblemsOfAllFilesAtOnceAsTheUsersError() {
    Sample sample =
        Sample.right()
            .append("programme.yaml", "perods: 3\n")
            .replace("feeds/school.yaml", "school-basis", "scool-basis")
            .replace("codelists/gender.csv", "M,Male", "F,Male");

    assertThatThrownBy(() -> Programmes.load(sample.files()))
        .isInstanceOfSatisfying(
            GoldthreadException.class,
            e -> {
              assertThat(e.exitCode()).isEqualTo(ExitCode.USER);
              assertThat(e.problems())
                  .extracting("file", "line")
                  .containsExactly(
                      tuple("codelists/gender.csv", 3),
                      tuple("feeds/school.yaml", 5),
                      tuple("programme.yaml", 12));
            });
  }

  @Test
  void equalContentsAreReadOnce() {
    assertThat(Programmes.cached(Sample.right().files()))
        .isSameAs(Programmes.cached(Sample.right().files()));
  }

  @Test
  void communitySessionsNeedNoKey() {
    Sample sample =
        Sample.right()
            .replace(
                "contracts/administrative.yaml",
                "  kind: administrative\n",
                "  kind: administrative\n  needs_key: true\n  keyless_when: {measure: [open]}\n");

    Contract contract = Programmes.load(sample.files()).contracts().get("administrative");
    assertThat(contract.needsKey()).isTrue();
    assertThat(contract.keylessWhen()).isEqualTo(Map.of("measure", List.of("open")));
  }
}
