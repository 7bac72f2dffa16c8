package org.goldthread.golden;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.row_number;

import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.goldthread.config.Programme.CodeList;
import org.goldthread.table.FactIndicator;
import org.goldthread.table.Rows;

/** Figures about areas: of nobody, so that they need no attribution. */
public final class AreaFigures {
  private AreaFigures() {}

  /**
   * Rows of {@link FactIndicator}: figures about areas, each marked whether a later period states
   * it again.
   *
   * @param rows rows in force
   * @param states their final states
   * @param feeds facts of the feeds
   * @param areas names and levels of areas
   * @param indicators names of indicators
   */
  public static Dataset<Row> of(
      Dataset<Row> rows,
      Dataset<Row> states,
      Dataset<Row> feeds,
      CodeList areas,
      CodeList indicators) {
    Column area = CountedRows.rowValue("area");
    Column indicator = CountedRows.rowValue("indicator");
    Column frequency = CountedRows.rowValue("frequency");
    Column of = UkQuarter.firstDay(Rows.EVENT_DATE.col(), frequency);
    Column rank =
        row_number()
            .over(
                Window.partitionBy("area", "frequency", "starts_on", "indicator", "source")
                    .orderBy(
                        Rows.PERIOD.col().desc(),
                        Rows.PROVIDER.col(),
                        Rows.FEED.col(),
                        Rows.FILE.col(),
                        Rows.LINE.col(),
                        Rows.PART.col()));
    return FactIndicator.TABLE.select(
        CountedRows.ofKind("indicator", rows, states, feeds)
            .withColumn("area", area)
            .withColumn("area_name", named(areas.codes(), col("area")))
            .withColumn("area_level", named(areas.groups(), col("area")))
            .withColumn("frequency", frequency)
            .withColumn("starts_on", of)
            .withColumn("indicator", indicator)
            .withColumn("indicator_name", named(indicators.codes(), col("indicator")))
            .withColumn("numerator", CountedRows.rowValue("numerator").try_cast("double"))
            .withColumn("denominator", CountedRows.rowValue("denominator").try_cast("double"))
            .withColumn("source", CountedRows.rowValue("source"))
            .withColumn("collected", CountedRows.rowValue("collected"))
            .withColumn("is_latest", rank.equalTo(1))
            .withColumn("financial_year", UkQuarter.financialYear(col("starts_on")))
            .withColumn("quarter", UkQuarter.quarter(col("starts_on"))));
  }

  private static Column named(Map<String, String> names, Column code) {
    return names.isEmpty()
        ? lit(null).cast("string")
        : map(names.entrySet().stream()
                .flatMap(name -> Stream.of(lit(name.getKey()), lit(name.getValue())))
                .toArray(Column[]::new))
            .getItem(code);
  }
}
