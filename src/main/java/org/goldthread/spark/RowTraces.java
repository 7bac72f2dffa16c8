package org.goldthread.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.goldthread.table.Rows;

/**
 * Rows as narrow as their states need them: where each stands, its verdict, and digests by which
 * equal rows and rows of one client are found. Never written.
 */
public final class RowTraces {
  /** Token of the client id; null for a row without one. */
  public static final Column CLIENT = col("client_token");

  /** Digest of what the row says. */
  public static final Column CONTENT = col("content_hash");

  private RowTraces() {}

  /**
   * The traces of rows.
   *
   * @param rows rows of {@link Rows}
   * @param localType type id of the key made of the client id
   */
  public static Dataset<Row> of(Dataset<Row> rows, int localType) {
    return rows.select(
        Rows.PROVIDER.col(),
        Rows.FEED.col(),
        Rows.PERIOD.col(),
        Rows.FILE.col(),
        Rows.LINE.col(),
        Rows.PART.col(),
        Rows.KIND.col(),
        Rows.STATUS.col(),
        Rows.REASON.col(),
        Rows.EVENT_DATE.col(),
        Rows.ID_PERIOD.col(),
        Rows.ROW_KEY.col(),
        MentionIds.CONTENT_HASH,
        RowColumns.token(lit(0), localType).as("client_token"));
  }

  /**
   * The same, rows with one key together: one shuffle serves every window over rows of one
   * provider, feed and row key.
   */
  public static Dataset<Row> together(Dataset<Row> traces) {
    return traces.repartition(Rows.PROVIDER.col(), Rows.FEED.col(), Rows.ROW_KEY.col());
  }
}
