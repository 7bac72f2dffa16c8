package org.goldthread.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiceTest {
  @Test
  void fallsAlikeOnEveryMachine() {
    Dice dice = Dice.of(7, 1, 1);
    assertThat(new long[] {dice.next(), dice.next(), dice.below(1000), dice.between(5, 7)})
        .containsExactly(1751388501526512490L, 1556097177263394553L, 322, 6);
  }

  @Test
  void givesEachFamilyAndPurposeItsOwnFate() {
    assertThat(
            IntStream.range(0, 1000)
                .mapToLong(i -> Dice.of(7, i % 10, i / 10).next())
                .distinct()
                .count())
        .isEqualTo(1000);
  }

  @Test
  void isFairEnough() {
    Dice dice = Dice.of(1, 2, 3);
    double mean = IntStream.range(0, 20_000).mapToDouble(i -> dice.normal()).average().orElse(9);
    double tenth = IntStream.range(0, 20_000).filter(i -> dice.chance(0.1)).count() / 20_000.0;
    assertThat(mean).isCloseTo(0, within(0.03));
    assertThat(tenth).isCloseTo(0.1, within(0.01));
  }
}
