package org.goldthread.table;

import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.goldthread.table.Field.required;

import java.util.List;

/** Measures. */
public final class DimMeasure {
  public static final Field MEASURE = required("measure", StringType, "code");
  public static final Field MEASURE_NAME = required("measure_name", StringType, "its label");

  public static final Table TABLE =
      Table.state("gold/dim_measure", "a measure", List.of(MEASURE), MEASURE, MEASURE_NAME);

  private DimMeasure() {}
}
