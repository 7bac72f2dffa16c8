package org.goldthread.table;

import static org.apache.spark.sql.types.DataTypes.BinaryType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.goldthread.table.Field.required;

import java.util.List;

/** Individuals that may be the same person and cannot be told. */
public final class Unresolved {
  public static final Field GROUP_ID =
      required("group_id", BinaryType, "individual id of the group's oldest anchor").asPersonal();
  public static final Field INDIVIDUAL_ID = Links.INDIVIDUAL_ID;
  public static final Field ROLE = Mentions.ROLE;
  public static final Field CAUSE = required("cause", StringType, "ambiguous or nhs_conflict");
  public static final Field AT_LEAST =
      required("at_least", IntegerType, "least number of people that the group can be");

  public static final Table TABLE =
      Table.state(
          "unresolved",
          "an individual of an unresolved group",
          List.of(INDIVIDUAL_ID),
          GROUP_ID,
          INDIVIDUAL_ID,
          ROLE,
          CAUSE,
          AT_LEAST);

  private Unresolved() {}
}
