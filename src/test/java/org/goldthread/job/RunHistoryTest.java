package org.goldthread.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.job.RunRecord.Event;
import org.junit.jupiter.api.Test;

class RunHistoryTest {
  private static final Instant NOON = Instant.parse("2024-01-02T12:00:00Z");

  @Test
  void theLastCompleteRunCountsHoweverManyDiedSince() {
    RunHistory history =
        new RunHistory(
            List.of(
                record(4, 2, Event.BEGAN, 1),
                record(1, 1, Event.BEGAN, 1),
                record(2, 1, Event.COMPLETED, 1)));
    assertThat(history.lastComplete().orElseThrow().run()).isEqualTo(1);
    assertThat(history.open().orElseThrow().run()).isEqualTo(2);
    assertThat(history.lastSequence()).isEqualTo(4);
    assertThat(history.lastNumber()).isEqualTo(2);
  }

  @Test
  void aCompleteRunLeavesNothingOpen() {
    RunHistory history =
        new RunHistory(List.of(record(1, 1, Event.BEGAN, 1), record(2, 1, Event.COMPLETED, 1)));
    assertThat(history.open()).isEmpty();
  }

  @Test
  void aNewerLakeIsRefused() {
    RunHistory history = new RunHistory(List.of(record(1, 1, Event.COMPLETED, 2)));
    assertThatThrownBy(history::refuseIfNewer)
        .hasMessageContaining("This lake has format 2; this software knows formats up to 1.")
        .extracting(refused -> ((GoldthreadException) refused).exitCode())
        .isEqualTo(ExitCode.ENVIRONMENT);
  }

  @Test
  void statusTellsCompleteOpenAndAbandonedRunsApart() {
    RunHistory history =
        new RunHistory(
            List.of(
                record(1, 1, Event.BEGAN, 1),
                record(2, 1, Event.COMPLETED, 1),
                record(3, 2, Event.BEGAN, 1),
                record(4, 3, Event.BEGAN, 1)));
    assertThat(RunStatus.of(history))
        .extracting(RunStatus::state)
        .containsExactly(RunStatus.State.COMPLETE, RunStatus.State.ABANDONED, RunStatus.State.OPEN);
  }

  private static RunRecord record(long sequence, long run, Event event, int format) {
    return new RunRecord(
        sequence,
        run,
        event,
        NOON,
        LocalDate.of(2024, 7, 31),
        "host process 1",
        Optional.of(NOON.plusSeconds(60)),
        format,
        new RunInputs(Map.of(), "c", "1", Map.of(), Map.of()),
        Map.of(),
        Map.of(),
        List.of(),
        Optional.empty());
  }
}
