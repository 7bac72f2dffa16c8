package org.goldthread.golden;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.format_string;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.month;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import org.apache.spark.sql.Column;

/**
 * Quarters of the UK financial year as columns; the same rule as {@link
 * org.goldthread.core.Period}.
 */
final class UkQuarter {
  private UkQuarter() {}

  /** Financial year of a date, as 2023-24. */
  static Column financialYear(Column date) {
    Column start = floor(monthsFromApril(date).divide(12)).cast("int");
    return format_string("%04d-%02d", start, pmod(start.plus(1), lit(100)));
  }

  /** Quarter of the financial year, 1 = April to June. */
  static Column quarter(Column date) {
    return floor(pmod(monthsFromApril(date), lit(12)).divide(3)).plus(1).cast("int");
  }

  /**
   * First day of the month, quarter or financial year that a date lies in.
   *
   * @param frequency {@code month}, {@code quarter} or {@code year}
   */
  static Column firstDay(Column date, Column frequency) {
    return when(frequency.equalTo("year"), add_months(trunc(add_months(date, -3), "year"), 3))
        .when(frequency.equalTo("quarter"), trunc(date, "quarter"))
        .otherwise(trunc(date, "month"));
  }

  private static Column monthsFromApril(Column date) {
    return year(date).multiply(12).plus(month(date)).minus(4);
  }
}
