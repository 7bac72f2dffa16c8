package org.goldthread.job;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.goldthread.config.Zone;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.job.RunRecord.Event;

/** What the log of runs says: pure reading, no table, no clock. */
final class RunHistory {
  /** Format of the lake that this software reads and writes. */
  static final int FORMAT = 1;

  private final List<RunRecord> records;

  RunHistory(List<RunRecord> records) {
    List<RunRecord> sorted = new ArrayList<>(records);
    sorted.sort(Comparator.comparingLong(RunRecord::sequence));
    this.records = List.copyOf(sorted);
  }

  List<RunRecord> records() {
    return records;
  }

  long lastSequence() {
    return records.isEmpty() ? 0 : records.get(records.size() - 1).sequence();
  }

  long lastNumber() {
    return records.stream().mapToLong(RunRecord::run).max().orElse(0);
  }

  Optional<RunRecord> lastComplete() {
    return records.stream()
        .filter(record -> record.event() == Event.COMPLETED)
        .reduce((earlier, later) -> later);
  }

  /** The latest event of the last run, if that run has not completed. */
  Optional<RunRecord> open() {
    return records.isEmpty()
        ? Optional.empty()
        : Optional.of(records.get(records.size() - 1))
            .filter(record -> record.event() != Event.COMPLETED);
  }

  /** The versions of the last complete run; a table that is missing there does not exist yet. */
  Map<String, Long> lastVersions() {
    return lastComplete().map(RunRecord::versions).orElse(Map.of());
  }

  /** What the complete run worked with that made a version of a table; empty if none did. */
  Optional<RunInputs> makerOf(String table, long version) {
    return records.stream()
        .filter(record -> record.event() == Event.COMPLETED)
        .filter(
            record ->
                record.steps().stream()
                    .anyMatch(step -> step.table().equals(table) && step.version() == version))
        .map(RunRecord::inputs)
        .findFirst();
  }

  void refuseIfNewer() {
    int newest = records.stream().mapToInt(RunRecord::format).max().orElse(FORMAT);
    if (newest > FORMAT) {
      throw new GoldthreadException(
          ExitCode.ENVIRONMENT,
          "This lake has format " + newest + "; this software knows formats up to " + FORMAT + ".",
          "A newer version of the software wrote it.",
          "Use that version, or a newer one.");
    }
  }

  /** Refuses staged feeds in a live lake, and live ones in a staging lake. */
  void refuseIfOtherZone(Zone zone) {
    if (!records.isEmpty() && records.get(0).inputs().zone() != zone) {
      boolean isLive = zone == Zone.STAGING;
      throw new GoldthreadException(
          ExitCode.USER,
          isLive
              ? "This lake is live; staged feeds never go into it."
              : "This lake is for staging; live feeds do not go into it.",
          "Its first run was " + (isLive ? "without" : "with") + " --staging.",
          isLive
              ? "Name another folder as staging_lake in the environment."
              : "Run with --staging, or name another lake.");
    }
  }

  /** Refuses keys other than those the lake was made with, before anything is written. */
  void refuseIfOtherKeys(Map<String, String> fingerprints) {
    Map<String, String> known =
        lastComplete().map(record -> record.inputs().fingerprints()).orElse(Map.of());
    List<String> others =
        fingerprints.entrySet().stream()
            .filter(key -> known.containsKey(key.getKey()))
            .filter(key -> !known.get(key.getKey()).equals(key.getValue()))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    if (!others.isEmpty()) {
      throw new GoldthreadException(
          ExitCode.ENVIRONMENT,
          "The lake was made with other keys: " + String.join(", ", others) + ".",
          "With another key, or another recipe under it, nobody would link to earlier periods.",
          "Name the key folder this lake was made with, or name a new lake.");
    }
  }
}
