package org.goldthread.golden;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Measure;
import org.goldthread.config.Programmes;
import org.goldthread.measure.Age;
import org.goldthread.measure.Derived;
import org.goldthread.measure.Measurement;
import org.goldthread.measure.Scorer;

/** Measures that are worked out from several scores on one line of a file. */
final class WorkedOut implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  private static final String GIVEN = "given";
  private static final String SEX = "sex_stated";
  private static final String BIRTH_MONTH = "birth_month_stated";

  /** What a line's scores have in common. */
  private static final List<String> PLACE =
      List.of(
          "provider",
          "feed",
          "period",
          "file",
          "line",
          "slot",
          "individual_id",
          "role",
          "event_date",
          "time_point");

  /** What differs between them. */
  private static final List<String> RESULT = List.of("part", "measure", "score", "band");

  private static final int MID_MONTH = 15;
  private static final int DECIMALS = 4;

  private final ConfigFiles files;

  private WorkedOut(ConfigFiles files) {
    this.files = files;
  }

  /**
   * The same facts and those that follow from the scores of a line, whose part is negative; none
   * follows where something is missing. A person is taken to be born in the middle of the month,
   * and the form of a measure with cut-offs must be named by the time point. One pass: what is
   * worked out comes with what it is worked out from, and nothing is read twice.
   *
   * @param facts attributed rows with the columns {@code measure}, {@code time_point}, {@code
   *     score} and {@code band}
   * @param files the configuration, which tasks read the rules from
   * @param sex F or M, null if not known
   * @param birthMonth month of birth as {@code yyyy-MM}, null if not known
   */
  static Dataset<Row> with(Dataset<Row> facts, ConfigFiles files, Column sex, Column birthMonth) {
    Column[] given = RESULT.stream().map(name -> col(name)).toArray(Column[]::new);
    return facts
        .withColumn(SEX, sex)
        .withColumn(BIRTH_MONTH, birthMonth)
        .groupBy(PLACE.stream().map(name -> col(name)).toArray(Column[]::new))
        .agg(
            sort_array(collect_list(struct(given))).as(GIVEN),
            max(col(SEX)).as(SEX),
            max(col(BIRTH_MONTH)).as(BIRTH_MONTH))
        .mapPartitions(new WorkedOut(files), Encoders.row(shape(facts.schema())));
  }

  private static Collection<Measure> derived(ConfigFiles files) {
    return Programmes.cached(files).mel().measures().values().stream()
        .filter(Measure::isDerived)
        .toList();
  }

  private static StructType shape(StructType facts) {
    return new StructType(
        Stream.concat(PLACE.stream(), RESULT.stream())
            .map(facts::apply)
            .toArray(StructField[]::new));
  }

  @Override
  public Iterator<Row> call(Iterator<Row> lines) {
    Scorer scorer = new Scorer(Programmes.cached(files).mel().measures());
    return new Results(scorer, derived(files), lines);
  }

  /** Line by line, so that a task holds one line's facts at a time. */
  private static final class Results implements Iterator<Row> {
    private final Scorer scorer;
    private final Collection<Measure> wanted;
    private final Iterator<Row> lines;
    private final ArrayDeque<Row> ready = new ArrayDeque<>();

    Results(Scorer scorer, Collection<Measure> wanted, Iterator<Row> lines) {
      this.scorer = scorer;
      this.wanted = wanted;
      this.lines = lines;
    }

    @Override
    public boolean hasNext() {
      while (ready.isEmpty() && lines.hasNext()) {
        take(lines.next());
      }
      return !ready.isEmpty();
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return ready.remove();
    }

    private void take(Row line) {
      List<Row> given = line.getList(line.fieldIndex(GIVEN));
      given.forEach(one -> ready.add(fact(line, one.get(0), one.get(1), one.get(2), one.get(3))));
      Measurement taken = taken(line, given);
      int part = 0;
      for (Measure measure : wanted) {
        part--;
        Derived derived = scorer.derive(measure.code(), about(measure, taken, line));
        if (derived.score().isPresent()) {
          String score = text(derived.score().orElseThrow());
          ready.add(fact(line, part, measure.code(), score, derived.band().orElse(null)));
        }
      }
    }
  }

  private static Measurement taken(Row line, List<Row> given) {
    Measurement taken = Measurement.empty();
    for (Row one : given) {
      Optional<Double> score = number(one.getString(2));
      if (score.isPresent() && !taken.scores().containsKey(one.getString(1))) {
        taken = taken.scored(one.getString(1), score.get());
      }
    }
    String point = line.getAs("time_point");
    String sex = line.getAs(SEX);
    taken = point == null ? taken : taken.at(point);
    return sex == null ? taken : taken.of(sex);
  }

  private static Measurement about(Measure measure, Measurement taken, Row line) {
    String birthMonth = line.getAs(BIRTH_MONTH);
    if (birthMonth == null || !(measure.scoring() instanceof Measure.Lms)) {
      return taken;
    }
    LocalDate born = YearMonth.parse(birthMonth).atDay(MID_MONTH);
    LocalDate day = line.<Date>getAs("event_date").toLocalDate();
    return day.isBefore(born) ? taken : taken.aged(Age.between(born, day));
  }

  private static Optional<Double> number(String text) {
    try {
      return text == null ? Optional.empty() : Optional.of(Double.valueOf(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Row fact(Row line, Object... result) {
    List<Object> values = new ArrayList<>();
    PLACE.forEach(name -> values.add(line.getAs(name)));
    values.addAll(Arrays.asList(result));
    return RowFactory.create(values.toArray());
  }

  private static String text(double score) {
    return BigDecimal.valueOf(score)
        .setScale(DECIMALS, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
