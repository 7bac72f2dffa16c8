package org.goldthread.spark;

import io.delta.tables.DeltaTable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FSError;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.table.Field;
import org.goldthread.table.Table;

/**
 * The lake: the only reader and writer of its Delta tables.
 *
 * <p>Every statement is given the version it stands on and afterwards checks that it made the very
 * next one. A commit of somebody else in between is undone and the statement repeated once: only
 * one run may write at a time, so such a commit can only come from a run that lost its lease.
 *
 * <p>Every statement makes exactly one commit, one that finds nothing to do included.
 *
 * <p>May be used by several threads as long as no two write the same table.
 */
public final class Lake {
  private static final String APP_ID = "spark.databricks.delta.write.txnAppId";
  private static final String APP_VERSION = "spark.databricks.delta.write.txnVersion";

  private final SparkSession session;
  private final String root;
  private final CommitWatch watch;

  private Lake(SparkSession session, String root, CommitWatch watch) {
    this.session = session;
    this.root = root;
    this.watch = watch;
  }

  /** The lake below a folder, given as a path or as a URI; it need not exist yet. */
  public static Lake open(SparkSession session, String root) {
    return new Lake(session, root.replaceAll("/+$", ""), CommitWatch.NONE);
  }

  /** The same lake, its commits told to a watch. */
  public Lake watched(CommitWatch by) {
    return new Lake(session, root, by);
  }

  /** The session that reads and writes it. */
  public SparkSession session() {
    return session;
  }

  /** The folder or URI below which its tables lie. */
  public String root() {
    return root;
  }

  /** Where a table lies. */
  public String location(Table table) {
    return root + "/" + table.path();
  }

  /** A table's latest version, whoever wrote it; -1 if there is no such table. */
  public long version(Table table) {
    return log(table).latest();
  }

  /** The commits to a table after a version, oldest first. */
  public List<LogEntry> commitsAfter(Table table, long version) {
    return log(table).after(version);
  }

  /** A table as of a version; version -1 is the empty table. */
  public Dataset<Row> read(Table table, long version) {
    if (version < 0) {
      return empty(table);
    }
    return table.select(
        session.read().format("delta").option("versionAsOf", version).load(location(table)));
  }

  /** No rows, in a table's shape. */
  public Dataset<Row> empty(Table table) {
    return session.createDataFrame(List.of(), table.schema());
  }

  /** Adds rows; creates the table if need be. */
  public Written append(Table table, Dataset<Row> rows, Commit commit) {
    return commit(table, commit, attempt -> writer(table, rows, attempt).mode("append").save());
  }

  /** Puts rows in the place of all rows; creates the table if need be. */
  public Written overwrite(Table table, Dataset<Row> rows, Commit commit) {
    return commit(
        table,
        commit,
        attempt ->
            writer(table, rows, attempt)
                .mode("overwrite")
                .option("overwriteSchema", "true")
                .save());
  }

  /**
   * Puts rows in the place of all rows of some submissions, in one commit.
   *
   * @param keys per submission its values of provider, feed and period, or of some of them; these
   *     stand in the log in clear, so no other column is allowed
   */
  public Written replaceWhere(
      Table table, List<Map<Field, String>> keys, Dataset<Row> rows, Commit commit) {
    if (commit.expected() < 0 || keys.isEmpty()) {
      return append(table, rows, commit);
    }
    String predicate = predicate(keys);
    return commit(
        table,
        commit,
        attempt ->
            writer(table, rows, attempt)
                .mode("overwrite")
                .option("replaceWhere", predicate)
                .save());
  }

  /** Removes all rows of some submissions; see {@link #replaceWhere}. */
  public Written deleteWhere(Table table, List<Map<Field, String>> keys, Commit commit) {
    if (commit.expected() < 0 || keys.isEmpty()) {
      return append(table, empty(table), commit);
    }
    return commit(
        table,
        commit,
        attempt -> statementOn(table, attempt).delete(functions.expr(predicate(keys))));
  }

  /**
   * Removes the rows whose primary key is among some ids. No id gets into the log: the ids are a
   * table to merge with, not a predicate.
   *
   * @param ids rows with columns of this table's names; those columns together decide
   */
  public Written mergeDelete(Table table, Dataset<Row> ids, Commit commit) {
    if (commit.expected() < 0) {
      return append(table, empty(table), commit);
    }
    Column same =
        List.of(ids.columns()).stream()
            .map(name -> functions.col("t." + name).eqNullSafe(functions.col("s." + name)))
            .reduce(Column::and)
            .orElseThrow();
    return commit(
        table,
        commit,
        attempt ->
            statementOn(table, attempt)
                .as("t")
                .merge(ids.distinct().as("s"), same)
                .whenMatched()
                .delete()
                .execute());
  }

  /**
   * Brings a table back to what it held at a version; -1 empties it. Undoes commits that belong to
   * no completed run.
   *
   * @param found the version found, which is to be undone
   * @param run the run that undoes
   * @return the version after it
   */
  public long restore(Table table, long version, long found, long run) {
    watch.before(table, "undo");
    try {
      if (version < 0) {
        Commit undo = Commit.undo(run, found);
        writer(table, empty(table), undo)
            .mode("overwrite")
            .option("overwriteSchema", "true")
            .save();
      } else {
        DeltaTable.forPath(fresh(), location(table)).restoreToVersion(version);
      }
    } catch (Exception | FSError e) {
      throw Conflicts.explained(e);
    }
    long now = version(table);
    watch.after(table, "undo", now);
    return now;
  }

  /**
   * Adds one row to a log on the condition that no row stands there whose sequence number is the
   * same or greater. Of several that try at once, one succeeds.
   *
   * @return whether the row was added
   */
  public boolean appendIfNext(Table table, Field sequence, Row row, String step) {
    SparkSession own = fresh();
    Dataset<Row> rows = own.createDataFrame(List.of(row), table.schema());
    watch.before(table, step);
    boolean added;
    try {
      if (version(table) < 0) {
        rows.write()
            .format("delta")
            .mode("errorifexists")
            .options(TableLayout.properties(table))
            .option("delta.isolationLevel", "Serializable")
            .save(location(table));
        added = true;
      } else {
        added =
            DeltaTable.forPath(own, location(table))
                    .as("t")
                    .merge(rows.as("s"), sequence.of("t").geq(sequence.of("s")))
                    .whenNotMatched()
                    .insertAll()
                    .execute()
                    .first()
                    .<Long>getAs("num_inserted_rows")
                == 1;
      }
    } catch (RuntimeException | FSError e) {
      if (!Conflicts.lostTheRace(e)) {
        throw Conflicts.explained(e);
      }
      added = false;
    }
    if (added) {
      watch.after(table, step, version(table));
    }
    return added;
  }

  /**
   * SHA-256, in hex, of a table's schema and rows at a version; independent of files, partitions
   * and the order of rows, so that equal tables have equal fingerprints.
   */
  public String fingerprint(Table table, long version) {
    return Fingerprint.of(table, read(table, version));
  }

  private Written commit(Table table, Commit first, Statement statement) {
    Commit commit = first;
    for (int round = 0; round < 2; round++) {
      watch.before(table, commit.step());
      List<LogEntry> since = executed(table, commit, statement);
      if (since.size() == 1 && since.get(0).carries(commit.transaction(table), commit.run())) {
        watch.after(table, commit.step(), since.get(0).version());
        return new Written(since.get(0).version(), since.get(0).rows());
      }
      long found = since.get(since.size() - 1).version();
      commit = commit.again(restore(table, first.expected(), found, commit.run()));
    }
    throw new GoldthreadException(
        ExitCode.ENVIRONMENT,
        "The table " + table.name() + " was written by somebody else, twice, during this run.",
        "Only one run may write a lake at a time; another process ignores the lease.",
        "Stop whatever else writes below " + root + ", then start the run again.");
  }

  /**
   * The commits there are once the statement was executed. Delta commits nothing where a deletion
   * finds nothing; an empty write then stands for it, for else a run that died and is resumed would
   * delete again, after steps that came later.
   */
  private List<LogEntry> executed(Table table, Commit commit, Statement statement) {
    try {
      statement.run(commit);
      List<LogEntry> since = commitsAfter(table, commit.expected());
      if (since.isEmpty()) {
        writer(table, empty(table), commit).mode("append").save();
        since = commitsAfter(table, commit.expected());
      }
      if (since.isEmpty()) {
        throw new IllegalStateException(
            "Delta skipped a write of run " + commit.run() + ": " + commit.transaction(table));
      }
      return since;
    } catch (Exception | FSError e) {
      throw Conflicts.explained(e);
    }
  }

  /** A statement that commits once. */
  private interface Statement {
    void run(Commit commit) throws Exception;
  }

  private DataFrameWriter<Row> writer(Table table, Dataset<Row> rows, Commit commit) {
    DataFrameWriter<Row> writer =
        RequiredColumns.checked(table, rows)
            .write()
            .format("delta")
            .option("path", location(table))
            .option("txnAppId", commit.transaction(table))
            .option("txnVersion", commit.run());
    if (commit.expected() < 0) {
      TableLayout.properties(table).forEach(writer::option);
    }
    String[] partitions = table.partitionedBy().stream().map(Field::name).toArray(String[]::new);
    return partitions.length == 0 ? writer : writer.partitionBy(partitions);
  }

  /** The table in a session of its own: what is set for the statement ends with it. */
  private DeltaTable statementOn(Table table, Commit commit) {
    SparkSession own = fresh();
    own.conf().set(APP_ID, commit.transaction(table));
    own.conf().set(APP_VERSION, commit.run());
    return DeltaTable.forPath(own, location(table));
  }

  private SparkSession fresh() {
    return Sessions.like(session);
  }

  private CommitLog log(Table table) {
    return new CommitLog(location(table), session.sparkContext().hadoopConfiguration());
  }

  private static String predicate(List<Map<Field, String>> keys) {
    return keys.stream().map(Lake::predicate).collect(Collectors.joining(" or "));
  }

  private static String predicate(Map<Field, String> key) {
    return key.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Comparator.comparing(Field::name)))
        .map(entry -> equal(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(" and ", "(", ")"));
  }

  private static String equal(Field field, String value) {
    if (!TableLayout.HARMLESS.contains(field.name())) {
      throw new IllegalArgumentException(
          "a predicate on " + field.name() + " would stand in the Delta log");
    }
    return field.name() + " = '" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
