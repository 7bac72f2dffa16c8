package org.goldthread.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.encode;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.xxhash64;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.goldthread.table.Rows;

/**
 * How rows get the ids of the mentions they make (design section 6): from provider, feed, period,
 * row key, an ordinal among identical rows, and slot. Never from a row number.
 */
public final class MentionIds {
  private static final String CONTENT = "content_hash";

  /**
   * A digest of what a row says, as a column of the name that {@link #ORDINAL} reads. Not keyed: it
   * is never written.
   */
  public static final Column CONTENT_HASH =
      xxhash64(Rows.EVENT_DATE.col(), Rows.PEOPLE.col(), Rows.KEYS.col(), Rows.VALUES.col())
          .as(CONTENT);

  /**
   * Ordinal among rows of one submission with one row key, from 0. By what the rows say, so that
   * the order of a file's rows plays no part; rows that say the same are interchangeable. Needs
   * {@link #CONTENT_HASH} among the columns.
   */
  public static final Column ORDINAL =
      row_number()
          .over(
              Window.partitionBy(
                      Rows.PROVIDER.col(),
                      Rows.FEED.col(),
                      Rows.ID_PERIOD.col(),
                      Rows.ROW_KEY.col(),
                      Rows.PERIOD.col())
                  .orderBy(col(CONTENT), Rows.FILE.col(), Rows.LINE.col(), Rows.PART.col()))
          .minus(1);

  private MentionIds() {}

  /**
   * One row per person.
   *
   * @param rows accepted rows with a column {@code ordinal}
   * @param keys the id key
   * @return the rows' columns, {@code person} (a struct) and {@code mention_id}
   */
  public static Dataset<Row> people(Dataset<Row> rows, KeyColumns keys) {
    return rows.withColumn("person", explode(Rows.PEOPLE.col()))
        .withColumn(
            "mention_id",
            keys.keyed(
                "mention",
                text(Rows.PROVIDER.col()),
                text(Rows.FEED.col()),
                text(Rows.ID_PERIOD.col()),
                Rows.ROW_KEY.col(),
                text(col("ordinal")),
                text(col("person.slot"))));
  }

  private static Column text(Column value) {
    return encode(value.cast("string"), "UTF-8");
  }
}
