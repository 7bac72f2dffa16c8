package org.goldthread.job;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.job.RunRecord.Event;
import org.goldthread.spark.Lake;
import org.goldthread.table.Runs;
import org.goldthread.table.Table;

/**
 * The runs of a lake: begins, resumes and lists them, and holds the lease that lets one run write
 * at a time.
 */
public final class RunLog {
  private static final Duration LEASE = Duration.ofMinutes(30);
  private static final int TRIES = 3;

  private final Lake lake;
  private final Clock clock;
  private final Duration lease;
  private final Optional<Path> local;

  RunLog(Lake lake, Clock clock, Duration lease, Optional<Path> local) {
    this.lake = lake;
    this.clock = clock;
    this.lease = lease;
    this.local = local;
  }

  /** The runs of a lake. */
  public static RunLog of(Lake lake) {
    return new RunLog(lake, Clock.systemUTC(), LEASE, localPath(lake.root()));
  }

  /**
   * Begins a run, or resumes the last one if it died and had the same inputs. What a dead run left
   * behind otherwise is undone first.
   *
   * @param tables every table the run may write
   * @throws GoldthreadException ENVIRONMENT if another run is at work, the lake is newer than this
   *     software or was made with other keys; nothing is written then
   */
  public Run begin(RunInputs inputs, Collection<Table> tables) {
    return begin(inputs, tables, LocalDate.ofInstant(now(), ZoneOffset.UTC));
  }

  /**
   * The same, with the day that counts as today. A run that is resumed keeps the day on which it
   * first began.
   */
  public Run begin(RunInputs inputs, Collection<Table> tables, LocalDate today) {
    for (int tried = 0; tried < TRIES; tried++) {
      Optional<Run> run = attempt(inputs, tables, today);
      if (run.isPresent()) {
        return run.get();
      }
    }
    throw busy("another run that began at the same moment");
  }

  private Optional<Run> attempt(RunInputs inputs, Collection<Table> tables, LocalDate today) {
    RunHistory history = history();
    history.refuseIfOtherZone(inputs.zone());
    history.refuseIfOtherKeys(inputs.fingerprints());
    Optional<RunRecord> open = history.open();
    open.filter(this::isHeld).ifPresent(RunLog::refuse);
    Optional<RunRecord> resumed =
        open.filter(this::isDead).filter(record -> record.inputs().equals(inputs));
    long number = resumed.map(RunRecord::run).orElse(history.lastNumber() + 1);
    Optional<RunLock> lock = local.flatMap(root -> RunLock.take(root, number));
    if (local.isPresent() && lock.isEmpty()) {
      return Optional.empty();
    }
    boolean began = false;
    try {
      RunRecord first = first(history, resumed, number, inputs, tables, today);
      began = append(first);
      return began ? Optional.of(Run.start(this, first, lock, tables)) : Optional.empty();
    } finally {
      if (!began) {
        lock.ifPresent(RunLock::close);
      }
    }
  }

  /** The last complete run; readers use its versions and no others. */
  public Optional<Completed> lastComplete() {
    return history().lastComplete().map(r -> new Completed(r.run(), r.versions(), r.summary()));
  }

  /** A table as of the last complete run; empty if there is none. */
  public Dataset<Row> read(Table table) {
    return lake.read(table, history().lastVersions().getOrDefault(table.path(), -1L));
  }

  /**
   * What two lakes are compared by: the fingerprint of each table of state as of the last complete
   * run, by the table's path.
   */
  public SortedMap<String, String> fingerprints(Collection<Table> tables) {
    Map<String, Long> versions = history().lastVersions();
    SortedMap<String, String> fingerprints = new TreeMap<>();
    for (Table table : tables) {
      if (table.kind() == Table.Kind.STATE) {
        long version = versions.getOrDefault(table.path(), -1L);
        fingerprints.put(table.path(), lake.fingerprint(table, version));
      }
    }
    return fingerprints;
  }

  /** All runs, oldest first. */
  public List<RunStatus> status() {
    return RunStatus.of(history());
  }

  /** The day that each run counted as today, by the run's number. */
  public Map<Long, LocalDate> days() {
    Map<Long, LocalDate> days = new HashMap<>();
    history().records().forEach(record -> days.put(record.run(), record.asOf()));
    return days;
  }

  Lake lake() {
    return lake;
  }

  Instant now() {
    return clock.instant();
  }

  Instant leaseEnd() {
    return now().plus(lease);
  }

  /** A lease is renewed once a third of it has passed. */
  boolean isRenewalDue(RunRecord latest) {
    Instant end = latest.leaseUntil().orElse(Instant.MIN);
    return end.isBefore(now().plus(lease).minus(heartbeat()));
  }

  Duration heartbeat() {
    return lease.dividedBy(3);
  }

  boolean append(RunRecord record) {
    return lake.appendIfNext(Runs.TABLE, Runs.SEQUENCE, record.toRow(), record.event().word());
  }

  RunHistory history() {
    RunHistory history =
        new RunHistory(
            lake.read(Runs.TABLE, lake.version(Runs.TABLE)).collectAsList().stream()
                .map(RunRecord::fromRow)
                .toList());
    history.refuseIfNewer();
    return history;
  }

  private RunRecord first(
      RunHistory history,
      Optional<RunRecord> resumed,
      long number,
      RunInputs inputs,
      Collection<Table> tables,
      LocalDate today) {
    Map<String, Long> base = new HashMap<>();
    tables.forEach(table -> base.put(table.path(), -1L));
    base.putAll(resumed.map(RunRecord::base).orElse(history.lastVersions()));
    return new RunRecord(
        history.lastSequence() + 1,
        number,
        resumed.isPresent() ? Event.RESUMED : Event.BEGAN,
        now(),
        resumed.map(RunRecord::asOf).orElse(today),
        holder(),
        Optional.of(leaseEnd()),
        RunHistory.FORMAT,
        inputs,
        Map.copyOf(base),
        Map.of(),
        List.of(),
        Optional.empty());
  }

  /** A lease counts until it ends, unless its process is known to have ended before. */
  private boolean isHeld(RunRecord open) {
    return !isDead(open) && open.leaseUntil().orElseThrow().isAfter(now());
  }

  /** Known to write no more; an expired lease alone does not prove that. */
  private boolean isDead(RunRecord open) {
    return open.leaseUntil().isEmpty()
        || local.filter(root -> !RunLock.isAlive(root, open.run())).isPresent();
  }

  private static void refuse(RunRecord open) {
    throw busy(
        "run " + open.run() + " by " + open.holder() + " until " + open.leaseUntil().orElseThrow());
  }

  private static GoldthreadException busy(String holder) {
    return new GoldthreadException(
        ExitCode.ENVIRONMENT,
        "Another run is at work on this lake.",
        "Held by " + holder + ". Only one run may write at a time.",
        "Wait until it ends, or stop it, then start again.");
  }

  private static String holder() {
    String host;
    try {
      host = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      host = "localhost";
    }
    return host + " process " + ProcessHandle.current().pid();
  }

  private static Optional<Path> localPath(String root) {
    if (root.startsWith("file:")) {
      return Optional.of(Path.of(URI.create(root).getPath()));
    }
    return root.contains("://") ? Optional.empty() : Optional.of(Path.of(root));
  }
}
