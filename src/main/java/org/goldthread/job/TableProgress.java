package org.goldthread.job;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.goldthread.spark.LogEntry;
import org.goldthread.table.Table;

/**
 * How far a run has come with a table, read off the table's own log: exact even if the run died
 * right after a commit.
 *
 * <p>A version is good if it holds the run's base and the run's own commits and nothing else. A
 * commit of somebody else makes all later versions bad until a RESTORE goes back to a good one.
 *
 * @param good the latest good version; -1 if the table did not exist
 * @param head the latest version of all
 * @param done the run's commits that good holds, by step
 * @param attempts how many commits of each step there are, undone ones included
 */
record TableProgress(
    long good, long head, Map<String, LogEntry> done, Map<String, Integer> attempts) {

  static TableProgress of(Table table, long run, long base, List<LogEntry> since) {
    long good = base;
    boolean headIsGood = true;
    Set<Long> same = new HashSet<>(Set.of(base));
    Map<String, LogEntry> done = new LinkedHashMap<>();
    Map<String, Integer> attempts = new LinkedHashMap<>();
    for (LogEntry entry : since) {
      String step = entry.stepOf(table, run).orElse("");
      attempts.merge(step, 1, Integer::sum);
      if (!step.isEmpty() && headIsGood) {
        done.put(step, entry);
        good = entry.version();
        same.clear();
        same.add(good);
      } else if (same.contains(entry.restored()) && entry.operation().equals("RESTORE")
          || entry.isUndoOfAll(table) && base < 0 && done.isEmpty()) {
        headIsGood = true;
        good = entry.version();
        same.add(good);
      } else {
        headIsGood = false;
      }
    }
    long head = since.isEmpty() ? base : since.get(since.size() - 1).version();
    return new TableProgress(good, head, Map.copyOf(done), Map.copyOf(attempts));
  }

  boolean headIsGood() {
    return good == head;
  }
}
