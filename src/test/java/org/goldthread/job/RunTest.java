package org.goldthread.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.OptionalDouble;
import org.goldthread.spark.Lake;
import org.goldthread.spark.TestSession;
import org.goldthread.table.Runs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {
  @TempDir Path root;
  private Lake lake;

  @BeforeEach
  void open() {
    lake = Lake.open(TestSession.get(), root.toString());
  }

  @Test
  void readersSeeARunsTablesOnlyOnceItIsComplete() {
    RunLog log = RunLog.of(lake);
    try (Run run = log.begin(Bed.inputs("a"), Bed.TABLES)) {
      run.append("ingest", Bed.SENT, () -> Bed.rows("p", "one", "two"));
      assertThat(run.current(Bed.SENT).count()).isEqualTo(2);
      assertThat(run.base(Bed.SENT).count()).isZero();
      assertThat(log.read(Bed.SENT).count()).isZero();
      run.complete("{\"rows\":2}");
      assertThatThrownBy(() -> run.append("late", Bed.SENT, () -> Bed.rows("p", "three")))
          .hasMessage("run 1 is complete");
    }
    assertThat(log.read(Bed.SENT).count()).isEqualTo(2);
    assertThat(log.lastComplete().orElseThrow().summary()).contains("{\"rows\":2}");
    assertThat(lake.version(Runs.TABLE)).as("two commits to runs").isEqualTo(1);
    assertThat(log.status()).hasSize(1);
    assertThat(log.status().get(0).steps())
        .singleElement()
        .satisfies(
            step -> {
              assertThat(step.step()).isEqualTo("ingest");
              assertThat(step.table()).isEqualTo("sent");
              assertThat(step.version()).isZero();
              assertThat(step.rows()).isEqualTo(2);
              assertThat(step.seconds()).isNotEqualTo(OptionalDouble.empty());
            });
  }

  @Test
  void aStepThatIsDoneIsNotDoneAgainAfterADeath() {
    RunLog log = RunLog.of(lake);
    try (Run run = log.begin(Bed.inputs("a"), Bed.TABLES)) {
      run.append("ingest", Bed.SENT, () -> Bed.rows("p", "one", "two"));
    }
    try (Run again = log.begin(Bed.inputs("a"), Bed.TABLES)) {
      assertThat(again.number()).isEqualTo(1);
      assertThat(again.done("ingest", Bed.SENT)).isTrue();
      again.append(
          "ingest",
          Bed.SENT,
          () -> {
            throw new AssertionError("done already");
          });
      assertThat(again.steps()).extracting(StepStatus::rows).containsExactly(2L);
    }
  }
}
