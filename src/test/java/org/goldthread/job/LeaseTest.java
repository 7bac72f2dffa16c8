package org.goldthread.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.spark.CommitWatch;
import org.goldthread.spark.Lake;
import org.goldthread.spark.TestSession;
import org.goldthread.table.Runs;
import org.goldthread.table.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaseTest {
  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

  @TempDir Path root;
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2024-01-02T03:04:05Z"));
  private Lake lake;

  @BeforeEach
  void open() {
    lake = Lake.open(TestSession.get(), root.toString());
  }

  @Test
  void aSecondRunIsRefusedWhileTheFirstIsAlive() {
    try (Run first = onThisMachine().begin(Bed.inputs("a"), Bed.TABLES)) {
      assertThatThrownBy(() -> onThisMachine().begin(Bed.inputs("a"), Bed.TABLES))
          .asInstanceOf(InstanceOfAssertFactories.type(GoldthreadException.class))
          .satisfies(
              refused -> {
                assertThat(refused.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
                assertThat(refused.problems().get(0).problem())
                    .isEqualTo("Another run is at work on this lake.");
                assertThat(refused.problems().get(0).cause())
                    .contains("run 1 by", "process " + ProcessHandle.current().pid());
              });
      assertThat(first.complete(null).run()).isEqualTo(1);
    }
  }

  @Test
  void onAClusterALeaseThatWasGivenBackIsTakenByTheSameRunAtOnce() {
    onACluster(lake).begin(Bed.inputs("a"), Bed.TABLES).close();
    try (Run again = onACluster(lake).begin(Bed.inputs("a"), Bed.TABLES)) {
      assertThat(again.number()).isEqualTo(1);
    }
  }

  @Test
  void anExpiredLeaseIsTakenOverWithAHigherRunNumberAndItsHolderCannotWriteAnyMore() {
    Run stopped = onACluster(lake).begin(Bed.inputs("a"), Bed.TABLES);
    stopped.append("ingest", Bed.SENT, () -> Bed.rows("p", "stale"));
    later(HALF_AN_HOUR.plusSeconds(1));
    try (Run second = onACluster(lake).begin(Bed.inputs("a"), Bed.TABLES)) {
      assertThat(second.number()).isEqualTo(2);
      second.append("ingest", Bed.SENT, () -> Bed.rows("p", "fresh", "rows"));
      assertThatThrownBy(() -> stopped.append("note", Bed.AUDIT, () -> Bed.rows("p", "late")))
          .hasMessageContaining("Run 1 lost its lease to another run.");
      assertThatThrownBy(() -> stopped.complete(null))
          .hasMessageContaining("Run 1 lost its lease to another run.");
      second.complete(null);
    }
    assertThat(onACluster(lake).read(Bed.SENT).count()).isEqualTo(2);
    assertThat(onACluster(lake).status())
        .extracting(RunStatus::state)
        .containsExactly(RunStatus.State.ABANDONED, RunStatus.State.COMPLETE);
  }

  @Test
  void aWriterStoppedJustBeforeItsCommitOvertakenAndWokenIsNeverPartOfACompletedRun() {
    AtomicBoolean overtaken = new AtomicBoolean();
    Lake sleepy =
        lake.watched(
            beforeStep(
                "ingest",
                () -> {
                  if (overtaken.compareAndSet(false, true)) {
                    later(HALF_AN_HOUR.plusSeconds(1));
                    try (Run second = onACluster(lake).begin(Bed.inputs("b"), Bed.TABLES)) {
                      second.append("ingest", Bed.SENT, () -> Bed.rows("p", "ann"));
                      second.complete(null);
                    }
                  }
                }));
    Run stopped = onACluster(sleepy).begin(Bed.inputs("a"), Bed.TABLES);
    assertThatThrownBy(
            () -> {
              stopped.append("ingest", Bed.SENT, () -> Bed.rows("p", "stale", "rows"));
              stopped.complete(null);
            })
        .hasMessageContaining("Run 1 lost its lease to another run.");
    assertThat(onACluster(lake).read(Bed.SENT).count()).isEqualTo(1);
    try (Run third = onACluster(lake).begin(Bed.inputs("c"), Bed.TABLES)) {
      assertThat(third.base(Bed.SENT).count()).isEqualTo(1);
      third.append("ingest", Bed.SENT, () -> Bed.rows("p", "bob"));
      assertThat(third.current(Bed.SENT).select("number").distinct().count()).isEqualTo(1);
      assertThat(third.current(Bed.SENT).count()).isEqualTo(2);
    }
  }

  @Test
  void aForeignCommitDuringAStepIsUndoneAndTheStepRepeated() {
    AtomicBoolean once = new AtomicBoolean();
    Lake disturbed =
        lake.watched(
            beforeStep(
                "ingest",
                () -> {
                  if (once.compareAndSet(false, true)) {
                    foreignCommit(Bed.SENT);
                  }
                }));
    try (Run run = onACluster(disturbed).begin(Bed.inputs("a"), Bed.TABLES)) {
      run.append("ingest", Bed.SENT, () -> Bed.rows("p", "ann", "bob"));
      assertThat(run.current(Bed.SENT).count()).isEqualTo(2);
      run.complete(null);
    }
    assertThat(onACluster(lake).read(Bed.SENT).count()).isEqualTo(2);
  }

  @Test
  void aWriterThatDisturbsAStepAgainAndAgainEndsTheRun() {
    Lake disturbed = lake.watched(beforeStep("ingest", () -> foreignCommit(Bed.SENT)));
    try (Run run = onACluster(disturbed).begin(Bed.inputs("a"), Bed.TABLES)) {
      assertThatThrownBy(() -> run.append("ingest", Bed.SENT, () -> Bed.rows("p", "ann")))
          .hasMessageContaining("was written by somebody else, twice, during this run");
    }
  }

  @Test
  void aLongRunRenewsItsLease() {
    try (Run run = onACluster(lake).begin(Bed.inputs("a"), Bed.TABLES)) {
      later(Duration.ofMinutes(20));
      run.append("ingest", Bed.SENT, () -> Bed.rows("p", "ann"));
      later(Duration.ofMinutes(20));
      assertThatThrownBy(() -> onACluster(lake).begin(Bed.inputs("b"), Bed.TABLES))
          .hasMessageContaining("Another run is at work on this lake.");
    }
  }

  @Test
  void aLakeMadeWithOtherKeysIsRefusedBeforeAnythingIsWritten() {
    try (Run run = onACluster(lake).begin(Bed.inputs("a"), Bed.TABLES)) {
      run.complete(null);
    }
    RunInputs otherKeys =
        new RunInputs(Map.of(), "conf", "1", Map.of("id", "0000"), Map.of("nhs", 1));
    long before = lake.version(Runs.TABLE);
    assertThatThrownBy(() -> onACluster(lake).begin(otherKeys, Bed.TABLES))
        .hasMessageContaining("The lake was made with other keys: id.");
    assertThat(lake.version(Runs.TABLE)).isEqualTo(before);
    RunInputs noKeys = new RunInputs(Map.of(), "conf", "1", Map.of(), Map.of());
    onACluster(lake).begin(noKeys, Bed.TABLES).close();
  }

  private RunLog onThisMachine() {
    return new RunLog(lake, ticking(), HALF_AN_HOUR, Optional.of(root));
  }

  private RunLog onACluster(Lake of) {
    return new RunLog(of, ticking(), HALF_AN_HOUR, Optional.empty());
  }

  private Clock ticking() {
    return ((InstantSource) now::get).withZone(ZoneOffset.UTC);
  }

  private void later(Duration by) {
    now.updateAndGet(instant -> instant.plus(by));
  }

  private void foreignCommit(Table table) {
    Bed.rows("x", "somebody", "else")
        .write()
        .format("delta")
        .mode("append")
        .save(lake.location(table));
  }

  private static CommitWatch beforeStep(String step, Runnable act) {
    return new CommitWatch() {
      @Override
      public void before(Table table, String of) {
        if (of.equals(step)) {
          act.run();
        }
      }

      @Override
      public void after(Table table, String of, long version) {}
    };
  }
}
