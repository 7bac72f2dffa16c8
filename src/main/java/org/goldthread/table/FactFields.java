package org.goldthread.table;

import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.goldthread.table.Field.required;

/** Columns that every fact has: where it came from and the quarter of its date. */
final class FactFields {
  static final Field PROVIDER = required("provider", StringType, "who sent the row");
  static final Field FEED = required("feed", StringType, "the feed it came in");
  static final Field PERIOD = required("period", StringType, "period of the submission");
  static final Field FINANCIAL_YEAR =
      required("financial_year", StringType, "financial year of the date, as 2023-24");
  static final Field QUARTER =
      required("quarter", IntegerType, "quarter of the financial year, 1 = April to June");

  private FactFields() {}
}
