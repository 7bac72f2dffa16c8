package org.goldthread.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.goldthread.explanation.ValueTold.Candidate;
import org.junit.jupiter.api.Test;

class ValueToldTest {

  @Test
  void everyLoserIsToldWithTheRuleByWhichItLost() {
    Told told =
        new ValueTold(
                "ab",
                "ethnicity",
                List.of(
                    stated("A", "hospital", "2023-06-01", 1),
                    stated("B", "hospital", "2023-06-01", 1),
                    stated("C", "charity", "2023-09-01", 4),
                    stated("B", "hospital", "2022-01-01", 1),
                    stated("A", "charity", "2023-08-01", 4)))
            .told();

    assertThat(told.sections().get(0).rows())
        .extracting(row -> row.get(0) + " " + row.get(4))
        .containsExactly(
            "A survives",
            "B the fixed tie-break",
            "B an earlier date",
            "C a less authoritative source",
            "A states the same");
    assertThat(told.sentences().get(0))
        .isEqualTo(
            "The value is A, stated by hospital/feed/2023-24-Q1:7 on 2023-06-01 (authority 1).");
    assertThat((List<?>) told.json().get("losers")).hasSize(4);
    assertThat(((Map<?, ?>) told.json().get("survivor")).get("value")).isEqualTo("A");
  }

  private static Candidate stated(String value, String provider, String date, int rank) {
    return new Candidate(value, provider, "feed", "2023-24-Q1", 7, date, rank);
  }
}
