package org.goldthread.spark;

import com.holdenkarau.spark.testing.JavaDatasetSuiteBase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Compares datasets. Row differences are shown first, as the comparers of spark-testing-base, which
 * decide, show none.
 */
public final class TableAssert {
  private static final Comparers COMPARERS = new Comparers();

  private final Dataset<Row> actual;

  private TableAssert(Dataset<Row> actual) {
    this.actual = actual;
  }

  /** Begins a comparison. */
  public static TableAssert assertRows(Dataset<Row> actual) {
    return new TableAssert(actual);
  }

  /** The same rows, each as often, in whatever order. */
  public void hasSameRowsAs(Dataset<Row> expected) {
    failOnDifference(expected);
    COMPARERS.assertDataFrameNoOrderEquals(expected, actual);
  }

  /** The same schema and the same rows in the same order. */
  public void isEqualTo(Dataset<Row> expected) {
    failOnDifference(expected);
    COMPARERS.assertDataFrameEquals(expected, actual);
  }

  private void failOnDifference(Dataset<Row> expected) {
    Map<String, Long> balance = new TreeMap<>();
    expected.collectAsList().forEach(row -> balance.merge(text(row), -1L, Long::sum));
    actual.collectAsList().forEach(row -> balance.merge(text(row), 1L, Long::sum));
    List<String> differences = new ArrayList<>();
    balance.forEach(
        (row, count) -> {
          if (count != 0) {
            differences.add(
                (count < 0 ? "missing  " : "surplus  ") + Math.abs(count) + " x " + row);
          }
        });
    if (!differences.isEmpty()) {
      differences.sort(Comparator.naturalOrder());
      throw new AssertionError(
          "rows differ in "
              + Arrays.toString(actual.columns())
              + "\n"
              + String.join("\n", differences));
    }
  }

  private static String text(Object value) {
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    if (value instanceof Row row) {
      List<String> values = new ArrayList<>();
      for (int i = 0; i < row.length(); i++) {
        values.add(text(row.get(i)));
      }
      return values.stream().collect(Collectors.joining(", ", "(", ")"));
    }
    if (value instanceof scala.collection.Seq<?> sequence) {
      List<String> values = new ArrayList<>();
      sequence.iterator().foreach(element -> values.add(text(element)));
      return values.toString();
    }
    return String.valueOf(value);
  }

  /** Only the comparers; the session is the shared one. */
  private static final class Comparers extends JavaDatasetSuiteBase {
    private static final long serialVersionUID = 1L;

    @Override
    public SparkSession spark() {
      return TestSession.get();
    }
  }
}
