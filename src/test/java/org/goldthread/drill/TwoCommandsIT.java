package org.goldthread.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two commands on one lake. Takes longer than ten seconds because each is a process with a Spark of
 * its own.
 */
@Tag("fault")
class TwoCommandsIT {
  private static final Duration LONGER_THAN_THE_LEASE = Duration.ofMinutes(31);

  @Test
  void theSecondOfTwoRunsIsToldWhoIsAtWorkAndTheFirstIsNotDisturbed() {
    Scene scene = Scene.fresh("two");
    try (Running first = scene.run().start()) {
      assertThat(first.reaches("dropping names")).isTrue();
      Ended second = scene.run().run().expect(4);
      assertThat(second.message()).hasSize(3);
      assertThat(second.message().get(0)).isEqualTo("Another run is at work on this lake.");
      assertThat(second.message().get(1))
          .startsWith("  why: Held by run 1 by ")
          .contains("process " + first.handle().pid())
          .endsWith("Only one run may write at a time.");
      assertThat(second.message().get(2))
          .isEqualTo("  do:  Wait until it ends, or stop it, then start again.");
      first.end().expect(0);
    }
    assertThat(scene.fingerprints()).isEqualTo(Scene.undisturbed());
  }

  @ParameterizedTest(name = "stopped while {0}")
  @MethodSource("steps")
  void aStoppedWriterIsOvertakenWhenItsLeaseHasEndedAndHarmsNothingWhenItWakes(String step) {
    Scene scene = Scene.fresh("overtaken");
    try (Running stopped = scene.run().start()) {
      assertThat(stopped.reaches(step)).isTrue();
      stopped.signal("STOP");
      assertThat(scene.run().later(LONGER_THAN_THE_LEASE).run().expect(0).json().path("run"))
          .hasToString("2");
      stopped.signal("CONT");
      Ended woken = stopped.end().expect(4);
      assertThat(woken.message())
          .containsExactly(
              "Run 1 lost its lease to another run.",
              "  why: This process stood still for longer than the lease lasts.",
              "  do:  Nothing is lost: let the other run end, then start again if there is more to"
                  + " do.");
    }
    assertThat(scene.fingerprints()).isEqualTo(Scene.undisturbed());
    assertThat(scene.run().run().expect(0).json().path("run")).hasToString("3");
    assertThat(scene.fingerprints()).isEqualTo(Scene.undisturbed());
  }

  /** A step that writes; all of them at full size. */
  static List<String> steps() {
    List<String> linking = List.of("linking mentions");
    return Scene.FULL
        ? List.of(
            "dropping names",
            "settling the final state",
            "linking mentions",
            "choosing best values",
            "building the golden",
            "publishing figures")
        : linking;
  }
}
