package org.goldthread.table;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.goldthread.table.Field.required;

import java.util.List;

/** Quarters. */
public final class DimDate {
  public static final Field PERIOD = required("period", StringType, "as 2023-24-Q2");
  public static final Field FINANCIAL_YEAR = required("financial_year", StringType, "as 2023-24");
  public static final Field QUARTER = required("quarter", IntegerType, "1 = April to June");
  public static final Field STARTS_ON = required("starts_on", DateType, "first day");
  public static final Field ENDS_ON = required("ends_on", DateType, "last day");

  public static final Table TABLE =
      Table.state(
          "gold/dim_date",
          "a quarter of the UK financial year",
          List.of(PERIOD),
          PERIOD,
          FINANCIAL_YEAR,
          QUARTER,
          STARTS_ON,
          ENDS_ON);

  private DimDate() {}
}
