package org.goldthread.job;

import java.util.HashMap;
import java.util.Map;
import org.goldthread.spark.Commit;
import org.goldthread.spark.Written;

/** How far a run at work has come with one table. */
final class TableState {
  private final long run;
  private final Map<String, Written> done = new HashMap<>();
  private final Map<String, Integer> attempts;
  private long version;

  TableState(long run, TableProgress progress) {
    this.run = run;
    this.version = progress.good();
    this.attempts = progress.attempts();
    progress
        .done()
        .forEach((step, entry) -> done.put(step, new Written(entry.version(), entry.rows())));
  }

  synchronized long version() {
    return version;
  }

  synchronized boolean isDone(String step) {
    return done.containsKey(step);
  }

  synchronized Written written(String step) {
    return done.get(step);
  }

  /** The commit a step is to make next. */
  synchronized Commit commit(String step) {
    return new Commit(step, run, version, attempts.getOrDefault(step, 0));
  }

  synchronized void record(String step, Written written) {
    version = written.version();
    done.put(step, written);
  }
}
