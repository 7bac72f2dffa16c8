package org.goldthread.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.goldthread.config.Programmes;
import org.goldthread.table.DimField;
import org.goldthread.table.DimMeasure;
import org.junit.jupiter.api.Test;

class ConfiguredDimensionsTest {
  private final List<Row> fields =
      ConfiguredDimensions.fields(Programmes.load(Path.of("conf/lambeth")));

  @Test
  void aFieldThatAServiceDoesNotAskIsToldFromOneThatItAsks() {
    assertThat(isAsked("baby-steps-registration", 0, "lone_parent")).isTrue();
    assertThat(isAsked("caseload-midwifery-registration", 0, "lone_parent")).isFalse();
    assertThat(isAsked("baby-steps-registration", -1, "client_id")).isTrue();
  }

  @Test
  void everyFieldStandsOnceForAFeedAndPerson() {
    Set<String> places = new HashSet<>();
    fields.forEach(row -> places.add(row.get(0) + " " + row.get(1) + " " + row.get(2)));
    assertThat(places).hasSameSizeAs(fields);
    assertThat(fields).allMatch(row -> row.length() == DimField.TABLE.schema().length());
  }

  @Test
  void aMeasureTellsWhatItsScoresMeanAndWhetherThatWasChecked() {
    List<Row> measures = ConfiguredDimensions.measures(Programmes.load(Path.of("conf/lambeth")));
    assertThat(measures).allMatch(row -> row.length() == DimMeasure.TABLE.schema().length());
    assertThat(measures).extracting(row -> row.get(0)).doesNotHaveDuplicates();
    assertThat(measures)
        .filteredOn(row -> List.of("dc_0_5", "eyfsp_good_level", "C1").contains(row.get(0)))
        .extracting(row -> Stream.of(0, 2, 3, 4, 5, 6, 8).map(row::get).toList())
        .containsExactly(
            Arrays.asList("C1", null, null, null, null, null, null),
            Arrays.asList("dc_0_5", "dc-0-5", "level", "lower", 1.0, 4.0, true),
            Arrays.asList("eyfsp_good_level", "eyfsp", null, "higher", 0.0, 1.0, true));
    assertThat(measures)
        .filteredOn(row -> row.get(0).equals("wellcomm"))
        .allMatch(row -> !row.getBoolean(8) && row.getString(7).contains("our reading"));
  }

  @Test
  void aSensitiveServiceIsShownWithItsStrand() {
    assertThat(ConfiguredDimensions.services(Programmes.load(Path.of("conf/lambeth"))))
        .filteredOn(row -> List.of("dv-groups", "baby-steps").contains(row.getString(0)))
        .extracting(row -> row.getBoolean(5) + " " + row.getString(6))
        .containsExactlyInAnyOrder("true Social & Emotional Development", "false baby-steps");
  }

  private boolean isAsked(String feed, int slot, String field) {
    return fields.stream()
        .filter(row -> row.get(0).equals(feed) && row.getInt(1) == slot)
        .filter(row -> row.get(2).equals(field))
        .map(row -> row.getBoolean(5))
        .findFirst()
        .orElseThrow();
  }
}
