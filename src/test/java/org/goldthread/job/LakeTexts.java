package org.goldthread.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.goldthread.fixture.Folders;
import org.goldthread.spark.TestSession;

/** Everything below a lake's root as text, whether a table still counts it or not. */
final class LakeTexts {
  private LakeTexts() {}

  /** Every file's bytes, one character each, by its path. */
  static Map<String, String> raw(Path lake) {
    Map<String, String> texts = new TreeMap<>();
    for (Path file : Folders.files(lake)) {
      try {
        texts.put(
            lake.relativize(file).toString(),
            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return texts;
  }

  /**
   * Every value of every Parquet file, bytes as hex, by its folder. Dates are left out: births
   * share them with the calendar.
   */
  static Map<String, String> decoded(Path lake) {
    return decoded(lake, value -> !(value instanceof Date));
  }

  /** Every date of every Parquet file, by its folder. */
  static Map<String, String> dates(Path lake) {
    return decoded(lake, Date.class::isInstance);
  }

  private static Map<String, String> decoded(Path lake, Predicate<Object> wanted) {
    Map<String, List<Path>> folders =
        Folders.files(lake).stream()
            .filter(file -> file.toString().endsWith(".parquet"))
            .collect(
                Collectors.groupingBy(
                    file -> table(lake, file), TreeMap::new, Collectors.toList()));
    Map<String, String> texts = new TreeMap<>();
    folders.forEach(
        (table, files) -> {
          StringBuilder text = new StringBuilder();
          TestSession.get()
              .read()
              .parquet(files.stream().map(Path::toString).toArray(String[]::new))
              .collectAsList()
              .forEach(row -> append(row, wanted, text));
          texts.put(table, text.toString());
        });
    return texts;
  }

  private static String table(Path lake, Path file) {
    List<String> names = new ArrayList<>();
    for (Path name : lake.relativize(file.getParent())) {
      if (!name.toString().contains("=")) {
        names.add(name.toString());
      }
    }
    return String.join("/", names);
  }

  private static void append(Object value, Predicate<Object> wanted, StringBuilder text) {
    if (value instanceof byte[] bytes) {
      text.append(HexFormat.of().formatHex(bytes)).append('\n');
    } else if (value instanceof Row row) {
      for (int i = 0; i < row.length(); i++) {
        append(row.get(i), wanted, text);
      }
    } else if (value instanceof scala.collection.Seq<?> sequence) {
      sequence.foreach(
          element -> {
            append(element, wanted, text);
            return null;
          });
    } else if (value instanceof scala.collection.Map<?, ?> map) {
      append(map.toSeq(), wanted, text);
    } else if (value instanceof scala.Tuple2<?, ?> pair) {
      append(pair._1(), wanted, text);
      append(pair._2(), wanted, text);
    } else if (value != null && wanted.test(value)) {
      text.append(value).append('\n');
    }
  }
}
