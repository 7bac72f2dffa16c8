package org.goldthread.evaluation;

import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.goldthread.table.Field.required;

import java.util.List;
import org.goldthread.table.Field;
import org.goldthread.table.Rows;
import org.goldthread.table.Table;

/** What a truth says of rows, by the places that the lake's tables have. */
public final class Labels {
  public static final Field PROVIDER = Rows.PROVIDER;
  public static final Field FEED = Rows.FEED;
  public static final Field PERIOD = Rows.PERIOD;
  public static final Field FILE = Rows.FILE;
  public static final Field LINE = Rows.LINE;
  public static final Field SLOT = required("slot", IntegerType, "slot of the person in the row");
  public static final Field PERSON =
      required("person", StringType, "the truth's name for the person").asPersonal();
  public static final Field FIELD =
      required("error_field", StringType, "field of the person that the error is in, or empty");
  public static final Field ERROR = required("error", StringType, "the error's word");

  /** Where a row stands. */
  static final List<Field> PLACE = List.of(PROVIDER, FEED, PERIOD, FILE, LINE);

  /** Who stands in a slot of a row. */
  public static final Table PEOPLE =
      Table.inMemory(
          "labels",
          "a person in a slot of a row",
          List.of(PROVIDER, FEED, PERIOD, FILE, LINE, SLOT),
          PROVIDER,
          FEED,
          PERIOD,
          FILE,
          LINE,
          SLOT,
          PERSON);

  /** What is wrong with a row that identifies somebody; {@link #SLOT} -1 stands for the row. */
  public static final Table ERRORS =
      Table.inMemory(
          "errors",
          "an error in a slot of a row",
          List.of(PROVIDER, FEED, PERIOD, FILE, LINE, SLOT, FIELD, ERROR),
          PROVIDER,
          FEED,
          PERIOD,
          FILE,
          LINE,
          SLOT,
          FIELD,
          ERROR);

  private Labels() {}
}
