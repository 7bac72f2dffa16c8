package org.goldthread.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.goldthread.config.Programmes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Killed just before or just after a commit and started again, the main job ends as if nothing had
 * happened. Takes longer than ten seconds because every scene is a whole run, cut in two.
 */
class KilledPipelineTest {
  private static final Duration BUDGET = Duration.ofSeconds(5);
  private static final boolean FULL = Boolean.getBoolean("goldthread.full");

  @Test
  @DisplayName("killed at moments drawn with seed 4 and started again it ends the same")
  void killedAtSomeMomentsAndStartedAgainItEndsTheSame() {
    List<String> moments = moments();
    Collections.shuffle(moments, new Random(4));
    Instant end = Instant.now().plus(BUDGET);
    for (int i = 0; i == 0 || Instant.now().isBefore(end); i++) {
      killedAndStartedAgain(moments.get(i));
    }
  }

  /** One lake, killed after one commit of a step after the other; each life resumes the run. */
  @Test
  @Tag("fault")
  void killedAfterCommitsInTurnItEndsTheSame() {
    Workplace place = Workplace.empty();
    List<String> victims =
        some(moments().stream().filter(moment -> moment.matches("after (?!runs ).*")).toList(), 8);
    int lives = 1;
    while (kill(place, victims::contains).isPresent()) {
      lives++;
      assertThat(lives).isLessThanOrEqualTo(victims.size() + 1);
    }
    assertThat(lives).as("of " + victims).isGreaterThan(victims.size() / 2);
    assertEnded(place, 1);
    place.leave();
  }

  /** A run that was killed is undone by the next where that has other input. */
  @Test
  @Tag("fault")
  void killedAndStartedAgainWithOtherOptionsItEndsTheSame() {
    for (String moment : some(moments(), 53)) {
      if (!moment.contains(" runs ")) {
        Workplace place = Workplace.empty();
        assertThat(kill(place, moment::equals)).contains(moment);
        place.runAcceptingShrinkage(Progress.SILENT);
        assertEnded(place, 2);
        place.leave();
      }
    }
  }

  @Test
  @Tag("fault")
  void killedAtAnyMomentAndStartedAgainItEndsTheSame() {
    some(moments(), 43).forEach(KilledPipelineTest::killedAndStartedAgain);
  }

  private static void killedAndStartedAgain(String moment) {
    Workplace place = Workplace.empty();
    assertThat(kill(place, moment::equals)).contains(moment);
    place.run();
    assertThat(place.contents().differences(Town.contents())).as("killed " + moment).isEmpty();
    place.leave();
  }

  /** Runs, and says at which moment the run was killed if it was. */
  private static Optional<String> kill(Workplace place, Predicate<String> victim) {
    Killer killer = new Killer(victim);
    try {
      place.run(EnumSet.allOf(Stage.class), killer);
    } catch (Killer.Killed expected) {
      assertThat(killer.killedAt()).isPresent();
    }
    return killer.killedAt();
  }

  private static void assertEnded(Workplace place, long run) {
    List<RunStatus> runs =
        LakeStatus.of(place.environment(), Programmes.cached(Town.files()), Town.TODAY).runs();
    assertThat(runs.get(runs.size() - 1).run()).isEqualTo(run);
    assertThat(place.contents().differences(Town.contents())).isEmpty();
  }

  /** Every so many moments; each of them at full size. */
  private static List<String> some(List<String> moments, int step) {
    List<String> some = new ArrayList<>();
    for (int i = 0; i < moments.size(); i += FULL ? 1 : step) {
      some.add(moments.get(i));
    }
    return some;
  }

  /** Before and after every commit of a whole run. */
  private static List<String> moments() {
    List<String> moments = new ArrayList<>();
    for (String commit : Town.witness().commits()) {
      moments.add("before " + commit);
      moments.add("after " + commit);
    }
    return moments;
  }
}
