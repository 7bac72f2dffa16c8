package org.goldthread.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.goldthread.spark.LogEntry;
import org.junit.jupiter.api.Test;

/** Run 7 on a table; every case is the table's own log since the run's base. */
class TableProgressTest {
  @Test
  void anUntouchedTableIsGoodAtItsBase() {
    assertThat(since(4).good()).isEqualTo(4);
    assertThat(since(4).headIsGood()).isTrue();
  }

  @Test
  void ownCommitsAreGoodAndDone() {
    TableProgress progress = since(4, own(5, "ingest"), own(6, "link"));
    assertThat(progress.good()).isEqualTo(6);
    assertThat(progress.done()).containsOnlyKeys("ingest", "link");
  }

  @Test
  void aForeignCommitMakesTheHeadBad() {
    TableProgress progress = since(4, own(5, "ingest"), foreign(6));
    assertThat(progress.good()).isEqualTo(5);
    assertThat(progress.headIsGood()).isFalse();
  }

  @Test
  void anOwnCommitOnABadHeadIsBadAndCountsAsAnAttempt() {
    TableProgress progress = since(4, foreign(5), own(6, "ingest"));
    assertThat(progress.good()).isEqualTo(4);
    assertThat(progress.done()).isEmpty();
    assertThat(progress.attempts()).containsEntry("ingest", 1);
  }

  @Test
  void aRestoreToAGoodVersionIsGood() {
    TableProgress progress = since(4, own(5, "ingest"), foreign(6), restore(7, 5), own(8, "link"));
    assertThat(progress.good()).isEqualTo(8);
    assertThat(progress.headIsGood()).isTrue();
    assertThat(progress.done()).containsOnlyKeys("ingest", "link");
  }

  @Test
  void aRestoreToAVersionBeforeAnOwnCommitIsBad() {
    TableProgress progress = since(4, own(5, "ingest"), restore(6, 4));
    assertThat(progress.good()).isEqualTo(5);
    assertThat(progress.headIsGood()).isFalse();
  }

  @Test
  void aTableThatDidNotExistIsGoodOnceItWasEmptied() {
    TableProgress progress = since(-1, foreign(0), undoOfAll(1), own(2, "ingest"));
    assertThat(progress.good()).isEqualTo(2);
    assertThat(progress.done()).containsOnlyKeys("ingest");
  }

  private static TableProgress since(long base, LogEntry... entries) {
    return TableProgress.of(Bed.SENT, 7, base, List.of(entries));
  }

  private static LogEntry own(long version, String step) {
    return entry(version, "WRITE", -1, Map.of("goldthread/sent/" + step, 7L));
  }

  private static LogEntry foreign(long version) {
    return entry(version, "WRITE", -1, Map.of("goldthread/sent/ingest", 6L));
  }

  private static LogEntry restore(long version, long to) {
    return entry(version, "RESTORE", to, Map.of());
  }

  private static LogEntry undoOfAll(long version) {
    return entry(version, "WRITE", -1, Map.of("goldthread/sent/undo@0", 6L));
  }

  private static LogEntry entry(
      long version, String operation, long restored, Map<String, Long> transactions) {
    return new LogEntry(version, operation, restored, transactions, Map.of());
  }
}
