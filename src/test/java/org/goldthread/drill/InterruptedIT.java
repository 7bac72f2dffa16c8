package org.goldthread.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ctrl-C in each step of the main job. Takes longer than ten seconds because every interruption is
 * a process with a Spark of its own.
 */
@Tag("fault")
class InterruptedIT {
  private static final long SEED = 3;
  private static final int FEW = 3;
  private static final int LATEST_MILLISECONDS = 400;

  /** The steps that a run tells of, in order. */
  private static final List<String> STEPS =
      List.of(
          "starting Spark",
          "looking at the files that are new",
          "checking rows, making keys, dropping names",
          "writing feedback for providers",
          "settling the final state of every row",
          "linking mentions to individuals",
          "choosing best values and making families",
          "building the golden dataset",
          "publishing figures and writing the report");

  private final Random random = new Random(SEED);

  @Test
  @DisplayName(
      "one lake, interrupted in one step after the other (steps and delays drawn with seed 3)")
  void interruptedAgainAndAgainItEndsTheSame() {
    Scene scene = Scene.fresh("interrupted");
    for (String step : some(FEW)) {
      interrupt(scene, step);
    }
    assertThat(scene.status().run().expect(0).json().path("runs"))
        .as("still the first run")
        .hasSize(1);
    assertEndsAsIfNothingHadHappened(scene);
  }

  /** At full size only: every day one lake takes all interruptions. */
  @ParameterizedTest(name = "a lake of its own, interrupted once: {0}", allowZeroInvocations = true)
  @MethodSource("moments")
  void interruptedOnceItIsReadableAndEndsTheSame(String step) {
    Scene scene = Scene.fresh("interrupted-once");
    interrupt(scene, step);
    scene.status().run().expect(0);
    assertEndsAsIfNothingHadHappened(scene);
  }

  static List<String> moments() {
    return some(0);
  }

  /** So many of the steps, in order; all of them at full size. */
  private static List<String> some(int count) {
    List<String> drawn = new ArrayList<>(STEPS);
    Collections.shuffle(drawn, new Random(SEED));
    return STEPS.stream().filter(step -> Scene.FULL || drawn.indexOf(step) < count).toList();
  }

  private void interrupt(Scene scene, String step) {
    try (Running run = scene.run().start()) {
      assertThat(run.reaches(step)).as("reaches: " + step).isTrue();
      Running.pause(random.nextInt(LATEST_MILLISECONDS));
      run.signal("INT");
      Ended ended = run.end().expect(130);
      assertThat(ended.message())
          .as("interrupted while " + step)
          .containsExactly(
              "Interrupted.",
              "  why: The command was stopped before it had done its work; nothing that it left"
                  + " unfinished is part of a completed run.",
              "  do:  Start it again: a run resumes where it stopped.");
    }
  }

  private static void assertEndsAsIfNothingHadHappened(Scene scene) {
    scene.run().run().expect(0);
    assertThat(scene.fingerprints()).isEqualTo(Scene.undisturbed());
  }
}
