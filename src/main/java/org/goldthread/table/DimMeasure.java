package org.goldthread.table;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.goldthread.table.Field.optional;
import static org.goldthread.table.Field.required;

import java.util.List;

/** Measures: those that arrive, and those that are worked out from them. */
public final class DimMeasure {
  public static final Field MEASURE = required("measure", StringType, "code");
  public static final Field MEASURE_NAME = required("measure_name", StringType, "its label");
  public static final Field FAMILY =
      optional("family", StringType, "family of measures; absent where no rules are configured");
  public static final Field UNIT = optional("unit", StringType, "what a score counts");
  public static final Field DIRECTION =
      optional("direction", StringType, "which scores are better: higher, lower or none");
  public static final Field MINIMUM = optional("minimum", DoubleType, "least score");
  public static final Field MAXIMUM = optional("maximum", DoubleType, "greatest score");
  public static final Field PROVENANCE =
      optional("provenance", StringType, "where rules and figures come from");
  public static final Field IS_VERIFIED =
      optional(
          "is_verified",
          BooleanType,
          "whether every rule and figure was checked against a publication");

  public static final Table TABLE =
      Table.state(
          "gold/dim_measure",
          "a measure",
          List.of(MEASURE),
          MEASURE,
          MEASURE_NAME,
          FAMILY,
          UNIT,
          DIRECTION,
          MINIMUM,
          MAXIMUM,
          PROVENANCE,
          IS_VERIFIED);

  private DimMeasure() {}
}
