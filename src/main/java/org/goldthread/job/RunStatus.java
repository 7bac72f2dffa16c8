package org.goldthread.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run as {@code status} shows it.
 *
 * @param run its number
 * @param state complete; open: at work, or stopped and yet to be resumed; abandoned: undone by a
 *     later run
 * @param began when it first began
 * @param last when it was last heard of
 * @param holder host and process that had it last
 * @param code version of the software
 * @param versions version of every table after it; empty unless complete
 * @param steps what its steps did; empty unless complete
 * @param summary its summary as JSON, if it left one
 */
public record RunStatus(
    long run,
    State state,
    Instant began,
    Instant last,
    String holder,
    String code,
    Map<String, Long> versions,
    List<StepStatus> steps,
    Optional<String> summary) {

  /** Where a run stands. */
  public enum State {
    COMPLETE,
    OPEN,
    ABANDONED
  }

  static List<RunStatus> of(RunHistory history) {
    Map<Long, List<RunRecord>> byRun = new LinkedHashMap<>();
    for (RunRecord record : history.records()) {
      byRun.computeIfAbsent(record.run(), run -> new ArrayList<>()).add(record);
    }
    return byRun.values().stream().map(events -> of(events, history.lastNumber())).toList();
  }

  private static RunStatus of(List<RunRecord> events, long lastNumber) {
    RunRecord first = events.get(0);
    RunRecord last = events.get(events.size() - 1);
    State unfinished = last.run() == lastNumber ? State.OPEN : State.ABANDONED;
    return new RunStatus(
        last.run(),
        last.event() == RunRecord.Event.COMPLETED ? State.COMPLETE : unfinished,
        first.at(),
        last.at(),
        last.holder(),
        last.inputs().code(),
        last.versions(),
        last.steps(),
        last.summary());
  }
}
