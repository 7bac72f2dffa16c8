package org.goldthread.table;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.goldthread.table.Field.optional;
import static org.goldthread.table.Field.required;

import java.util.List;

/** Sessions offered and attended. */
public final class FactEngagement {
  public static final Field INDIVIDUAL_ID =
      optional("individual_id", StringType, "the individual, hex; absent if anonymous")
          .asPersonal();
  public static final Field ROLE = optional("role", StringType, "child or adult");
  public static final Field SERVICE = required("service", StringType, "the service");
  public static final Field SESSION_ON = required("session_on", DateType, "date of the session");
  public static final Field SESSION_ID =
      optional("session_id", StringType, "session as the provider numbers it");
  public static final Field SESSION_TYPE = optional("session_type", StringType, "kind of session");
  public static final Field IS_ATTENDED =
      required("is_attended", BooleanType, "whether the person attended");
  public static final Field DURATION_MINUTES =
      optional("duration_minutes", IntegerType, "length in minutes");
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
              "gold/fact_engagement",
              "a person in an accepted engagement row; slot 0 without an individual for community sessions",
              List.of(PROVIDER, FEED, PERIOD, FILE, LINE, PART, SLOT),
              INDIVIDUAL_ID,
              ROLE,
              SERVICE,
              SESSION_ON,
              SESSION_ID,
              SESSION_TYPE,
              IS_ATTENDED,
              DURATION_MINUTES,
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

  private FactEngagement() {}
}
