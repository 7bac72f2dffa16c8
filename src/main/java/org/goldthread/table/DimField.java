package org.goldthread.table;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.goldthread.table.Field.optional;
import static org.goldthread.table.Field.required;

import java.util.List;

/** What each feed asks: a value that nobody asked for is not missing. */
public final class DimField {
  public static final Field FEED = Rows.FEED;
  public static final Field SLOT =
      required("slot", IntegerType, "the person in the row, from 0; -1 for the row as a whole");
  public static final Field FIELD =
      required("field", StringType, "name of the field in the contract");
  public static final Field SERVICE =
      optional("service", StringType, "short name; absent for administrative datasets");
  public static final Field ROLE =
      optional("role", StringType, "child or adult; absent for the row as a whole");
  public static final Field IS_ASKED =
      required("is_asked", BooleanType, "whether the feed has the field");
  public static final Field IS_ASKED_BY_SOME =
      required(
          "is_asked_by_some", BooleanType, "whether the contract leaves asking to the service");
  public static final Field PERMITTED_MISSING =
      required(
          "permitted_missing", DoubleType, "greatest share, 0 to 1, that may lack it if asked");
  public static final Field UNIT = optional("unit", StringType, "what a number counts");

  public static final Table TABLE =
      Table.state(
          "gold/dim_field",
          "a feed, a person in its rows, and a field of the contract",
          List.of(FEED, SLOT, FIELD),
          FEED,
          SLOT,
          FIELD,
          SERVICE,
          ROLE,
          IS_ASKED,
          IS_ASKED_BY_SOME,
          PERMITTED_MISSING,
          UNIT);

  private DimField() {}
}
