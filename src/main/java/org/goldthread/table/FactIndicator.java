package org.goldthread.table;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.goldthread.table.Field.optional;
import static org.goldthread.table.Field.required;

import java.util.List;

/**
 * Figures about areas. What was not collected, or is too small to be shown, has no numerator and is
 * never zero.
 */
public final class FactIndicator {
  public static final Field AREA =
      required("area", StringType, "area code, GSS code where there is one");
  public static final Field AREA_NAME = optional("area_name", StringType, "its name");
  public static final Field AREA_LEVEL =
      optional("area_level", StringType, "what kind of area it is, such as a ward since 2022");
  public static final Field FREQUENCY =
      required("frequency", StringType, "what it covers: month, quarter or year");
  public static final Field STARTS_ON =
      required("starts_on", DateType, "first day of that month, quarter or financial year");
  public static final Field INDICATOR = required("indicator", StringType, "indicator code");
  public static final Field INDICATOR_NAME = optional("indicator_name", StringType, "its name");
  public static final Field NUMERATOR =
      optional("numerator", DoubleType, "the numerator, or the count itself");
  public static final Field DENOMINATOR =
      optional("denominator", DoubleType, "the denominator; absent where the numerator is a count");
  public static final Field SOURCE = required("source", StringType, "where it is from, a code");
  public static final Field COLLECTED =
      required("collected", StringType, "Y collected, N not collected, S suppressed by the source");
  public static final Field IS_LATEST =
      required(
          "is_latest",
          BooleanType,
          "whether no later period states the same figure; sums take these only");
  public static final Field PROVIDER = FactFields.PROVIDER;
  public static final Field FEED = FactFields.FEED;
  public static final Field PERIOD = FactFields.PERIOD;
  public static final Field FILE = Rows.FILE;
  public static final Field LINE = Rows.LINE;
  public static final Field PART = Rows.PART;
  public static final Field FINANCIAL_YEAR = FactFields.FINANCIAL_YEAR;
  public static final Field QUARTER = FactFields.QUARTER;

  public static final Table TABLE =
      Table.state(
              "gold/fact_indicator",
              "an accepted indicator row",
              List.of(PROVIDER, FEED, PERIOD, FILE, LINE, PART),
              AREA,
              AREA_NAME,
              AREA_LEVEL,
              FREQUENCY,
              STARTS_ON,
              INDICATOR,
              INDICATOR_NAME,
              NUMERATOR,
              DENOMINATOR,
              SOURCE,
              COLLECTED,
              IS_LATEST,
              PROVIDER,
              FEED,
              PERIOD,
              FILE,
              LINE,
              PART,
              FINANCIAL_YEAR,
              QUARTER)
          .partitioned(FINANCIAL_YEAR, QUARTER);

  private FactIndicator() {}
}
