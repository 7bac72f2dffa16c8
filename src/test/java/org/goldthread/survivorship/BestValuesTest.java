package org.goldthread.survivorship;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Date;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.goldthread.fixture.RowsFixture;
import org.goldthread.spark.TestSession;
import org.goldthread.table.Attributions;
import org.goldthread.table.Rows;
import org.junit.jupiter.api.Test;

class BestValuesTest {
  private final List<Row> rows = new ArrayList<>();
  private final List<Row> attributions = new ArrayList<>();

  @Test
  void theMoreAuthoritativeSourceWinsOverALaterDate() {
    states("nhs", "2023-04-01", "ethnicity", "A");
    states("charity", "2023-09-01", "ethnicity", "B");

    assertThat(best()).containsExactly("ethnicity=A from nhs, rank 1");
  }

  @Test
  void ofEquallyAuthoritativeSourcesTheLatestEventDateWins() {
    states("charity", "2023-09-01", "lsoa", "new");
    states("charity", "2023-04-01", "lsoa", "old");

    assertThat(best()).containsExactly("lsoa=new from charity, rank 2");
  }

  @Test
  void aMissingValueNeverOverwrites() {
    states("charity", "2023-04-01", "ethnicity", "B");
    states("nhs", "2023-09-01", "disability", "Y");

    assertThat(best())
        .containsExactly("disability=Y from nhs, rank 1", "ethnicity=B from charity, rank 2");
  }

  @Test
  void aSourceThatTheOrderDoesNotNameComesLast() {
    states("stranger", "2024-01-01", "ethnicity", "C");
    states("charity", "2023-04-01", "ethnicity", "B");

    assertThat(best()).containsExactly("ethnicity=B from charity, rank 2");
  }

  @Test
  void aTieIsBrokenTheSameWayWhateverTheOrderOfRows() {
    states("charity", "2023-04-01", "ethnicity", "D");
    states("charity", "2023-04-01", "ethnicity", "B");
    List<String> one = best();
    Collections.reverse(rows);

    assertThat(best()).isEqualTo(one).containsExactly("ethnicity=B from charity, rank 2");
  }

  private void states(String provider, String date, String field, String value) {
    long line = rows.size() + 1;
    rows.add(
        RowFactory.create(
            provider,
            "feed",
            "2023-24-Q1",
            0,
            line,
            0,
            "registration",
            1L,
            "accepted",
            null,
            Date.valueOf(date),
            "2023-24-Q1",
            RowsFixture.bytes("key"),
            null,
            null,
            new Row[] {RowFactory.create(0, field, value), RowFactory.create(-1, field, "row")},
            new Row[0]));
    attributions.add(
        RowFactory.create(
            provider,
            "feed",
            "2023-24-Q1",
            0,
            line,
            0,
            0,
            RowsFixture.bytes("m" + line),
            RowsFixture.bytes("I"),
            "adult",
            "registered",
            ""));
  }

  private List<String> best() {
    Dataset<Row> ranks =
        TestSession.get()
            .createDataFrame(
                List.of(
                    RowFactory.create("nhs", "ethnicity", 1),
                    RowFactory.create("nhs", "disability", 1),
                    RowFactory.create("charity", "ethnicity", 2),
                    RowFactory.create("charity", "lsoa", 2)),
                new StructType()
                    .add("provider", DataTypes.StringType, false)
                    .add("field", DataTypes.StringType, false)
                    .add("rank", DataTypes.IntegerType, false));
    return BestValues.of(
            TestSession.get().createDataFrame(rows, Rows.TABLE.schema()),
            TestSession.get().createDataFrame(attributions, Attributions.TABLE.schema()),
            ranks)
        .orderBy("field")
        .collectAsList()
        .stream()
        .map(
            row ->
                row.getAs("field")
                    + "="
                    + row.getAs("value")
                    + " from "
                    + row.getAs("provider")
                    + ", rank "
                    + row.getAs("rank"))
        .toList();
  }
}
