package org.goldthread.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.goldthread.core.ExitCode;
import org.goldthread.spark.Lake;
import org.goldthread.spark.TestSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Takes longer than ten seconds because each test starts another process with a Spark of its own.
 */
@Tag("fault")
class TwoProcessesTest {
  private static final int BEFORE_THE_SECOND_TABLE = 5;

  @TempDir Path folder;
  private Lake lake;
  private Map<String, String> neverKilled;

  @BeforeEach
  void carryOutTheFirstQuarter() {
    Lake whole = Lake.open(TestSession.get(), folder.resolve("whole").toString());
    MadeUpPipeline.first(whole);
    MadeUpPipeline.second(whole, "b");
    neverKilled = MadeUpPipeline.state(whole);
    lake = Lake.open(TestSession.get(), folder.resolve("lake").toString());
    MadeUpPipeline.first(lake);
  }

  @Test
  void aRunOfALivingProcessIsNotDisturbedAndOneOfAKilledProcessIsResumedAtOnce() throws Exception {
    try (ChildProcess child =
        ChildProcess.pausedAt(folder.resolve("lake"), BEFORE_THE_SECOND_TABLE)) {
      assertThatThrownBy(() -> MadeUpPipeline.second(lake, "b"))
          .hasMessageContaining("Another run is at work on this lake.");
      child.kill();
      MadeUpPipeline.second(lake, "b");
    }
    assertThat(RunLog.of(lake).lastComplete().orElseThrow().run()).isEqualTo(2);
    assertThat(MadeUpPipeline.state(lake)).isEqualTo(neverKilled);
  }

  @Test
  void aStoppedProcessIsOvertakenWhenItsLeaseEndsAndHarmsNothingWhenItWakes() throws Exception {
    try (ChildProcess child =
        ChildProcess.pausedAt(folder.resolve("lake"), BEFORE_THE_SECOND_TABLE)) {
      child.stop();
      Clock anHourLater = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
      RunLog later =
          new RunLog(
              lake, anHourLater, Duration.ofMinutes(30), Optional.of(folder.resolve("lake")));
      MadeUpPipeline.second(later, "b");
      assertThat(later.lastComplete().orElseThrow().run()).isEqualTo(3);
      assertThat(child.wake()).isEqualTo(ExitCode.ENVIRONMENT.number());
    }
    assertThat(MadeUpPipeline.state(lake)).isEqualTo(neverKilled);
    try (Run next = RunLog.of(lake).begin(Bed.inputs("c"), Bed.TABLES)) {
      assertThat(lake.fingerprint(Bed.KEPT, next.currentVersion(Bed.KEPT)))
          .isEqualTo(neverKilled.get(Bed.KEPT.path()));
    }
  }
}
