package org.goldthread.job;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.goldthread.config.Environment;
import org.goldthread.spark.Lake;
import org.goldthread.spark.TestSession;
import org.goldthread.table.Field;
import org.goldthread.table.Table;

/**
 * The rows of every table of state as of the last complete run. Equal means the same rows, each as
 * often, in whatever order.
 */
record Contents(Map<String, List<Row>> rows) {

  static Contents of(Environment environment) {
    Lake lake = Lake.open(TestSession.get(), environment.lake().toString());
    Map<String, Long> versions = RunLog.of(lake).lastComplete().orElseThrow().versions();
    Map<String, List<Row>> rows = new TreeMap<>();
    for (Table table : Tables.ALL) {
      if (table.kind() == Table.Kind.STATE) {
        Dataset<Row> all = lake.read(table, versions.get(table.path()));
        rows.put(table.path(), all.collectAsList());
      }
    }
    return new Contents(rows);
  }

  List<Row> of(Table table) {
    return rows.get(table.path());
  }

  /** Rows that only one of two lakes holds, by table; nothing where they are equal. */
  Map<String, List<String>> differences(Contents expected, Collection<Field> without) {
    Map<String, List<String>> differences = new TreeMap<>();
    rows.forEach(
        (table, all) -> {
          List<String> missing = new ArrayList<>(lines(expected.rows.get(table), without));
          List<String> differing = new ArrayList<>();
          for (String line : lines(all, without)) {
            if (!missing.remove(line)) {
              differing.add("unexpected: " + line);
            }
          }
          missing.forEach(line -> differing.add("missing: " + line));
          if (!differing.isEmpty()) {
            differences.put(table, differing);
          }
        });
    return differences;
  }

  Map<String, List<String>> differences(Contents expected) {
    return differences(expected, List.of());
  }

  static List<String> lines(List<Row> rows, Collection<Field> without) {
    return rows.stream().map(row -> line(row, without)).sorted().toList();
  }

  private static String line(Row row, Collection<Field> without) {
    List<String> names = without.stream().map(Field::name).toList();
    return Arrays.stream(row.schema().fieldNames())
        .filter(name -> !names.contains(name))
        .map(name -> name + "=" + text(row.getAs(name)))
        .collect(Collectors.joining(" | "));
  }

  /** A value as text: bytes as hex, nested values in brackets. */
  static String text(Object value) {
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    if (value instanceof Row row) {
      StringBuilder text = new StringBuilder("(");
      for (int i = 0; i < row.length(); i++) {
        text.append(i == 0 ? "" : ",").append(text(row.get(i)));
      }
      return text.append(")").toString();
    }
    if (value instanceof scala.collection.Seq<?> sequence) {
      StringBuilder text = new StringBuilder("[");
      sequence.foreach(element -> text.append(text(element)).append(";"));
      return text.append("]").toString();
    }
    return String.valueOf(value);
  }
}
