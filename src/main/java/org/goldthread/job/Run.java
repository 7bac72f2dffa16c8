package org.goldthread.job;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.job.RunRecord.Event;
import org.goldthread.spark.Commit;
import org.goldthread.spark.Lake;
import org.goldthread.spark.Scratch;
import org.goldthread.spark.Written;
import org.goldthread.table.Field;
import org.goldthread.table.Runs;
import org.goldthread.table.Table;

/**
 * A run at work. It reads tables as they were before it, plus its own commits, and nothing else. A
 * step that an earlier life of the same run has committed is not done again: its supplier is not
 * called.
 *
 * <p>Several threads may write different tables at once.
 */
public final class Run implements AutoCloseable {
  private final RunLog log;
  private final Optional<RunLock> lock;
  private final Map<String, TableState> tables = new ConcurrentHashMap<>();
  private final List<StepStatus> steps = new CopyOnWriteArrayList<>();
  private final Heartbeat heartbeat;
  private RunRecord latest;
  private long logVersion;

  private Run(RunLog log, RunRecord first, Optional<RunLock> lock) {
    this.log = log;
    this.latest = first;
    this.lock = lock;
    this.logVersion = log.lake().version(Runs.TABLE);
    this.heartbeat = Heartbeat.every(log.heartbeat(), this::renewIfDue);
  }

  static Run start(RunLog log, RunRecord first, Optional<RunLock> lock, Collection<Table> tables) {
    Run run = new Run(log, first, lock);
    try {
      tables.forEach(run::state);
    } catch (RuntimeException | Error e) {
      run.close();
      throw e;
    }
    return run;
  }

  /** Its number. */
  public long number() {
    return latest.run();
  }

  /** The day that counts as today. */
  public LocalDate today() {
    return latest.asOf();
  }

  /** A table before this run. */
  public Dataset<Row> base(Table table) {
    return lake().read(table, baseVersion(table));
  }

  /** A table's version before this run; -1 if there was none. */
  public long baseVersion(Table table) {
    return latest.base().getOrDefault(table.path(), -1L);
  }

  /** What the run worked with that left a table as it was before this run; empty if none did. */
  public Optional<RunInputs> madeBefore(Table table) {
    return log.history().makerOf(table.path(), baseVersion(table));
  }

  /** A table with this run's own commits so far. */
  public Dataset<Row> current(Table table) {
    return lake().read(table, currentVersion(table));
  }

  /** A table as of a version that this run recorded. */
  public Dataset<Row> at(Table table, long version) {
    return lake().read(table, version);
  }

  /** A table's version with this run's own commits so far; -1 if there is no such table. */
  public long currentVersion(Table table) {
    return state(table).version();
  }

  /** Whether a step has committed to a table, now or in an earlier life of this run. */
  public boolean done(String step, Table table) {
    return state(table).isDone(step);
  }

  /** Adds rows to a table. */
  public Written append(String step, Table table, Supplier<Dataset<Row>> rows) {
    return write(step, table, commit -> lake().append(table, rows.get(), commit));
  }

  /** Puts rows in the place of all rows of a table. */
  public Written overwrite(String step, Table table, Supplier<Dataset<Row>> rows) {
    return write(step, table, commit -> lake().overwrite(table, rows.get(), commit));
  }

  /** Puts rows in the place of all rows of some submissions; see {@link Lake#replaceWhere}. */
  public Written replaceWhere(
      String step, Table table, List<Map<Field, String>> keys, Supplier<Dataset<Row>> rows) {
    return write(step, table, commit -> lake().replaceWhere(table, keys, rows.get(), commit));
  }

  /** Removes all rows of some submissions; see {@link Lake#deleteWhere}. */
  public Written deleteWhere(String step, Table table, List<Map<Field, String>> keys) {
    return write(step, table, commit -> lake().deleteWhere(table, keys, commit));
  }

  /** Removes the rows with some ids; see {@link Lake#mergeDelete}. */
  public Written mergeDelete(String step, Table table, Supplier<Dataset<Row>> ids) {
    return write(step, table, commit -> lake().mergeDelete(table, ids.get(), commit));
  }

  /** A place for rows that outlive a plan but not a step. */
  public Scratch scratch() {
    return Scratch.of(lake());
  }

  /** What the steps did so far. */
  public List<StepStatus> steps() {
    return List.copyOf(steps);
  }

  /**
   * Makes the run complete: from now on readers see its versions.
   *
   * @param summary the run's summary as JSON, counts only; or null
   * @throws GoldthreadException ENVIRONMENT if another run took the lease meanwhile
   */
  public synchronized Completed complete(String summary) {
    checkLease();
    Map<String, Long> versions = new HashMap<>(latest.base());
    tables.forEach((path, state) -> versions.put(path, state.version()));
    RunRecord end =
        latest.completed(log.now(), Map.copyOf(versions), steps(), Optional.ofNullable(summary));
    if (!append(end)) {
      throw overtaken();
    }
    return new Completed(end.run(), end.versions(), end.summary());
  }

  /** Gives the lease back. A run that is not complete by now is resumed or undone by the next. */
  @Override
  public void close() {
    heartbeat.close();
    try {
      if (lock.isEmpty()) {
        giveBack();
      }
    } finally {
      lock.ifPresent(RunLock::close);
    }
  }

  /** Where a lock shows who is alive this takes no commit; elsewhere the next run need not wait. */
  private synchronized void giveBack() {
    if (latest.event() != Event.COMPLETED && lake().version(Runs.TABLE) == logVersion) {
      append(latest.then(Event.STOPPED, log.now(), Optional.empty()));
    }
  }

  private Lake lake() {
    return log.lake();
  }

  private Written write(String step, Table table, Function<Commit, Written> statement) {
    TableState state = state(table);
    synchronized (state) {
      if (state.isDone(step)) {
        return state.written(step);
      }
      checkLease();
      long start = System.nanoTime();
      Written written = statement.apply(state.commit(step));
      state.record(step, written);
      steps.add(
          new StepStatus(
              step,
              table.path(),
              written.version(),
              written.rows(),
              OptionalDouble.of((System.nanoTime() - start) / 1e9)));
      return written;
    }
  }

  private TableState state(Table table) {
    return tables.computeIfAbsent(table.path(), path -> reconciled(table));
  }

  /** The state of a table, after everything in it that is not this run's was undone. */
  private TableState reconciled(Table table) {
    TableProgress progress = progress(table);
    if (!progress.headIsGood()) {
      checkLease();
      lake().restore(table, progress.good(), progress.head(), number());
      progress = progress(table);
      if (!progress.headIsGood()) {
        throw overtaken();
      }
    }
    progress
        .done()
        .forEach(
            (step, entry) ->
                steps.add(
                    new StepStatus(
                        step,
                        table.path(),
                        entry.version(),
                        entry.rows(),
                        OptionalDouble.empty())));
    return new TableState(number(), progress);
  }

  private TableProgress progress(Table table) {
    long base = baseVersion(table);
    return TableProgress.of(table, number(), base, lake().commitsAfter(table, base));
  }

  /** Refuses to write once another run has written to the log of runs, or this one is complete. */
  private synchronized void checkLease() {
    if (latest.event() == Event.COMPLETED) {
      throw new IllegalStateException("run " + number() + " is complete");
    }
    if (lake().version(Runs.TABLE) != logVersion) {
      throw overtaken();
    }
    renewIfDue();
  }

  private synchronized void renewIfDue() {
    if (latest.event() == Event.COMPLETED || !log.isRenewalDue(latest)) {
      return;
    }
    if (!append(latest.then(Event.RENEWED, log.now(), Optional.of(log.leaseEnd())))) {
      throw overtaken();
    }
  }

  private synchronized boolean append(RunRecord record) {
    if (!log.append(record)) {
      return false;
    }
    latest = record;
    logVersion = lake().version(Runs.TABLE);
    return true;
  }

  private GoldthreadException overtaken() {
    return new GoldthreadException(
        ExitCode.ENVIRONMENT,
        "Run " + number() + " lost its lease to another run.",
        "This process stood still for longer than the lease lasts.",
        "Nothing is lost: let the other run end, then start again if there is more to do.");
  }
}
