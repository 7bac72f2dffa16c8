package org.goldthread.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.goldthread.spark.Lake;
import org.goldthread.spark.TestSession;
import org.goldthread.table.Table;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Killed before or after any commit and started again, a lake ends in the state of one that was
 * never killed. Takes longer than ten seconds because every commit of a run is a scene of its own.
 */
class KilledRunTest {
  @TempDir Path folder;

  @Test
  void killedBeforeAndAfterEveryCommitAndStartedAgainItEndsTheSame() {
    Lake killed = lake("killed");
    MadeUpPipeline.first(killed);
    Set<String> moments = killAtEveryMoment(killed, lake -> MadeUpPipeline.second(lake, "b"));
    assertThat(moments)
        .contains("after runs began", "before runs resumed", "after runs resumed")
        .contains("before kept withdraw", "after kept withdraw", "before total publish")
        .contains("before runs completed", "after runs completed");
    assertThat(MadeUpPipeline.state(killed)).isEqualTo(neverKilled());
    assertThat(RunLog.of(killed).lastComplete().orElseThrow().run()).isEqualTo(2);
  }

  @Test
  @Tag("fault")
  void killedAndStartedAgainWithOtherInputItEndsTheSame() {
    Lake killed = lake("killed");
    MadeUpPipeline.first(killed);
    assertThat(dies(killed, "after total publish"::equals, "b1")).isTrue();
    assertThat(dies(killed, "after kept undo"::equals, "b2")).isTrue();
    assertThat(dies(killed, "before runs completed"::equals, "b3")).isTrue();
    MadeUpPipeline.second(killed, "b");
    assertThat(RunLog.of(killed).lastComplete().orElseThrow().run()).isEqualTo(5);
    assertThat(MadeUpPipeline.state(killed)).isEqualTo(neverKilled());
  }

  /**
   * The same at every moment, on a lake that holds nothing and on one that holds a run. At full
   * size only: every moment takes a second or two.
   */
  @Test
  @Tag("fault")
  @EnabledIfSystemProperty(named = "goldthread.full", matches = "true")
  void killedAtAnyMomentAndStartedAgainWithOtherInputItEndsTheSame() {
    Lake killed = lake("killed");
    AtomicInteger content = new AtomicInteger();
    killAtEveryMoment(killed, lake -> MadeUpPipeline.first(lake, "a" + content.incrementAndGet()));
    killAtEveryMoment(killed, lake -> MadeUpPipeline.second(lake, "b" + content.incrementAndGet()));
    assertThat(MadeUpPipeline.state(killed)).isEqualTo(neverKilled());
  }

  @Test
  void tablesThatADeadRunMadeAreEmptyAgainForTheNextRun() {
    Lake killed = lake("killed");
    assertThat(dies(killed, "after kept link"::equals, "b")).isTrue();
    assertThat(killed.version(Bed.KEPT)).isNotNegative();
    try (Run run = RunLog.of(killed).begin(Bed.inputs("other"), Bed.TABLES)) {
      assertThat(run.number()).isEqualTo(2);
      for (Table table : Bed.TABLES) {
        assertThat(run.current(table).isEmpty()).as(table.name()).isTrue();
        assertThat(killed.fingerprint(table, run.currentVersion(table)))
            .isEqualTo(killed.fingerprint(table, -1));
      }
    }
  }

  private Map<String, String> neverKilled() {
    Lake whole = lake("whole");
    MadeUpPipeline.first(whole);
    MadeUpPipeline.second(whole, "b");
    return MadeUpPipeline.state(whole);
  }

  /**
   * Starts again and again, killed each time at the first moment at which it was not killed yet,
   * until the run is complete.
   *
   * @return the moments at which it was killed
   */
  private static Set<String> killAtEveryMoment(Lake lake, Consumer<Lake> run) {
    long before = lastComplete(lake);
    Set<String> moments = new LinkedHashSet<>();
    while (lastComplete(lake) == before) {
      dies(lake, moments::add, run);
    }
    return moments;
  }

  private static boolean dies(Lake lake, Predicate<String> victim, String content) {
    return dies(lake, victim, killed -> MadeUpPipeline.second(killed, content));
  }

  private static boolean dies(Lake lake, Predicate<String> victim, Consumer<Lake> run) {
    Killer killer = new Killer(victim);
    try {
      run.accept(lake.watched(killer));
    } catch (Killer.Killed expected) {
      assertThat(killer.killedAt()).isPresent();
    }
    return killer.killedAt().isPresent();
  }

  private static long lastComplete(Lake lake) {
    return RunLog.of(lake).lastComplete().map(Completed::run).orElse(0L);
  }

  private Lake lake(String name) {
    return Lake.open(TestSession.get(), folder.resolve(name).toString());
  }
}
