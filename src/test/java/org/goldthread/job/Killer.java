package org.goldthread.job;

import java.util.Optional;
import java.util.function.Predicate;
import org.goldthread.spark.CommitWatch;
import org.goldthread.table.Table;

/**
 * Kills a run just before or just after one of its commits, the run's own bookkeeping included.
 * Moments are named as {@code before sent ingest}. Whatever is tried afterwards dies as well, as it
 * would with the process.
 */
final class Killer implements CommitWatch {
  private final Predicate<String> victim;
  private Optional<String> killedAt = Optional.empty();

  /**
   * @param victim tells the moment to kill at
   */
  Killer(Predicate<String> victim) {
    this.victim = victim;
  }

  @Override
  public void before(Table table, String step) {
    moment("before " + table.name() + " " + step);
  }

  @Override
  public void after(Table table, String step, long version) {
    moment("after " + table.name() + " " + step);
  }

  /** The moment it killed at; empty if the run was spared. */
  synchronized Optional<String> killedAt() {
    return killedAt;
  }

  private synchronized void moment(String name) {
    if (killedAt.isEmpty() && victim.test(name)) {
      killedAt = Optional.of(name);
    }
    if (killedAt.isPresent()) {
      throw new Killed();
    }
  }

  /** The end of a process, as far as one process can play another's. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }
}
