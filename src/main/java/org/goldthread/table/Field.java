package org.goldthread.table;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;

/**
 * One column of a table of the lake.
 *
 * @param name its name, written here and nowhere else
 * @param type its type
 * @param nullable whether it may be absent
 * @param personal whether it is personal data (pseudonymised; the lake holds no other)
 * @param doc its meaning, units included; also the Delta column comment
 */
public record Field(String name, DataType type, boolean nullable, boolean personal, String doc) {

  /** A column that always has a value. */
  public static Field required(String name, DataType type, String doc) {
    return new Field(name, type, false, false, doc);
  }

  /** A column that may be absent. */
  public static Field optional(String name, DataType type, String doc) {
    return new Field(name, type, true, false, doc);
  }

  /** The same column, marked as personal data. */
  public Field asPersonal() {
    return new Field(name, type, nullable, true, doc);
  }

  /** This column of an unnamed dataset. */
  public Column col() {
    return functions.col(name);
  }

  /** This column of a dataset that was given an alias. */
  public Column of(String alias) {
    return functions.col(alias + "." + name);
  }

  /** This column in a schema, with its meaning as the comment. */
  public StructField structField() {
    return new StructField(
        name, type, nullable, new MetadataBuilder().putString("comment", doc).build());
  }
}
