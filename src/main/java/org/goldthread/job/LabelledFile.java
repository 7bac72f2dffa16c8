package org.goldthread.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.goldthread.core.Period;
import org.goldthread.evaluation.Labels;
import org.goldthread.evaluation.Traits;

/**
 * One file of labels: who stands in a slot of a row of a file, and optionally what subgroups they
 * are of. It tells no errors.
 */
final class LabelledFile {
  private static final List<String> NEEDED =
      List.of("provider", "feed", "period", "file", "line", "slot", "person");
  private static final List<String> OPTIONAL =
      List.of("deprivation", "ethnicity", "language", "born", "twin");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
  private static final int DECILES = 10;

  private final TruthFile file;
  private final Map<String, Traits> traits = new HashMap<>();
  private long[] places = new long[1024];
  private int count;

  private LabelledFile(TruthFile file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @throws org.goldthread.core.GoldthreadException (user) if it has other headings, a line that
   *     says nothing of use, or two labels for one place
   */
  static TruthTables read(SparkSession session, Path path) {
    LabelledFile labels = new LabelledFile(TruthFile.open(path, NEEDED, OPTIONAL));
    labels.file.check(labels::take);
    labels.refuseRepeated();
    Dataset<Row> rows =
        TruthTables.placed(
            labels
                .file
                .rows(session)
                .withColumnRenamed("file", TruthTables.FILE_NAME)
                .withColumn(TruthTables.ZONE, lit(TruthTables.LANDING)));
    Column[] where = {
      col(TruthTables.ZONE),
      Labels.PROVIDER.col(),
      Labels.FEED.col(),
      Labels.PERIOD.col(),
      col(TruthTables.FILE_NAME),
      Labels.LINE.col(),
      Labels.SLOT.col()
    };
    Dataset<Row> noErrors =
        rows.where(lit(false))
            .select(where)
            .withColumn(Labels.FIELD.name(), lit(""))
            .withColumn(Labels.ERROR.name(), lit(""));
    return new TruthTables(rows.select(withPerson(where)), noErrors, labels.traits, false);
  }

  private static Column[] withPerson(Column[] where) {
    Column[] all = Arrays.copyOf(where, where.length + 1);
    all[where.length] = Labels.PERSON.col();
    return all;
  }

  private Optional<TruthFile.Wrong> take(TruthFile.Line line) {
    if (Period.parse(line.cell("period")).isEmpty()) {
      return wrong("period is none", "write it as 2023-24-Q2");
    }
    if (!NUMBER.matcher(line.cell("line")).matches() || line.cell("line").matches("0+")) {
      return wrong("line is no number from 1", "count physical lines, the headings included");
    }
    if (!NUMBER.matcher(line.cell("slot")).matches()) {
      return wrong("slot is no number", "write 0 for whom the client id denotes");
    }
    if (line.cell("person").isBlank()) {
      return wrong("person is blank", "name the person, or remove the line");
    }
    return takeTraits(line).or(() -> takePlace(line));
  }

  private Optional<TruthFile.Wrong> takeTraits(TruthFile.Line line) {
    String decile = line.cell("deprivation");
    if (!decile.isEmpty()
        && !(NUMBER.matcher(decile).matches()
            && Integer.parseInt(decile) >= 1
            && Integer.parseInt(decile) <= DECILES)) {
      return wrong("deprivation is no decile", "write 1, the most deprived, to 10");
    }
    Optional<LocalDate> born = born(line.cell("born"));
    if (!line.cell("born").isEmpty() && born.isEmpty()) {
      return wrong("born is neither a date nor a month", "write it as 2019-03-14 or 2019-03");
    }
    String twin = line.cell("twin");
    if (!List.of("", "Y", "N").contains(twin)) {
      return wrong("twin is neither Y nor N", "write Y, N or nothing");
    }
    Traits told =
        new Traits(
            "",
            text(decile).map(Integer::valueOf),
            born,
            text(twin).map("Y"::equals),
            text(line.cell("ethnicity")),
            text(line.cell("language")));
    traits.merge(line.cell("person"), told, LabelledFile::both);
    return Optional.empty();
  }

  /** What stands first counts. */
  private static Traits both(Traits first, Traits more) {
    return new Traits(
        first.family(),
        first.deprivation().or(more::deprivation),
        first.born().or(more::born),
        first.isTwin().or(more::isTwin),
        first.ethnicity().or(more::ethnicity),
        first.language().or(more::language));
  }

  private static Optional<LocalDate> born(String text) {
    try {
      return text.length() == "2019-03".length()
          ? Optional.of(YearMonth.parse(text).atDay(1))
          : Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private Optional<TruthFile.Wrong> takePlace(TruthFile.Line line) {
    if (count == places.length) {
      places = Arrays.copyOf(places, 2 * count);
    }
    places[count++] = digest(place(line));
    return Optional.empty();
  }

  /**
   * Numbers of 64 bits are kept of millions of places, and where two are equal it is read again.
   */
  private void refuseRepeated() {
    long[] sorted = Arrays.copyOf(places, count);
    Arrays.sort(sorted);
    Set<Long> twice = new HashSet<>();
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] == sorted[i - 1]) {
        twice.add(sorted[i]);
      }
    }
    if (!twice.isEmpty()) {
      Map<String, Integer> first = new HashMap<>();
      file.check(
          line -> {
            String place = place(line);
            if (twice.contains(digest(place))) {
              Integer before = first.putIfAbsent(place, line.number());
              return before == null
                  ? Optional.empty()
                  : wrong(
                      "the place and slot of line " + before + " stand here again",
                      "keep one label for each slot of a row");
            }
            return Optional.empty();
          });
    }
  }

  private static String place(TruthFile.Line line) {
    return String.join(
        "\n",
        line.cell("provider"),
        line.cell("feed"),
        line.cell("period"),
        line.cell("file"),
        Integer.toString(Integer.parseInt(line.cell("line"))),
        Integer.toString(Integer.parseInt(line.cell("slot"))));
  }

  private static long digest(String place) {
    long digest = 0xcbf29ce484222325L;
    for (byte one : place.getBytes(StandardCharsets.UTF_8)) {
      digest = (digest ^ one) * 0x100000001b3L;
    }
    return digest;
  }

  private static Optional<String> text(String cell) {
    return Optional.of(cell).filter(known -> !known.isBlank());
  }

  private static Optional<TruthFile.Wrong> wrong(String problem, String remedy) {
    return Optional.of(new TruthFile.Wrong(problem, remedy));
  }
}
