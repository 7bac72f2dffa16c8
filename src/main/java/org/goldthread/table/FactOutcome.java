package org.goldthread.table;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.goldthread.table.Field.optional;
import static org.goldthread.table.Field.required;

import java.util.List;

/** Outcome measurements of services. */
public final class FactOutcome {
  public static final Field INDIVIDUAL_ID =
      optional("individual_id", StringType, "the individual, hex; absent if anonymous")
          .asPersonal();
  public static final Field SERVICE = required("service", StringType, "the service");
  public static final Field MEASURED_ON =
      required("measured_on", DateType, "date of the measurement");
  public static final Field MEASURE = required("measure", StringType, "measure code");
  public static final Field TIME_POINT = optional("time_point", StringType, "time point code");
  public static final Field SCORE =
      required("score", DoubleType, "score in the units of the measure");
  public static final Field BAND = FactFields.BAND;
  public static final Field PROVIDER = FactFields.PROVIDER;
  public static final Field FEED = FactFields.FEED;
  public static final Field PERIOD = FactFields.PERIOD;
  public static final Field FILE = Rows.FILE;
  public static final Field LINE = Rows.LINE;
  public static final Field PART = Rows.PART;
  public static final Field SLOT = Mentions.SLOT;
  public static final Field FINANCIAL_YEAR = FactFields.FINANCIAL_YEAR;
  public static final Field QUARTER = FactFields.QUARTER;

  public static final Table TABLE =
      Table.state(
              "gold/fact_outcome",
              "an accepted outcome row",
              List.of(PROVIDER, FEED, PERIOD, FILE, LINE, PART, SLOT),
              INDIVIDUAL_ID,
              SERVICE,
              MEASURED_ON,
              MEASURE,
              TIME_POINT,
              SCORE,
              BAND,
              PROVIDER,
              FEED,
              PERIOD,
              FILE,
              LINE,
              PART,
              SLOT,
              FINANCIAL_YEAR,
              QUARTER)
          .partitioned(FINANCIAL_YEAR, QUARTER);

  private FactOutcome() {}
}
