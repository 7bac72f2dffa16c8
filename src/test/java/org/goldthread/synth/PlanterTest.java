package org.goldthread.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanterTest {
  private final Dice dice = Dice.of(1, 1, 1);

  @Test
  void showsARareFaultByItsTwelfthOpportunity() {
    Planter planter = new Planter(Dirt.none().with(Fault.NAME_VARIANT, 1e-9));
    assertThat(IntStream.range(0, 100).filter(i -> planter.hits(Fault.NAME_VARIANT, dice)))
        .containsExactly(Planter.SHOWN_BY - 1);
  }

  @Test
  void neverPlantsAFaultThatIsSwitchedOff() {
    Planter planter = new Planter(Dirt.usual().with(Fault.NAME_VARIANT, 0));
    assertThat(IntStream.range(0, 100).filter(i -> planter.hits(Fault.NAME_VARIANT, dice)))
        .isEmpty();
  }

  @Test
  void refusesARateBeyondOne() {
    assertThatThrownBy(() -> Dirt.none().with(Fault.EMAIL_TYPO, 1.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("from 0 to 1");
  }
}
