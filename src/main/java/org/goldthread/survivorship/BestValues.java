package org.goldthread.survivorship;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_date;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.goldthread.table.Attributions;
import org.goldthread.table.Field;
import org.goldthread.table.Rows;
import org.goldthread.table.Survivors;

/**
 * Per field of an individual the value from the most authoritative source, then of the latest event
 * date, then by a fixed tie-break (design section 7). A missing value is no row here and so never
 * overwrites.
 */
public final class BestValues {
  private static final String CANDIDATE = "candidate";

  private static final int LAST_RANK = 1_000;

  private BestValues() {}

  /**
   * Chooses among the values of accepted rows.
   *
   * @param rows rows in force
   * @param attributions whose row each is
   * @param ranks columns {@code provider}, {@code field} and {@code rank}, 1 the most
   *     authoritative; pairs not listed come last
   * @return rows of {@link Survivors}
   */
  public static Dataset<Row> of(Dataset<Row> rows, Dataset<Row> attributions, Dataset<Row> ranks) {
    return Survivors.TABLE.select(
        candidates(rows, attributions, ranks)
            .groupBy(Survivors.INDIVIDUAL_ID.col(), Survivors.FIELD.col())
            .agg(min(col(CANDIDATE)).as("best"))
            .select(Survivors.INDIVIDUAL_ID.col(), Survivors.FIELD.col(), col("best.*")));
  }

  /**
   * Every value that a row states of an individual; of one field the least {@code candidate}
   * survives.
   *
   * @param rows rows in force
   * @param attributions whose row each is
   * @param ranks columns {@code provider}, {@code field} and {@code rank}
   * @return columns {@code individual_id}, {@code field}, {@code candidate} (a struct with the
   *     other columns of {@link Survivors}) and {@code line}
   */
  public static Dataset<Row> candidates(
      Dataset<Row> rows, Dataset<Row> attributions, Dataset<Row> ranks) {
    List<Field> place =
        List.of(Rows.PROVIDER, Rows.FEED, Rows.PERIOD, Rows.FILE, Rows.LINE, Rows.PART);
    Dataset<Row> values =
        rows.where(Rows.VALUES.col().isNotNull())
            .withColumn("stated", explode(Rows.VALUES.col()))
            .where(col("stated.slot").geq(0))
            .select(
                Rows.PROVIDER.col(),
                Rows.FEED.col(),
                Rows.PERIOD.col(),
                Rows.FILE.col(),
                Rows.LINE.col(),
                Rows.PART.col(),
                Rows.EVENT_DATE.col(),
                col("stated.slot").as("slot"),
                col("stated.field").as("field"),
                col("stated.value").as("value"))
            .alias("v");
    Column sameRow =
        place.stream()
            .map(field -> field.of("v").equalTo(field.of("a")))
            .reduce(Column::and)
            .orElseThrow()
            .and(col("v.slot").equalTo(Attributions.SLOT.of("a")));
    Dataset<Row> stated =
        values
            .join(attributions.alias("a"), sameRow)
            .select(
                Attributions.INDIVIDUAL_ID.of("a"),
                col("v.field"),
                col("v.value"),
                Rows.PROVIDER.of("v"),
                Rows.FEED.of("v"),
                Rows.PERIOD.of("v"),
                Rows.LINE.of("v"),
                Rows.EVENT_DATE.of("v"),
                Attributions.MENTION_ID.of("a"));
    // Days before a fixed day order later dates first; every column that follows makes the order
    // total.
    Column daysBefore = datediff(to_date(lit("2200-01-01")), Rows.EVENT_DATE.col());
    return stated
        .join(
            broadcast(ranks),
            stated
                .col("provider")
                .equalTo(ranks.col("provider"))
                .and(stated.col("field").equalTo(ranks.col("field"))),
            "left")
        .select(
            Survivors.INDIVIDUAL_ID.col(),
            stated.col("field"),
            struct(
                    coalesce(ranks.col("rank"), lit(LAST_RANK)).as("rank"),
                    daysBefore.as("days_before"),
                    stated.col("provider"),
                    stated.col("feed"),
                    stated.col("period"),
                    stated.col("value"),
                    stated.col("mention_id"),
                    stated.col("event_date"))
                .as(CANDIDATE),
            Rows.LINE.col());
  }
}
