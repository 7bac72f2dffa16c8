package org.goldthread.table;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.goldthread.table.Field.optional;
import static org.goldthread.table.Field.required;

import java.util.List;

/** Items of administrative datasets. */
public final class FactAdminOutcome {
  public static final Field INDIVIDUAL_ID =
      required("individual_id", StringType, "the individual, hex").asPersonal();
  public static final Field ROLE = required("role", StringType, "child or adult");
  public static final Field RECORDED_ON = required("recorded_on", DateType, "date of the record");
  public static final Field MEASURE = optional("measure", StringType, "measure code");
  public static final Field TIME_POINT = optional("time_point", StringType, "time point code");
  public static final Field SCORE =
      optional("score", StringType, "value as recorded, standardised; or as worked out");
  public static final Field BAND = FactFields.BAND;
  public static final Field PROVIDER = FactFields.PROVIDER;
  public static final Field FEED = FactFields.FEED;
  public static final Field PERIOD = FactFields.PERIOD;
  public static final Field FILE = Rows.FILE;
  public static final Field LINE = Rows.LINE;
  public static final Field PART =
      required(
          "part",
          IntegerType,
          "ordinal among the rows derived from one line, from 0; negative: a measure that is worked"
              + " out from the others of the line");
  public static final Field SLOT = Mentions.SLOT;
  public static final Field FINANCIAL_YEAR = FactFields.FINANCIAL_YEAR;
  public static final Field QUARTER = FactFields.QUARTER;

  public static final Table TABLE =
      Table.state(
              "gold/fact_admin_outcome",
              "a person in an accepted administrative row",
              List.of(PROVIDER, FEED, PERIOD, FILE, LINE, PART, SLOT),
              INDIVIDUAL_ID,
              ROLE,
              RECORDED_ON,
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

  private FactAdminOutcome() {}
}
