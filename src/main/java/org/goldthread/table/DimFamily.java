package org.goldthread.table;

import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.goldthread.table.Field.required;

import java.util.List;

/** Families: who belongs together within which scope. */
public final class DimFamily {
  public static final Field SCOPE = required("scope", StringType, "the configured scope");
  public static final Field FAMILY_ID =
      required("family_id", StringType, "the family, hex").asPersonal();
  public static final Field INDIVIDUAL_ID =
      required("individual_id", StringType, "the individual, hex").asPersonal();
  public static final Field ROLE = required("role", StringType, "child or adult");

  public static final Table TABLE =
      Table.state(
          "gold/dim_family",
          "an individual in a family of a scope",
          List.of(SCOPE, INDIVIDUAL_ID),
          SCOPE,
          FAMILY_ID,
          INDIVIDUAL_ID,
          ROLE);

  private DimFamily() {}
}
