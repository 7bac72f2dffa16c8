package org.goldthread.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.goldthread.config.Programmes;
import org.goldthread.table.DimMeasure;
import org.goldthread.table.FactAdminOutcome;
import org.goldthread.table.FactOutcome;
import org.junit.jupiter.api.Test;

/**
 * Scores in gold are told from each other by their bands. Takes longer than ten seconds where it is
 * the first to ask for the town's whole run, which other tests use too.
 */
class OutcomesTest {
  private final List<Row> facts = Town.contents().of(FactAdminOutcome.TABLE);

  @Test
  void everyReviewHasABandForEachDomain() {
    assertThat(facts)
        .filteredOn(row -> code(row).startsWith("asq3_") && part(row) >= 0)
        .isNotEmpty()
        .allSatisfy(
            row -> assertThat(row.<String>getAs("band")).isIn("below_cut_off", "at_or_above"));
  }

  @Test
  void everyPupilHasAGoodLevelOrNotByTheGoalsOfTheSameLine() {
    List<String> goals =
        Programmes.cached(Town.files()).mel().measures().get("eyfsp_good_level").parts();
    Map<String, Boolean> allExpected =
        facts.stream()
            .filter(row -> goals.contains(code(row)))
            .collect(
                Collectors.toMap(
                    OutcomesTest::place,
                    row -> Double.parseDouble(row.getAs("score")) >= 2,
                    Boolean::logicalAnd));
    List<Row> levels = facts.stream().filter(row -> code(row).equals("eyfsp_good_level")).toList();
    assertThat(levels)
        .isNotEmpty()
        .allSatisfy(
            row ->
                assertThat(row.<String>getAs("band"))
                    .isEqualTo(allExpected.get(place(row)) ? "good_level" : "not_reached"));
  }

  @Test
  void everyMeasureInTheFactsIsInTheDimension() {
    List<String> known =
        Town.contents().of(DimMeasure.TABLE).stream().map(row -> row.getString(0)).toList();
    assertThat(facts)
        .extracting(OutcomesTest::code)
        .filteredOn(code -> !code.isEmpty())
        .isSubsetOf(known);
    assertThat(Town.contents().of(FactOutcome.TABLE))
        .isNotEmpty()
        .extracting(row -> row.<String>getAs("measure"))
        .isSubsetOf(known);
  }

  private static String code(Row row) {
    String measure = row.getAs("measure");
    return measure == null ? "" : measure;
  }

  private static int part(Row row) {
    return row.<Integer>getAs("part");
  }

  private static String place(Row row) {
    return List.of("provider", "feed", "period", "file", "line", "slot").stream()
        .map(name -> String.valueOf(row.<Object>getAs(name)))
        .collect(Collectors.joining(" "));
  }
}
