package org.goldthread.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * Rows that a long computation puts aside, so that what follows starts from stored rows. They lie
 * in one folder of the lake, of which nothing is left after {@link #close}; what a killed process
 * leaves there goes when the folder is next opened.
 */
public final class Scratch implements AutoCloseable {
  private static final String FOLDER = "_scratch";
  private static final String TOTAL = "total";

  private final SparkSession session;
  private final Path folder;
  private int kept;

  /**
   * Rows put aside.
   *
   * @param rows the rows, read back
   * @param total sum of the column that was asked for; 0 of no rows
   */
  public record Kept(Dataset<Row> rows, long total) {}

  private Scratch(SparkSession session, Path folder) {
    this.session = session;
    this.folder = folder;
  }

  /** An empty folder below the root of a lake, whose one writer the caller is. */
  public static Scratch of(Lake lake) {
    Scratch scratch = new Scratch(lake.session(), new Path(lake.root(), FOLDER));
    scratch.clear();
    return scratch;
  }

  /**
   * Puts rows aside.
   *
   * @param rows the rows
   * @param summed a column of whole numbers over them, summed in the same pass
   */
  public Kept keep(Dataset<Row> rows, Column summed) {
    String path = new Path(folder, Integer.toString(kept++)).toString();
    Observation observation = new Observation();
    Column total = functions.coalesce(functions.sum(summed), functions.lit(0L)).cast("long");
    rows.observe(observation, total.as(TOTAL)).write().parquet(path);
    return new Kept(session.read().schema(rows.schema()).parquet(path), total(observation));
  }

  /** A plan that is empty from the outset is never observed. */
  private static long total(Observation observation) {
    try {
      return (Long) observation.getAsJava().getOrDefault(TOTAL, 0L);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while rows were put aside", e);
    }
  }

  @Override
  public void close() {
    clear();
  }

  private void clear() {
    try {
      folder.getFileSystem(session.sessionState().newHadoopConf()).delete(folder, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
