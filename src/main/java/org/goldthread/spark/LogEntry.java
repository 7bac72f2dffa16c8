package org.goldthread.spark;

import java.util.Map;
import java.util.Optional;
import org.goldthread.table.Table;

/**
 * One commit as a table's own Delta log tells it.
 *
 * @param version the version it made
 * @param operation Delta's word for what it did, as {@code WRITE} or {@code RESTORE}
 * @param restored the version a RESTORE went back to; -1 for other operations
 * @param transactions transaction ids it carries, each with its version
 * @param metrics Delta's operation metrics
 */
public record LogEntry(
    long version,
    String operation,
    long restored,
    Map<String, Long> transactions,
    Map<String, Long> metrics) {

  /** Rows written or, by a deletion, removed. */
  public long rows() {
    return switch (operation) {
      case "MERGE" ->
          metrics.getOrDefault("numTargetRowsInserted", 0L)
              + metrics.getOrDefault("numTargetRowsDeleted", 0L);
      case "DELETE" -> metrics.getOrDefault("numDeletedRows", 0L);
      default -> metrics.getOrDefault("numOutputRows", 0L);
    };
  }

  /** The step of a run that made this commit; empty if the run did not make it. */
  public Optional<String> stepOf(Table table, long run) {
    return transactions.entrySet().stream()
        .filter(transaction -> transaction.getValue() == run)
        .map(transaction -> Commit.stepOf(table, transaction.getKey()))
        .filter(step -> !step.isEmpty() && !Commit.isUndo(step))
        .findFirst();
  }

  /** Whether this commit emptied the table because it did not exist before the run. */
  public boolean isUndoOfAll(Table table) {
    return transactions.keySet().stream()
        .anyMatch(transaction -> Commit.isUndo(Commit.stepOf(table, transaction)));
  }

  boolean carries(String transaction, long run) {
    return transactions.getOrDefault(transaction, -1L) == run;
  }
}
