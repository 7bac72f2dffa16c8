package org.goldthread.table;

import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Types that several tables share. */
public final class Types {
  /** A key as stored: type, token space, 32 bytes. */
  public static final StructType KEY =
      new StructType()
          .add("type", DataTypes.IntegerType, false)
          .add("scheme", DataTypes.StringType, false)
          .add("epoch", DataTypes.IntegerType, false)
          .add("version", DataTypes.IntegerType, false)
          .add("token", DataTypes.BinaryType, false);

  /** A key of the person in a slot of a row. */
  public static final StructType SLOT_KEY =
      new StructType().add("slot", DataTypes.IntegerType, false).add("key", KEY, false);

  /** A person that a row mentions. */
  public static final StructType PERSON =
      new StructType()
          .add("slot", DataTypes.IntegerType, false)
          .add("role", DataTypes.StringType, false)
          .add("relation", DataTypes.StringType, false)
          .add("named", DataTypes.BooleanType, false);

  /** A standardised value that identifies nobody; slot -1 stands for the row itself. */
  public static final StructType VALUE =
      new StructType()
          .add("slot", DataTypes.IntegerType, false)
          .add("field", DataTypes.StringType, false)
          .add("value", DataTypes.StringType, false);

  /** Something wrong with a row: no value, ever. */
  public static final StructType FINDING =
      new StructType()
          .add("id", DataTypes.StringType, false)
          .add("severity", DataTypes.StringType, false)
          .add("field", DataTypes.StringType, false)
          .add("column", DataTypes.IntegerType, false);

  /** A client of a service's own database: the id system and the token of the client id. */
  public static final StructType CLIENT =
      new StructType()
          .add("id_system", DataTypes.StringType, false)
          .add("client", DataTypes.BinaryType, false);

  /** A side of a recorded judgement "not the same person". */
  public static final StructType SIDE =
      new StructType()
          .add("judgement", DataTypes.StringType, false)
          .add("side", DataTypes.StringType, false);

  private Types() {}

  /** An array without null elements. */
  public static ArrayType arrayOf(DataType element) {
    return DataTypes.createArrayType(element, false);
  }
}
