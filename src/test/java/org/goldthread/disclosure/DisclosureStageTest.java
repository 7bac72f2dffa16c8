package org.goldthread.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.goldthread.spark.TestSession;
import org.goldthread.table.Published;
import org.junit.jupiter.api.Test;

/** Disclosure control inside Spark. */
class DisclosureStageTest {
  private static final Cell CHILDREN = Cell.of("children", "2023-24-Q1", Cell.ALL);

  @Test
  void publishesRowsOfTheTableWhateverPartitionsTheCountsComeIn() {
    List<Row> counts =
        List.of(
            row(CHILDREN, 47, Received.ALL),
            row(CHILDREN.inGroup("ethnicity", "A"), 30, Received.ALL),
            row(CHILDREN.inGroup("ethnicity", "B"), 13, Received.ALL),
            row(CHILDREN.inGroup("ethnicity", "C"), 4, Received.ALL),
            row(CHILDREN.ofPeriod("2023-24-Q2"), 0, Received.NONE));
    Dataset<Row> published =
        DisclosureStage.published(
            TestSession.get().createDataFrame(counts, CountColumns.SCHEMA).repartition(5),
            "draft",
            new DisclosureControl(DisclosurePreset.named("csds"), Relations.NONE, Set.of()));

    assertThat(published.schema().treeString()).isEqualTo(Published.TABLE.schema().treeString());
    assertThat(published.collectAsList())
        .extracting(row -> row.mkString(" "))
        .containsExactly(
            "draft children 2023-24-Q1 all    45.0 rounded null all null",
            "draft children 2023-24-Q1 all  ethnicity A 30.0 rounded 67 all null",
            "draft children 2023-24-Q1 all  ethnicity B null suppressed null all null",
            "draft children 2023-24-Q1 all  ethnicity C null suppressed null all null",
            "draft children 2023-24-Q2 all    null not_received null none null");
  }

  @Test
  void readsTheFiguresOfPublishedRowsBack() {
    DisclosureControl control =
        new DisclosureControl(DisclosurePreset.named("csds"), Relations.NONE, Set.of());
    List<ExactCount> counts =
        List.of(
            new ExactCount(CHILDREN, 47, Received.SOME),
            new ExactCount(CHILDREN.ofService("a"), 3, Received.ALL),
            new ExactCount(CHILDREN.inGroup("sex", "F"), 20, Received.SOME),
            new ExactCount(
                CHILDREN.ofPeriod("2023-24-Q2"), 0, Received.NONE, List.of("team/a", "team/b")));
    assertThat(
            DisclosureStage.published(
                    TestSession.get()
                        .createDataFrame(
                            counts.stream().map(CountColumns::row).toList(), CountColumns.SCHEMA),
                    "draft",
                    control)
                .collectAsList())
        .extracting(DisclosureStage::figure)
        .isEqualTo(control.published(counts));
  }

  private static Row row(Cell cell, long count, Received received) {
    return CountColumns.row(new ExactCount(cell, count, received));
  }
}
