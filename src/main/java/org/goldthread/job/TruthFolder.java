package org.goldthread.job;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.when;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.goldthread.config.Feed;
import org.goldthread.core.Role;
import org.goldthread.evaluation.Labels;
import org.goldthread.evaluation.Traits;

/** The truth folder of a sample, as the generator writes it. */
final class TruthFolder {
  private static final List<String> ROWS =
      List.of(
          "zone",
          "provider",
          "feed",
          "period",
          "file",
          "line",
          "kind",
          "slot",
          "role",
          "person",
          "family");
  private static final List<String> ERRORS =
      List.of("zone", "provider", "feed", "period", "file", "line", "slot", "field", "error");
  private static final List<String> PERSONS =
      List.of("person", "family", "role", "sex", "born", "birth_order");
  private static final List<String> FAMILIES =
      List.of(
          "family", "need", "in_area", "decile", "services", "father_lives_in", "carer_lives_in");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
  private static final String[] PLACE = {"zone", "provider", "feed", "period", "file_name", "line"};
  private static final String[] CLIENT = {"zone", "provider", "feed", "period", "client"};

  private final SparkSession session;
  private final Path folder;

  private TruthFolder(SparkSession session, Path folder) {
    this.session = session;
    this.folder = folder;
  }

  /**
   * Reads a folder.
   *
   * @param feeds the programme's feeds, some of which are filled from second files
   * @throws org.goldthread.core.GoldthreadException (user) if a file is missing or a line is not
   *     what the generator writes
   */
  static TruthTables read(SparkSession session, Path folder, Iterable<Feed> feeds) {
    TruthFolder truth = new TruthFolder(session, folder);
    Map<String, Traits> traits = truth.traits();
    Dataset<Row> people = truth.people(folder);
    Dataset<Row> errors = truth.errors(folder);
    Path again = folder.resolve(TruthTables.RESUBMISSIONS);
    if (Files.isDirectory(again)) {
      people = people.union(truth.people(again));
      errors = errors.union(truth.errors(again));
    }
    return new TruthTables(people, inFirstFiles(people, errors, feeds), traits, true);
  }

  private Dataset<Row> people(Path in) {
    TruthFile file = TruthFile.open(in.resolve("rows.csv"), ROWS, List.of());
    file.check(line -> place(line));
    return TruthTables.placed(named(file.rows(session)))
        .where(col("person").isNotNull())
        .select("zone", "provider", "feed", "period", "file_name", "line", "slot", "person");
  }

  private Dataset<Row> errors(Path in) {
    TruthFile file = TruthFile.open(in.resolve("errors.csv"), ERRORS, List.of());
    file.check(line -> place(line));
    return TruthTables.placed(named(file.rows(session)))
        .withColumn("slot", coalesce(col("slot"), lit(-1)))
        .withColumn(Labels.FIELD.name(), coalesce(col("field"), lit("")))
        .select(
            "zone",
            "provider",
            "feed",
            "period",
            "file_name",
            "line",
            "slot",
            Labels.FIELD.name(),
            Labels.ERROR.name());
  }

  /** Files at providers are known to the lake as tokens of the same name but its ending. */
  private static Dataset<Row> named(Dataset<Row> rows) {
    return rows.withColumn(
        TruthTables.FILE_NAME,
        when(
                col("zone").equalTo(TruthTables.AT_PROVIDER),
                regexp_replace(col("file"), "[.][^.]*$", ""))
            .otherwise(col("file")));
  }

  private static Optional<TruthFile.Wrong> place(TruthFile.Line line) {
    boolean isRight =
        NUMBER.matcher(line.cell("line")).matches()
            && (line.cell("slot").isEmpty() || NUMBER.matcher(line.cell("slot")).matches());
    return isRight
        ? Optional.empty()
        : Optional.of(
            new TruthFile.Wrong(
                "line or slot is no number", "use the file as the generator wrote it"));
  }

  /** What is wrong in a second file is wrong with the rows of the client that it fills. */
  private static Dataset<Row> inFirstFiles(
      Dataset<Row> people, Dataset<Row> errors, Iterable<Feed> feeds) {
    Column isSecond = lit(false);
    List<String> filled = new ArrayList<>();
    for (Feed feed : feeds) {
      if (feed.fill().isPresent()) {
        filled.add(feed.name());
        String pattern = feed.fill().get().file().replace("_", "\\_").replace('*', '%');
        isSecond =
            isSecond.or(col("feed").equalTo(feed.name()).and(col("file_name").ilike(pattern)));
      }
    }
    if (filled.isEmpty()) {
      return errors;
    }
    Dataset<Row> clients =
        people
            .where(col("slot").equalTo(0).and(col("feed").isin(filled.toArray())))
            .withColumnRenamed("person", "client")
            .drop("slot");
    Dataset<Row> moved =
        errors
            .where(isSecond)
            .join(clients, PLACE)
            .drop("file_name", "line")
            .join(clients.where(not(isSecond)), CLIENT)
            .select(columns(errors));
    return errors.where(not(isSecond)).union(moved).distinct();
  }

  private static Column[] columns(Dataset<Row> rows) {
    return List.of(rows.columns()).stream().map(name -> col(name)).toArray(Column[]::new);
  }

  private Map<String, Traits> traits() {
    Map<String, Integer> deciles = new HashMap<>();
    TruthFile.open(folder.resolve("families.csv"), FAMILIES, List.of())
        .check(
            line -> {
              String decile = line.cell("decile");
              if (NUMBER.matcher(decile).matches()) {
                deciles.put(line.cell("family"), Integer.valueOf(decile));
              }
              return Optional.empty();
            });
    Map<String, Traits> traits = new HashMap<>();
    Map<String, List<String>> births = new HashMap<>();
    TruthFile.open(folder.resolve("persons.csv"), PERSONS, List.of())
        .check(line -> person(line, deciles, births, traits));
    births.values().stream()
        .filter(born -> born.size() > 1)
        .flatMap(List::stream)
        .forEach(person -> traits.computeIfPresent(person, (name, known) -> twin(known)));
    return traits;
  }

  private static Optional<TruthFile.Wrong> person(
      TruthFile.Line line,
      Map<String, Integer> deciles,
      Map<String, List<String>> births,
      Map<String, Traits> traits) {
    String family = line.cell("family");
    LocalDate born;
    try {
      born = LocalDate.parse(line.cell("born"));
    } catch (DateTimeParseException e) {
      return Optional.of(
          new TruthFile.Wrong("born is no date", "use the file as the generator wrote it"));
    }
    boolean isChild = line.cell("role").equals(Role.CHILD.word());
    if (isChild) {
      births
          .computeIfAbsent(family + " " + born, unused -> new ArrayList<>(1))
          .add(line.cell("person"));
    }
    traits.put(
        line.cell("person"),
        new Traits(
            family,
            Optional.ofNullable(deciles.get(family)),
            Optional.of(born),
            isChild ? Optional.of(false) : Optional.empty(),
            Optional.empty(),
            Optional.empty()));
    return Optional.empty();
  }

  private static Traits twin(Traits known) {
    return new Traits(
        known.family(),
        known.deprivation(),
        known.born(),
        Optional.of(true),
        known.ethnicity(),
        known.language());
  }
}
