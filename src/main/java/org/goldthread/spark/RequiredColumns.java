package org.goldthread.spark;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.MetadataBuilder;
import org.goldthread.table.Field;
import org.goldthread.table.Table;

/**
 * Rows in a table's shape, with documented columns, whose required columns are checked as they are
 * written. A table made by its first write has no NOT NULL constraint: Delta drops it, and adding
 * one would take a commit of its own.
 */
final class RequiredColumns {
  private RequiredColumns() {}

  static Dataset<Row> checked(Table table, Dataset<Row> rows) {
    return rows.select(
        table.fields().stream().map(field -> checked(table, field)).toArray(Column[]::new));
  }

  private static Column checked(Table table, Field field) {
    Column value = field.col();
    if (!field.nullable()) {
      String message = "column " + field.name() + " of table " + table.name() + " has no value";
      value =
          functions.coalesce(
              value, functions.raise_error(functions.lit(message)).cast(field.type()));
    }
    return value.as(field.name(), new MetadataBuilder().putString("comment", field.doc()).build());
  }
}
