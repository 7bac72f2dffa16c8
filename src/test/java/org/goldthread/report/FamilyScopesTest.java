package org.goldthread.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.goldthread.config.Programme;
import org.goldthread.config.Programmes;
import org.goldthread.config.Sample;
import org.junit.jupiter.api.Test;

/** Which services have a figure in a family table. */
class FamilyScopesTest {

  @Test
  void aServiceHasAFigureInEachScopeThatHoldsItsFeeds() {
    assertThat(shown(Sample.right())).isEqualTo(Map.of("service-club", List.of("club")));
  }

  @Test
  void aSensitiveServiceHasNoFigureOfItsOwnEvenWhereItsAgreementAllowsFamilies() {
    Sample sample =
        Sample.right()
            .replace(
                "feeds/club-registration.yaml", "service: club", "service: shelter\nroute: tokens")
            .replace(
                "governance.yaml",
                "article_9: explicit_consent",
                "article_9: explicit_consent\n    sensitive_families: true")
            .append(
                "families.yaml", "  - {name: all, each: programme, agreement: club-agreement}\n");
    assertThat(shown(sample)).isEmpty();
    sample.put(
        "feeds/club-list.yaml",
        """
        version: 1
        feed: club-list
        provider: club-team
        service: club
        contract: administrative
        agreement: school-basis
        columns:
          measure: Measure
        people: []
        """);
    assertThat(shown(sample))
        .isEqualTo(Map.of("all", List.of("club"), "service-club", List.of("club")));
  }

  private static Map<String, List<String>> shown(Sample sample) {
    Programme programme = Programmes.load(sample.files());
    return FamilyScopes.shown(programme, programme.familyScopes());
  }
}
