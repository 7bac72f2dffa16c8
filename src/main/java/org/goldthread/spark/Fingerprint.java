package org.goldthread.spark;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.goldthread.table.Field;
import org.goldthread.table.Table;

/**
 * The digest by which two tables are compared. Every value is encoded with its kind and length, so
 * that no two different rows share an encoding; rows are taken in the order of their encoded
 * primary keys.
 */
final class Fingerprint {
  private static final StructType KEYED_DIGEST =
      new StructType()
          .add("key", DataTypes.BinaryType, false)
          .add("digest", DataTypes.BinaryType, false);

  private Fingerprint() {}

  static String of(Table table, Dataset<Row> rows) {
    MessageDigest all = sha256();
    for (StructField field : rows.schema().fields()) {
      all.update(encoded(List.of(field.name(), field.dataType().catalogString())));
    }
    Iterator<Row> digests =
        rows.map(new ToKeyedDigest(positions(table, rows.schema())), Encoders.row(KEYED_DIGEST))
            .orderBy("key", "digest")
            .select(functions.col("digest"))
            .toLocalIterator();
    while (digests.hasNext()) {
      all.update(digests.next().<byte[]>getAs(0));
    }
    return HexFormat.of().formatHex(all.digest());
  }

  private static int[] positions(Table table, StructType schema) {
    return table.primaryKey().stream().map(Field::name).mapToInt(schema::fieldIndex).toArray();
  }

  /** Runs in Spark's tasks: a row becomes its encoded primary key and its digest. */
  private record ToKeyedDigest(int[] primaryKey) implements MapFunction<Row, Row> {
    @Override
    public Row call(Row row) {
      List<Object> key = new ArrayList<>();
      for (int position : primaryKey) {
        key.add(row.get(position));
      }
      return RowFactory.create(encoded(key), sha256().digest(encoded(row)));
    }
  }

  /** The canonical encoding of a value as Spark's row interface gives it. */
  static byte[] encoded(Object value) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      write(value, new DataOutputStream(bytes));
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Object value, DataOutputStream out) throws IOException {
    if (value == null) {
      out.writeByte('0');
    } else if (value instanceof byte[] bytes) {
      writeBytes('b', bytes, out);
    } else if (value instanceof Row row) {
      writeAll('r', IntStream.range(0, row.length()).mapToObj(row::get).toList(), out);
    } else if (value instanceof scala.collection.Seq<?> sequence) {
      List<Object> elements = new ArrayList<>();
      sequence.iterator().foreach(elements::add);
      writeAll('a', elements, out);
    } else if (value instanceof List<?> elements) {
      writeAll('a', elements, out);
    } else if (value instanceof scala.collection.Map<?, ?> || value instanceof java.util.Map) {
      throw new IllegalArgumentException(
          "a table of state holds no maps: their order is not fixed");
    } else {
      writeBytes(kind(value), text(value).getBytes(StandardCharsets.UTF_8), out);
    }
  }

  private static void writeAll(char kind, List<?> values, DataOutputStream out) throws IOException {
    out.writeByte(kind);
    out.writeInt(values.size());
    for (Object value : values) {
      write(value, out);
    }
  }

  private static void writeBytes(char kind, byte[] bytes, DataOutputStream out) throws IOException {
    out.writeByte(kind);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static char kind(Object value) {
    if (value instanceof String) {
      return 's';
    }
    if (value instanceof Boolean) {
      return 'z';
    }
    return value instanceof Number ? 'n' : 't';
  }

  private static String text(Object value) {
    if (value instanceof Timestamp timestamp) {
      // Its own text depends on the time zone of the machine.
      return timestamp.toInstant().toString();
    }
    return value instanceof BigDecimal number
        ? number.stripTrailingZeros().toPlainString()
        : value.toString();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
