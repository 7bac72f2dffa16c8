package org.goldthread.golden;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.goldthread.config.Measure;
import org.goldthread.config.Programmes;
import org.goldthread.measure.Age;
import org.goldthread.measure.BandRow;
import org.goldthread.measure.Measurement;
import org.goldthread.measure.Scorer;
import org.goldthread.spark.BandFacts;
import org.goldthread.spark.TestSession;
import org.junit.jupiter.api.Test;

/** Gold says of a score what the rules say of it. */
class BandingTest {
  private static final StructType SHAPE =
      new StructType()
          .add("measure", DataTypes.StringType)
          .add("time_point", DataTypes.StringType)
          .add("birth_month", DataTypes.StringType)
          .add("day", DataTypes.DateType)
          .add("score", DataTypes.DoubleType)
          .add("expected", DataTypes.StringType);

  private static final Map<String, Measure> MEASURES =
      Programmes.load(Path.of("conf/lambeth")).mel().measures();

  private final Scorer scorer = new Scorer(MEASURES);
  private final List<Row> rows = new ArrayList<>();

  /** Every measure that ships, at and beside every edge that its bands have. */
  @Test
  void agreesWithTheScorerAtEveryEdge() {
    for (Measure measure : MEASURES.values()) {
      if (!measure.isDerived()) {
        for (double score : scores(measure)) {
          add(measure.code(), score, Optional.empty());
          measure.intervals().forEach(i -> add(measure.code(), score, i.timePoint()));
          add(measure.code(), score, Optional.of("start"));
        }
      }
    }
    add("no_such", 1);
    assertThat(rows).hasSizeGreaterThan(200);
    assertThat(wrong()).isEmpty();
  }

  private static Collection<Double> scores(Measure measure) {
    TreeSet<Double> scores = new TreeSet<>(List.of(-1.0, 0.0, 1.0, 2.0, 1000.0));
    for (BandRow row : BandRow.ofScores(List.of(measure))) {
      for (double edge : List.of(row.lowest(), row.highest())) {
        scores.add(edge);
        scores.add(Math.nextUp(edge));
        scores.add(Math.nextDown(edge));
      }
    }
    return scores;
  }

  private void add(String code, double score, Optional<String> point) {
    Measurement taken = Measurement.empty().scored(code, score);
    Measurement then = point.map(taken::at).orElse(taken);
    rows.add(
        RowFactory.create(
            code,
            point.orElse(null),
            null,
            null,
            score,
            scorer.derive(code, then).band().orElse(null)));
  }

  private void add(String code, double score) {
    rows.add(RowFactory.create(code, null, null, null, score, null));
  }

  /** Born in June 2021: 30 months old on some day of December 2023. */
  @Test
  void anAgeFromTheMonthOfBirthAloneIsUsedWhereEveryDayOfItSaysTheSame() {
    aged("2021-06", "2023-12-15", 5, "green");
    aged("2021-06", "2024-01-15", 5, "green");
    aged("2021-06", "2023-12-15", 9, "green");
    aged("2021-06", "2023-12-15", 3, null);
    aged("2021-06", "2023-12-15", 1, "red");
    aged("2021-06", "2024-06-15", 5, null);
    aged("2021-06", "2024-07-15", 5, "amber");
    aged(null, "2024-07-15", 5, null);
    assertThat(wrong()).isEmpty();
    Measurement taken = Measurement.empty().scored("wellcomm", 5);
    LocalDate day = LocalDate.of(2024, 1, 15);
    for (int born : List.of(1, 30)) {
      Age age = Age.between(LocalDate.of(2021, 6, born), day);
      assertThat(scorer.derive("wellcomm", taken.aged(age)).band()).contains("green");
    }
  }

  private void aged(String birthMonth, String day, double score, String expected) {
    rows.add(
        RowFactory.create("wellcomm", "start", birthMonth, Date.valueOf(day), score, expected));
  }

  private List<Row> wrong() {
    Dataset<Row> facts = TestSession.get().createDataFrame(rows, SHAPE);
    Dataset<Row> banded =
        Banding.banded(
            facts,
            BandFacts.of(TestSession.get(), MEASURES.values()),
            col("birth_month"),
            col("day"));
    List<Row> all =
        banded.select("measure", "time_point", "score", "expected", "band").collectAsList();
    assertThat(all).as("each measurement once").hasSameSizeAs(rows);
    return all.stream().filter(row -> !Objects.equals(row.get(3), row.get(4))).toList();
  }
}
