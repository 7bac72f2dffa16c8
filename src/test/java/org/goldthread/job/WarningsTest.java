package org.goldthread.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.goldthread.core.Problem;
import org.junit.jupiter.api.Test;

class WarningsTest {

  @Test
  void nothingOverdueIsNoWarning() {
    assertThat(Warnings.overdue(Map.of())).isEmpty();
  }

  @Test
  void aFewOverdueSubmissionsAreNamed() {
    Problem warning =
        Warnings.overdue(Map.of("club-registration", List.of("2023-24-Q1", "2023-24-Q2")))
            .orElseThrow();

    assertThat(warning.problem()).isEqualTo("One feed is overdue");
    assertThat(warning.cause()).isEqualTo("club-registration 2023-24-Q1, 2023-24-Q2.");
  }

  @Test
  void manyAreOneLineWithTheirNumberAndTheCommandThatListsThem() {
    Problem warning =
        Warnings.overdue(
                Map.of(
                    "club-registration", List.of("2023-24-Q1", "2023-24-Q2"),
                    "club-engagement", List.of("2023-24-Q1", "2023-24-Q2")))
            .orElseThrow();

    assertThat(warning.problem()).isEqualTo("2 feeds are overdue");
    assertThat(warning.cause())
        .isEqualTo("They are 4 submissions; `goldthread status` lists each with its state.");
  }
}
