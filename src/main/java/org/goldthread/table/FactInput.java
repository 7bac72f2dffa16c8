package org.goldthread.table;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.goldthread.table.Field.optional;
import static org.goldthread.table.Field.required;

import java.util.List;

/** Resources that went in. */
public final class FactInput {
  public static final Field SERVICE =
      optional("service", StringType, "the service; absent for the programme as a whole");
  public static final Field SPENT_ON = required("spent_on", DateType, "date");
  public static final Field CATEGORY = required("category", StringType, "input category code");
  public static final Field AMOUNT = optional("amount", DoubleType, "pounds");
  public static final Field HOURS = optional("hours", DoubleType, "hours");
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
              "gold/fact_input",
              "an accepted input row",
              List.of(PROVIDER, FEED, PERIOD, FILE, LINE, PART),
              SERVICE,
              SPENT_ON,
              CATEGORY,
              AMOUNT,
              HOURS,
              PROVIDER,
              FEED,
              PERIOD,
              FILE,
              LINE,
              PART,
              FINANCIAL_YEAR,
              QUARTER)
          .partitioned(FINANCIAL_YEAR, QUARTER);

  private FactInput() {}
}
