package org.goldthread.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.goldthread.spark.TestSession;
import org.goldthread.table.RowStates;
import org.goldthread.table.Rows;
import org.junit.jupiter.api.Test;

/** The view by which the findings of rows are read as a table. */
class FindingsViewTest {
  private static final Path PAGE =
      Path.of("src/site/markdown/adr/0010-findings-stay-in-their-rows.md");

  @Test
  void givesEachFindingWithThePlaceOfItsRow() throws IOException {
    SparkSession session = TestSession.get();
    session
        .createDataFrame(
            List.of(
                row(
                    2,
                    finding("VAL-001", "note", "ethnicity", 9),
                    finding("KEY-001", "reject", "", 0)),
                row(3)),
            Rows.TABLE.schema())
        .createOrReplaceTempView("rows");

    session
        .createDataFrame(
            List.of(
                RowFactory.create(
                    "team",
                    "club",
                    "2023-24-Q2",
                    7,
                    2L,
                    0,
                    "rejected",
                    "KEY-001",
                    0,
                    false,
                    new Row[] {finding("HIS-002", "note", "client_id", 0)})),
            RowStates.TABLE.schema())
        .createOrReplaceTempView("row_states");

    session.sql(sql());

    assertThat(session.table("findings").orderBy("id").collectAsList())
        .containsExactly(
            found("HIS-002", "note", "client_id", 0),
            found("KEY-001", "reject", "", 0),
            found("VAL-001", "note", "ethnicity", 9));
    session.catalog().dropTempView("findings");
    session.catalog().dropTempView("row_states");
    session.catalog().dropTempView("rows");
  }

  private static String sql() throws IOException {
    String page = Files.readString(PAGE);
    int from = page.indexOf("```sql\n") + "```sql\n".length();
    return page.substring(from, page.indexOf("```", from));
  }

  private static Row finding(String id, String severity, String field, int column) {
    return RowFactory.create(id, severity, field, column);
  }

  private static Row row(long line, Row... findings) {
    return RowFactory.create(
        "team",
        "club",
        "2023-24-Q2",
        7,
        line,
        0,
        "registration",
        1L,
        "rejected",
        "KEY-001",
        null,
        null,
        null,
        null,
        null,
        null,
        findings);
  }

  private static Row found(String id, String severity, String field, int column) {
    return RowFactory.create(
        "team", "club", "2023-24-Q2", 7, 2L, 0, "rejected", id, severity, field, column);
  }
}
