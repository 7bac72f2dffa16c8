package org.goldthread.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.goldthread.core.GoldthreadException;
import org.goldthread.job.Seals.Side;
import org.junit.jupiter.api.Test;

/** A child's old identity and its new one, and others who have to do with both. */
class SealsTest {
  private static final Seals SEALS =
      new Seals(
          Map.of(
              "old", Set.of(new Side("j", "a")),
              "new", Set.of(new Side("j", "b")),
              "unlinked", Set.of(new Side("k", "a"), new Side("k", "b"))));

  @Test
  void whoIsAcrossFromTheSubjectIsLeftOut() {
    assertThat(SEALS.hidden(List.of("old"), List.of("new", "third"))).containsExactly("new");
    assertThat(SEALS.hidden(List.of("new"), List.of("old", "third"))).containsExactly("old");
  }

  @Test
  void anExplanationOfAThirdNamesNeitherOfTheTwo() {
    assertThat(SEALS.hidden(List.of("third"), List.of("old", "new", "fourth")))
        .containsExactlyInAnyOrder("old", "new");
    assertThat(SEALS.hidden(List.of(), List.of("old", "new")))
        .containsExactlyInAnyOrder("old", "new");
  }

  @Test
  void oneOfTheTwoAloneIsNamed() {
    assertThat(SEALS.hidden(List.of("third"), List.of("old", "fourth"))).isEmpty();
  }

  @Test
  void anIndividualThatStillHoldsBothSidesIsNotExplained() {
    assertThatThrownBy(() -> SEALS.refuseUnlinked("unlinked"))
        .isInstanceOf(GoldthreadException.class)
        .hasMessageContaining("judged since it was last linked")
        .hasMessageContaining("goldthread link");
    assertThatCode(() -> SEALS.refuseUnlinked("old")).doesNotThrowAnyException();
  }
}
