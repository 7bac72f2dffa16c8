package org.goldthread.release;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;

import java.sql.Date;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.goldthread.core.Period;
import org.goldthread.spark.KeyColumns;
import org.goldthread.spark.MentionIds;
import org.goldthread.table.Arrivals;
import org.goldthread.table.RowStates;
import org.goldthread.table.Rows;

/**
 * Rows about people that arrived after their quarter was closed. A row is late by its own first
 * arrival: one that a file merely repeats, or that a file sent again holds as before, is not.
 */
public final class LateRows {
  private LateRows() {}

  /**
   * Counts late rows by quarter of the event; the closed quarter itself is always among them.
   *
   * @param rows rows of {@link Rows}
   * @param states rows of {@link RowStates}
   * @param arrivals rows of {@link Arrivals}
   * @param keys the id key
   * @param closed the release of the last quarter that was closed
   * @return quarter to number of rows that count
   */
  public static SortedMap<Period, Long> byQuarter(
      Dataset<Row> rows,
      Dataset<Row> states,
      Dataset<Row> arrivals,
      KeyColumns keys,
      Release closed) {
    Column sameRow =
        RowStates.TABLE.primaryKey().stream()
            .map(field -> field.of("r").equalTo(field.of("s")))
            .reduce(Column::and)
            .orElseThrow();
    Dataset<Row> counted =
        rows.alias("r")
            .join(states.where(RowStates.COUNTED.col()).alias("s"), sameRow)
            .select(col("r.*"), RowStates.ORDINAL.of("s").as("ordinal"));
    Column[] row =
        RowStates.TABLE.primaryKey().stream().map(field -> field.col()).toArray(Column[]::new);
    Dataset<Row> late =
        MentionIds.people(counted, keys)
            .join(
                arrivals.where(Arrivals.FIRST_SEEN.col().gt(closed.intake())),
                Arrivals.MENTION_ID.name())
            .groupBy(row)
            .agg(min(Rows.EVENT_DATE.col()).as("day"))
            .where(col("day").leq(Date.valueOf(closed.period().end())))
            .groupBy(col("day"))
            .agg(count(lit(1)).as("rows"));
    SortedMap<Period, Long> quarters = new TreeMap<>();
    quarters.put(closed.period(), 0L);
    for (Row day : late.collectAsList()) {
      quarters.merge(
          Period.of(day.<Date>getAs("day").toLocalDate()), day.<Long>getAs("rows"), Long::sum);
    }
    return quarters;
  }
}
