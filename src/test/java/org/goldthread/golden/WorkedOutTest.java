package org.goldthread.golden;

import static java.util.stream.Collectors.joining;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Programmes;
import org.goldthread.spark.TestSession;
import org.junit.jupiter.api.Test;

/** Several scores of one line make one more. */
class WorkedOutTest {
  private static final ConfigFiles FILES = ConfigFiles.read(Path.of("conf/lambeth"));
  private static final StructType SHAPE =
      new StructType()
          .add("provider", DataTypes.StringType)
          .add("feed", DataTypes.StringType)
          .add("period", DataTypes.StringType)
          .add("file", DataTypes.IntegerType)
          .add("line", DataTypes.LongType)
          .add("part", DataTypes.IntegerType)
          .add("slot", DataTypes.IntegerType)
          .add("individual_id", DataTypes.StringType)
          .add("role", DataTypes.StringType)
          .add("event_date", DataTypes.DateType)
          .add("measure", DataTypes.StringType)
          .add("time_point", DataTypes.StringType)
          .add("score", DataTypes.StringType)
          .add("band", DataTypes.StringType)
          .add("sex", DataTypes.StringType)
          .add("birth_month", DataTypes.StringType);

  private static final List<String> TOLD = List.of("line", "measure", "score", "band");

  private final List<Row> rows = new ArrayList<>();

  @Test
  void theScoresOfOneLineAndPersonBelongTogether() {
    List<String> goals = Programmes.cached(FILES).mel().measures().get("eyfsp_good_level").parts();
    for (int i = 0; i < goals.size(); i++) {
      add(1, i, goals.get(i), "reception", "2");
      add(2, i, goals.get(i), "reception", i == 3 ? "1" : "2");
      if (i != 5) {
        add(3, i, goals.get(i), "reception", "2");
      }
    }
    // Five years old in the middle of June 2023; the reference that ships has no other table.
    add(4, 0, "height_cm", "reception", "110");
    add(4, 1, "weight_kg", "reception", "20.5");
    add(5, 0, "height_cm", "reception", "110");
    add(6, 0, "weight_kg", "reception", "20.5");
    for (String domain :
        List.of(
            "communication", "gross_motor", "fine_motor", "problem_solving", "personal_social")) {
      add(7, domain.length(), "asq3_" + domain, "27_months", "45");
      add(8, domain.length(), "asq3_" + domain, "12_months", "20");
      add(9, domain.length(), "asq3_" + domain, null, "45");
    }
    add(10, 0, "wellbeing", "start", "3");

    List<Row> all =
        WorkedOut.with(
                TestSession.get().createDataFrame(rows, SHAPE),
                FILES,
                col("sex"),
                col("birth_month"))
            .collectAsList();
    assertThat(all).filteredOn(row -> row.<Integer>getAs("part") >= 0).hasSameSizeAs(rows);
    List<String> found =
        all.stream()
            .filter(row -> row.<Integer>getAs("part") < 0)
            .map(row -> TOLD.stream().map(name -> "" + row.getAs(name)).collect(joining(" ")))
            .sorted()
            .toList();
    assertThat(found)
        .containsExactly(
            "1 eyfsp_good_level 1 good_level",
            "2 eyfsp_good_level 0 not_reached",
            "4 bmi_clinical 1.1002 healthy_weight",
            "4 bmi_population 1.1002 overweight",
            "7 asq3_expected 1 expected",
            "8 asq3_expected 0 below_expected");
  }

  private void add(long line, int part, String measure, String point, String score) {
    rows.add(
        RowFactory.create(
            "someone",
            "a-feed",
            "2023-24-Q1",
            1,
            line,
            part,
            0,
            "abc",
            "child",
            Date.valueOf("2023-06-15"),
            measure,
            point,
            score,
            "a_band",
            "M",
            "2018-06"));
  }
}
