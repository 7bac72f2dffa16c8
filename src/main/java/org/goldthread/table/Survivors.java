package org.goldthread.table;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.goldthread.table.Field.required;

import java.util.List;

/** The best value of each field of each individual, with its source. */
public final class Survivors {
  public static final Field INDIVIDUAL_ID = Links.INDIVIDUAL_ID;
  public static final Field FIELD =
      required("field", StringType, "name of the field in the contract");
  public static final Field VALUE =
      required("value", StringType, "the value that survived").asPersonal();
  public static final Field PROVIDER = Rows.PROVIDER;
  public static final Field FEED = Rows.FEED;
  public static final Field PERIOD = Rows.PERIOD;
  public static final Field EVENT_DATE =
      required("event_date", DateType, "date of the row it came from");
  public static final Field RANK =
      required(
          "rank", IntegerType, "rank of its source for this field; 1 is the most authoritative");
  public static final Field MENTION_ID = Attributions.MENTION_ID;

  public static final Table TABLE =
      Table.state(
          "survivors",
          "an individual and a field",
          List.of(INDIVIDUAL_ID, FIELD),
          INDIVIDUAL_ID,
          FIELD,
          VALUE,
          PROVIDER,
          FEED,
          PERIOD,
          EVENT_DATE,
          RANK,
          MENTION_ID);

  private Survivors() {}
}
