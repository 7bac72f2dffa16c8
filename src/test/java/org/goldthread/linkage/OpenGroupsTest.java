package org.goldthread.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.goldthread.spark.TestSession;
import org.goldthread.table.Judgements;
import org.goldthread.table.Links;
import org.goldthread.table.Unresolved;
import org.junit.jupiter.api.Test;

/** An individual has one mention here, of its own name. */
class OpenGroupsTest {
  private final List<Row> unresolved = new ArrayList<>();
  private final List<Row> links = new ArrayList<>();
  private final List<Row> judgements = new ArrayList<>();

  @Test
  void theSidesOfASealedJudgementAreInNoGroupTogetherAndCountAsTwo() {
    group(1, "old", "new");
    group(2, "old too", "new too", "bare");
    group(2, "twin", "other twin", "bare twin");
    judge("j1", true, "old", "new");
    judge("j2", true, "old too", "new too");
    judge("j3", false, "twin", "other twin");

    assertThat(groups())
        .containsExactlyInAnyOrder(
            "old: old 1",
            "old too: old too 1",
            "old too: bare 1",
            "twin: twin 2",
            "twin: other twin 2",
            "twin: bare twin 2");
  }

  private void group(int atLeast, String... individuals) {
    for (String individual : individuals) {
      unresolved.add(
          RowFactory.create(bytes(individuals[0]), bytes(individual), "child", "why", atLeast));
      links.add(
          RowFactory.create(bytes(individual), bytes(individual), bytes(individual), "child"));
    }
  }

  private void judge(String id, boolean isSealed, String a, String b) {
    judgements.add(RowFactory.create(id, "a", bytes(a), isSealed, "why"));
    judgements.add(RowFactory.create(id, "b", bytes(b), isSealed, "why"));
  }

  private List<String> groups() {
    return OpenGroups.of(
            TestSession.get().createDataFrame(unresolved, Unresolved.TABLE.schema()),
            TestSession.get().createDataFrame(links, Links.TABLE.schema()),
            TestSession.get().createDataFrame(judgements, Judgements.TABLE.schema()))
        .collectAsList()
        .stream()
        .map(row -> text(row, 0) + ": " + text(row, 1) + " " + row.getAs("at_least"))
        .toList();
  }

  private static String text(Row row, int column) {
    return new String(row.<byte[]>getAs(column), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
