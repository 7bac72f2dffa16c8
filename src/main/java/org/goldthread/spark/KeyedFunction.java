package org.goldthread.spark;

import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.goldthread.pseudonym.KeyReference;

/**
 * Keyed digests under the id key. A function and not a built-in, since a key given to a built-in
 * would stand in the plan; its closure holds where the key lies and the key's fingerprint.
 */
public final class KeyedFunction implements KeyColumns {
  private static final long serialVersionUID = 1L;

  private final KeyReference reference;

  /** Keyed digests under the id key of a key folder. */
  public KeyedFunction(KeyReference reference) {
    this.reference = reference;
  }

  @Override
  public Column keyed(String purpose, Column... parts) {
    KeyReference held = reference;
    UDF1<Row, byte[]> function = row -> digest(held, purpose, row);
    return udf(function, DataTypes.BinaryType).withName("keyed").apply(struct(parts));
  }

  private static byte[] digest(KeyReference reference, String purpose, Row row) {
    byte[][] parts = new byte[row.size()][];
    for (int i = 0; i < parts.length; i++) {
      if (row.isNullAt(i)) {
        return null;
      }
      parts[i] = row.getAs(i);
    }
    return reference.open().keyed().keyed(purpose, parts);
  }
}
