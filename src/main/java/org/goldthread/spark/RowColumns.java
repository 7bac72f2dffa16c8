package org.goldthread.spark;

import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.try_element_at;

import org.apache.spark.sql.Column;
import org.goldthread.table.Rows;

/** Looks into the nested columns of {@link Rows}. */
public final class RowColumns {
  /** The slot of values that describe the row itself. */
  public static final Column ROW_ITSELF = lit(-1);

  private RowColumns() {}

  /** The value of a field of the person in a slot, or of the row itself; null if there is none. */
  public static Column value(Column slot, String field) {
    return first(
            filter(
                Rows.VALUES.col(),
                value ->
                    value
                        .getField("slot")
                        .equalTo(slot)
                        .and(value.getField("field").equalTo(field))))
        .getField("value");
  }

  /** The token of the key of a type of the person in a slot; null if there is none. */
  public static Column token(Column slot, int type) {
    return first(
            filter(
                Rows.KEYS.col(),
                key ->
                    key.getField("slot")
                        .equalTo(slot)
                        .and(key.getField("key").getField("type").equalTo(type))))
        .getField("key")
        .getField("token");
  }

  private static Column first(Column array) {
    return try_element_at(array, lit(1));
  }
}
