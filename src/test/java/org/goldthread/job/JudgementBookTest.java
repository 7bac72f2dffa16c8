package org.goldthread.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.goldthread.job.JudgementBook.Judgement;
import org.junit.jupiter.api.Test;

class JudgementBookTest {
  private static final Judgement APART =
      new Judgement("j1", "cousins", false, new TreeMap<>(Map.of("m1", "a", "m2", "a", "m3", "b")));
  private static final Judgement SEALED =
      new Judgement("j2", "adoption", true, new TreeMap<>(Map.of("m4", "a", "m5", "b")));
  private static final JudgementBook BOOK =
      new JudgementBook(new TreeMap<>(Map.of("j1", APART, "j2", SEALED)));

  @Test
  void whatIsSaidAlreadyIsFoundWhicheverSideItIsNamedOn() {
    assertThat(BOOK.covering(Set.of("m1"), Set.of("m3"), false)).contains(APART);
    assertThat(BOOK.covering(Set.of("m3"), Set.of("m1", "m2"), false)).contains(APART);
    assertThat(BOOK.covering(Set.of("m5"), Set.of("m4"), false)).contains(SEALED);
  }

  @Test
  void moreMentionsOrAStricterJudgementAreNotSaidYet() {
    assertThat(BOOK.covering(Set.of("m1"), Set.of("m3", "m9"), false)).isEmpty();
    assertThat(BOOK.covering(Set.of("m1"), Set.of("m2"), false)).isEmpty();
    assertThat(BOOK.covering(Set.of("m1"), Set.of("m3"), true)).isEmpty();
  }

  @Test
  void theIdIsThatOfTheMentionsAndOfNothingElse() {
    String id = JudgementBook.id(Set.of("m1", "m2"), Set.of("m3"), false);
    assertThat(id).matches("j[0-9a-f]{16}");
    assertThat(JudgementBook.id(Set.of("m3"), Set.of("m2", "m1"), false)).isEqualTo(id);
    assertThat(JudgementBook.id(Set.of("m3"), Set.of("m2"), false)).isNotEqualTo(id);
    assertThat(JudgementBook.id(Set.of("m1", "m2"), Set.of("m3"), true)).isNotEqualTo(id);
  }

  @Test
  void aJudgementIsBetweenTwoWhoHaveAMentionOnEitherSide() {
    assertThat(APART.isBetween(Set.of("m3", "m7"), Set.of("m2"))).isTrue();
    assertThat(APART.isBetween(Set.of("m1"), Set.of("m2"))).isFalse();
  }
}
