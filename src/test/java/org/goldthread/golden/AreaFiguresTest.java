package org.goldthread.golden;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.goldthread.config.Programme.CodeList;
import org.goldthread.fixture.RowsFixture;
import org.goldthread.spark.TestSession;
import org.goldthread.table.FactIndicator;
import org.goldthread.table.Field;
import org.goldthread.table.RowStates;
import org.junit.jupiter.api.Test;

class AreaFiguresTest {
  private static final CodeList AREAS =
      new CodeList("area", Map.of("E05000429", "Stockwell"), Map.of(), Map.of("E05000429", "Ward"));
  private static final CodeList INDICATORS =
      new CodeList("indicator", Map.of("births", "Live births"), Map.of());

  @Test
  void anIndicatorThatIsStatedAgainCountsOnceAndWhatWasNotCollectedIsNoZero() {
    RowsFixture fixture = new RowsFixture();
    state(fixture, "2023-05-03", "month", "12", "Y");
    state(fixture, "2023-07-02", "month", "13", "Y");
    state(fixture, "2023-07-31", "quarter", null, "N");
    state(fixture, "2024-02-11", "year", "150", "Y");

    assertThat(facts(fixture))
        .containsExactlyInAnyOrder(
            "Stockwell Ward Live births month 2023-05-01 12.0 Y 2023-24 1",
            "Stockwell Ward Live births month 2023-07-01 13.0 Y 2023-24 2",
            "Stockwell Ward Live births quarter 2023-07-01 null N 2023-24 2",
            "Stockwell Ward Live births year 2023-04-01 150.0 Y 2023-24 1");
  }

  @Test
  void theLatestPeriodOfAFigureIsMarked() {
    RowsFixture fixture = new RowsFixture();
    state(fixture, "2023-05-03", "month", "12", "Y");
    state(fixture, "2023-05-31", "month", "14", "Y");

    List<Row> facts = table(fixture).select("numerator", "is_latest").collectAsList();
    assertThat(facts).filteredOn(row -> row.getBoolean(1)).hasSize(1);
    assertThat(facts).hasSize(2);
  }

  @Test
  void aProgrammeWithoutListsOfAreasNamesNone() {
    RowsFixture fixture = new RowsFixture();
    state(fixture, "2023-05-03", "month", "12", "Y");
    CodeList none = new CodeList("none", Map.of(), Map.of());

    assertThat(facts(fixture, none, none).select("area", "area_name").first())
        .isEqualTo(RowFactory.create("E05000429", null));
  }

  private static void state(
      RowsFixture fixture, String on, String frequency, String numerator, String collected) {
    RowsFixture.ARow row =
        fixture
            .accepted("figures", "indicator", on)
            .states("area", "E05000429")
            .states("indicator", "births")
            .states("frequency", frequency)
            .states("source", "ons_births")
            .states("collected", collected);
    if (numerator != null) {
      row.states("numerator", numerator);
    }
    row.done();
  }

  private static Dataset<Row> table(RowsFixture fixture) {
    return facts(fixture, AREAS, INDICATORS);
  }

  private static Dataset<Row> facts(RowsFixture fixture, CodeList areas, CodeList indicators) {
    Dataset<Row> rows = fixture.rows();
    Dataset<Row> states =
        rows.select(RowStates.TABLE.primaryKey().stream().map(Field::col).toArray(Column[]::new))
            .withColumn(RowStates.COUNTED.name(), lit(true));
    Dataset<Row> feeds =
        TestSession.get().sql("select 'figures' as feed, cast(null as string) as service");
    return AreaFigures.of(rows, states, feeds, areas, indicators);
  }

  private static List<String> facts(RowsFixture fixture) {
    return table(fixture)
        .selectExpr(
            "concat_ws(' ', area_name, area_level, indicator_name, frequency, starts_on,"
                + " coalesce(cast(numerator as string), 'null'), collected, financial_year,"
                + " quarter)")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  @Test
  void theTableHasTheColumnsThatAreDeclared() {
    RowsFixture fixture = new RowsFixture();
    state(fixture, "2023-05-03", "month", "12", "Y");
    assertThat(table(fixture).columns()).containsExactly(FactIndicator.TABLE.schema().names());
  }
}
