package org.goldthread.job;

import static org.apache.spark.sql.types.DataTypes.BinaryType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.goldthread.spark.TestSession;
import org.goldthread.table.Field;
import org.goldthread.table.Table;

/** Four small made-up tables and rows for them. */
final class Bed {
  static final Field PROVIDER = Field.required("provider", StringType, "who sent it");
  static final Field ID = Field.required("id", BinaryType, "a person's id").asPersonal();
  static final Field NUMBER = Field.optional("number", LongType, "a number");

  static final Table SENT = table("sent");
  static final Table KEPT = table("kept");
  static final Table TOTAL = table("gold/total");
  static final Table AUDIT = table("audit");
  static final List<Table> TABLES = List.of(SENT, KEPT, TOTAL, AUDIT);

  private Bed() {}

  static Table table(String path) {
    return new Table(
        path.substring(path.lastIndexOf('/') + 1),
        path,
        "made up",
        List.of(PROVIDER, ID, NUMBER),
        List.of(ID),
        List.of(),
        Table.Kind.STATE);
  }

  static RunInputs inputs(String content) {
    return new RunInputs(
        Map.of("p/f/2023-24-Q1", content), "conf", "1", Map.of("id", "ab12"), Map.of("nhs", 1));
  }

  /** Rows of one provider, a row per id; the number is the id's length. */
  static Dataset<Row> rows(String provider, String... ids) {
    List<Row> rows =
        Arrays.stream(ids)
            .map(
                id ->
                    RowFactory.create(
                        provider, id.getBytes(StandardCharsets.UTF_8), (long) id.length()))
            .toList();
    return TestSession.get().createDataFrame(rows, SENT.schema());
  }
}
