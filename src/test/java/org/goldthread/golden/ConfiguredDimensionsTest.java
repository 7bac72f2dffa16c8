package org.goldthread.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.goldthread.config.Programmes;
import org.goldthread.table.DimField;
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

  private boolean isAsked(String feed, int slot, String field) {
    return fields.stream()
        .filter(row -> row.get(0).equals(feed) && row.getInt(1) == slot)
        .filter(row -> row.get(2).equals(field))
        .map(row -> row.getBoolean(5))
        .findFirst()
        .orElseThrow();
  }
}
