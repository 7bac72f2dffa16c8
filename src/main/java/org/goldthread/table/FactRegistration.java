package org.goldthread.table;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.goldthread.table.Field.required;

import java.util.List;

/** Registrations with services. */
public final class FactRegistration {
  public static final Field INDIVIDUAL_ID =
      required("individual_id", StringType, "the individual, hex").asPersonal();
  public static final Field ROLE = required("role", StringType, "child or adult");
  public static final Field KIND =
      required("kind", StringType, "registered, or named for a carer merely named");
  public static final Field RELATION =
      required("relation", StringType, "mother, father, carer or empty");
  public static final Field SERVICE = required("service", StringType, "the service");
  public static final Field REGISTERED_ON =
      required("registered_on", DateType, "date of registration");
  public static final Field CLIENT_REF =
      required(
              "client_ref",
              StringType,
              "the client within the feed (pseudonym of the client id, else of the row), hex")
          .asPersonal();
  public static final Field IS_PREGNANT =
      required("is_pregnant", BooleanType, "stated pregnant at registration");
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
              "gold/fact_registration",
              "a person in an accepted registration row",
              List.of(PROVIDER, FEED, PERIOD, FILE, LINE, PART, SLOT),
              INDIVIDUAL_ID,
              ROLE,
              KIND,
              RELATION,
              SERVICE,
              REGISTERED_ON,
              CLIENT_REF,
              IS_PREGNANT,
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

  private FactRegistration() {}
}
