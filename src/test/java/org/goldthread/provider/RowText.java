package org.goldthread.provider;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.spark.sql.Row;

/** A value of a row as text, bytes as hex. */
final class RowText {
  private RowText() {}

  static String of(Object value) {
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    List<String> parts = new ArrayList<>();
    if (value instanceof Row row) {
      for (int i = 0; i < row.size(); i++) {
        parts.add(of(row.get(i)));
      }
      return parts.toString();
    }
    if (value instanceof Object[] array) {
      for (Object element : array) {
        parts.add(of(element));
      }
      return parts.toString();
    }
    return String.valueOf(value);
  }
}
