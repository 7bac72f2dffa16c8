package org.goldthread.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.goldthread.core.Problem;
import org.junit.jupiter.api.Test;

/** Mistakes in family scopes. */
class ScopeProblemsTest {
  private static final String CLUB = "feeds/club-registration.yaml";

  @Test
  void aSensitiveServiceNamedInAScopeIsTold() {
    Sample sample =
        Sample.right()
            .replace(CLUB, "service: club", "service: shelter\nroute: tokens")
            .put("families.yaml", scope("services: [shelter]\n    agreement: school-basis"));

    assertThat(Programmes.check(sample.files()))
        .containsExactly(
            Problem.at(
                "families.yaml",
                4,
                "the sensitive service `shelter` of feed `club-registration` may be in no family"
                    + " scope under `school-basis`",
                "leave it out; or, if the agreement allows it, write there `sensitive_families:"
                    + " true`"));
  }

  @Test
  void namesInAScopeThatStandForNothingAreTold() {
    Sample sample =
        Sample.right()
            .put(
                "families.yaml",
                scope(
                    "services: [clubb]\n    strands: [Plai]\n    providers: [club-teem]\n"
                        + "    feeds: [scool]\n    recipes: [email]\n    agreement: school-bases"));

    assertThat(Programmes.check(sample.files()))
        .extracting(Problem::line, Problem::problem, Problem::remedy)
        .containsExactly(
            tuple(4, "the service `clubb` is not known", "did you mean `club`?"),
            tuple(5, "the strand `Plai` is not known", "did you mean `Play`?"),
            tuple(6, "the provider `club-teem` is not known", "did you mean `club-team`?"),
            tuple(7, "the feed `scool` is not known", "did you mean `school`?"),
            tuple(8, "the family recipe `email` is not known", "known: family-email"),
            tuple(9, "the agreement `school-bases` is not known", "did you mean `school-basis`?"));
  }

  @Test
  void aScopeNamesItsAgreementAndItsFeeds() {
    Sample sample = Sample.right().put("families.yaml", scope("feeds: [school]"));
    assertThat(Programmes.check(sample.files()))
        .containsExactly(
            Problem.at(
                "families.yaml",
                3,
                "the scope `one` names no agreement",
                "name the agreement it rests on"));

    sample.put("families.yaml", scope("agreement: school-basis"));
    assertThat(Programmes.check(sample.files()))
        .containsExactly(
            Problem.at(
                "families.yaml",
                3,
                "the scope `one` names no feeds",
                "write each, services, strands, providers or feeds"));
  }

  private static String scope(String rest) {
    return "version: 1\nscopes:\n  - name: one\n    " + rest + "\n";
  }
}
