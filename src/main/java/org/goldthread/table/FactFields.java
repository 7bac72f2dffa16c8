package org.goldthread.table;

import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.goldthread.table.Field.optional;
import static org.goldthread.table.Field.required;

/** Columns that facts share: where each came from, the quarter of its date, what a score means. */
final class FactFields {
  static final Field PROVIDER = required("provider", StringType, "who sent the row");
  static final Field FEED = required("feed", StringType, "the feed it came in");
  static final Field PERIOD = required("period", StringType, "period of the submission");
  static final Field FINANCIAL_YEAR =
      required("financial_year", StringType, "financial year of the date, as 2023-24");
  static final Field QUARTER =
      required("quarter", IntegerType, "quarter of the financial year, 1 = April to June");
  static final Field BAND =
      optional(
          "band",
          StringType,
          "band of the score by the rules of its measure; absent where there are none, or where age"
              + " or time point do not tell which");

  private FactFields() {}
}
