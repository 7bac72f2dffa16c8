package org.goldthread.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.goldthread.core.Problem;
import org.junit.jupiter.api.Test;

/** Groups of services that share a form of consent, and what can be wrong with them. */
class ConsentProblemsTest {
  private static final String GROUP =
      """
      groups:
        - id: both
          name: Club and shelter
          services: [club, shelter]
      """;

  private static Sample sample(String groups) {
    return Sample.right()
        .append("consent.yaml", groups)
        .replace(
            "contracts/registration.yaml",
            "  consent: consent\n",
            "  consent: consent\n  consent_covers: covers\n")
        .append("contracts/registration.yaml", "  - name: covers\n    type: string\n");
  }

  private static List<Problem> problems(Sample sample) {
    return Programmes.check(sample.files());
  }

  @Test
  void aGroupOfKnownServicesHasNoProblem() {
    assertThat(problems(sample(GROUP))).isEmpty();
  }

  @Test
  void aConstantAnswerAboutAPurposeMustAgreeOrRefuse() {
    Sample sample =
        Sample.right()
            .replace(
                "contracts/registration.yaml",
                "  consent: consent\n",
                "  consent: consent\n  consent_scope: {evaluators: passed_on}\n")
            .append("contracts/registration.yaml", "  - name: passed_on\n    type: string\n");
    String feed = "feeds/club-registration.yaml";

    assertThat(problems(sample.append(feed, "constants: {passed_on: \"yes\"}\n"))).isEmpty();
    assertThat(problems(sample.replace(feed, "{passed_on: \"yes\"}", "{passed_on: maybe}")))
        .extracting(Problem::problem)
        .containsExactly("`maybe` neither agrees nor refuses");
  }

  @Test
  void aScopeOfConsentNamesAFieldOfTheRow() {
    assertThat(
            problems(
                Sample.right()
                    .replace(
                        "contracts/registration.yaml",
                        "  consent: consent\n",
                        "  consent: consent\n  consent_scope: {administrative: nowhere}\n")))
        .extracting(Problem::problem)
        .singleElement()
        .asString()
        .contains("nowhere");
  }

  @Test
  void aServiceOfAGroupMustBeOneOfTheProgramme() {
    assertThat(problems(sample(GROUP.replace("shelter]", "sheltr]"))))
        .extracting(problem -> problem.file() + " " + problem.problem() + "; " + problem.remedy())
        .containsExactly("consent.yaml the service `sheltr` is not known; did you mean `shelter`?");
  }

  @Test
  void aGroupIsNamedOnceAndNotLikeAService() {
    assertThat(problems(sample(GROUP + GROUP.substring(GROUP.indexOf("  - id")))))
        .extracting(Problem::problem)
        .containsExactly("the group `both` stands twice");
    assertThat(problems(sample(GROUP.replace("id: both", "id: club"))))
        .extracting(Problem::problem)
        .containsExactly("`club` is a group and a service");
  }

  @Test
  void aConstantCoverageMustBeAGroupOfTheFeedsService() {
    String feed = "feeds/club-registration.yaml";
    for (String right : List.of("both", "club", "Club and Shelter")) {
      assertThat(problems(sample(GROUP).append(feed, "constants: {covers: " + right + "}\n")))
          .as(right)
          .isEmpty();
    }
    assertThat(problems(sample(GROUP).append(feed, "constants: {covers: boths}\n")))
        .extracting(problem -> problem.problem() + "; " + problem.remedy())
        .containsExactly("the group of the service `boths` is not known; did you mean `both`?");
  }

  @Test
  void aFeedOfWithdrawalsNeedsAClientIdAndConsentAsItsBasis() {
    Sample sample =
        Sample.right()
            .put(
                "contracts/withdrawal.yaml",
                """
                name: withdrawal
                goldthread: {version: 1, kind: withdrawal, event_date: withdrawn_on}
                fields:
                  - {name: client_id, type: string, goldthread: {standard: client_id}}
                  - {name: withdrawn_on, type: date, constraints: {required: true}}
                """)
            .put(
                "feeds/gone.yaml",
                """
                version: 1
                feed: gone
                provider: club-team
                service: club
                contract: withdrawal
                agreement: school-basis
                columns: {withdrawn_on: [Day]}
                people: []
                """);

    assertThat(problems(sample))
        .extracting(Problem::problem)
        .contains(
            "rows of this feed can refuse, and it has no client id",
            "rows of this feed state consent, and `school-basis` has another basis");
  }
}
