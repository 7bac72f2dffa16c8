package org.goldthread.spark;

import static org.apache.spark.sql.types.DataTypes.BinaryType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.goldthread.table.Field;
import org.goldthread.table.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeTest {
  private static final Field PROVIDER = Field.required("provider", StringType, "who sent it");
  private static final Field ID = Field.required("id", BinaryType, "a person's id").asPersonal();
  private static final Field NAME = Field.required("name", StringType, "an id as text");
  private static final Field NUMBER = Field.optional("number", LongType, "a number");
  private static final Table TABLE = table("people", PROVIDER, ID, NAME, NUMBER);
  private static final Table BARE = table("gold/bare", ID, NAME);

  @TempDir Path root;
  private Lake lake;

  @BeforeEach
  void open() {
    lake = Lake.open(TestSession.get(), root.toString());
  }

  @Test
  void aMissingTableReadsAsAnEmptyOneOfItsShape() {
    assertThat(lake.version(TABLE)).isEqualTo(-1);
    assertThat(lake.read(TABLE, -1).schema().fieldNames())
        .containsExactly("provider", "id", "name", "number");
    assertThat(lake.read(TABLE, -1).count()).isZero();
  }

  @Test
  void theFirstWriteMakesADocumentedErasableTableInOneCommit() throws IOException {
    Written written = lake.append(TABLE, people("p1", "ann", "bob"), Commit.of("ingest", 1, -1));
    assertThat(written).isEqualTo(new Written(0, 2));
    assertThat(lake.commitsAfter(TABLE, -1)).hasSize(1);
    JsonNode metaData = logAction(TABLE, "metaData");
    assertThat(metaData.path("schemaString").asText()).contains("\"comment\":\"who sent it\"");
    JsonNode properties = metaData.path("configuration");
    assertThat(properties.path("delta.dataSkippingStatsColumns").asText()).isEqualTo("provider");
    assertThat(properties.path("delta.enableDeletionVectors").asText()).isEqualTo("false");
    assertThat(logAction(TABLE, "protocol").path("minReaderVersion").asInt()).isEqualTo(1);
  }

  @Test
  void aRequiredColumnWithoutAValueIsRefused() {
    Dataset<Row> rows = people("p1", "ann").withColumn("name", functions.lit(null).cast("string"));
    assertThatThrownBy(() -> lake.append(TABLE, rows, Commit.of("ingest", 1, -1)))
        .hasStackTraceContaining("column name of table people has no value");
    assertThat(lake.version(TABLE)).isEqualTo(-1);
  }

  @Test
  void aSubmissionIsReplacedInOneCommitAndTheOthersStay() {
    lake.append(TABLE, people("p1", "ann", "bob"), Commit.of("ingest", 1, -1));
    lake.append(TABLE, people("o'neil", "cleo"), Commit.of("ingest", 2, 0));
    lake.replaceWhere(
        TABLE,
        List.of(Map.of(PROVIDER, "o'neil")),
        people("o'neil", "dora", "eve"),
        Commit.of("ingest", 3, 1));
    assertThat(names(lake.read(TABLE, 2))).containsExactly("ann", "bob", "dora", "eve");
    assertThatThrownBy(
            () ->
                lake.deleteWhere(TABLE, List.of(Map.of(NAME, "ann")), Commit.of("withdraw", 4, 2)))
        .hasMessageContaining("would stand in the Delta log");
  }

  @Test
  void aDeletionThatFindsNothingIsACommitAllTheSame() {
    lake.append(TABLE, people("p1", "ann"), Commit.of("ingest", 1, -1));
    Written written =
        lake.mergeDelete(TABLE, people("p1", "nobody").select("id"), Commit.of("withdraw", 1, 0));
    assertThat(written).isEqualTo(new Written(1, 0));
    assertThat(lake.commitsAfter(TABLE, 0).get(0).stepOf(TABLE, 1)).contains("withdraw");
  }

  @Test
  void aWriteThatDeltaSkipsIsAnError() {
    lake.append(TABLE, people("p1", "ann"), Commit.of("ingest", 5, -1));
    assertThatThrownBy(() -> lake.append(TABLE, people("p1", "bob"), Commit.of("ingest", 5, 0)))
        .hasMessageContaining("Delta skipped a write of run 5: goldthread/people/ingest");
  }

  @Test
  void noIdIsInTheLogAndNothingOfAPersonIsLeftAfterDeletionAndVacuum() throws IOException {
    for (Table table : List.of(TABLE, BARE)) {
      lake.append(table, people("p1", "annabel-0123456789", "bob-9876543210"), first());
      lake.mergeDelete(
          table, people("p1", "annabel-0123456789").select("id"), Commit.of("erase", 1, 0));
      assertThat(filesThatHold(table, "_delta_log", "annabel-0123456789")).isEmpty();
      assertThat(filesThatHold(table, "_delta_log", "bob-9876543210")).isEmpty();
      var session = Sessions.like(TestSession.get());
      session.conf().set("spark.databricks.delta.retentionDurationCheck.enabled", "false");
      session.conf().set("spark.databricks.delta.vacuum.parallelDelete.enabled", "false");
      DeltaTable.forPath(session, lake.location(table)).vacuum(0);
      assertThat(names(lake.read(table, 1))).containsExactly("bob-9876543210");
      assertThat(filesThatHold(table, "", "annabel-0123456789")).isEmpty();
    }
  }

  @Test
  void equalTablesHaveEqualFingerprintsHoweverTheirFilesLie() {
    lake.append(TABLE, people("p1", "ann", "bob", "cleo").repartition(3), first());
    lake.append(BARE, people("p1", "ann", "bob"), first());
    Table other = table("other", PROVIDER, ID, NAME, NUMBER);
    lake.append(other, people("p1", "cleo"), first());
    lake.append(other, people("p1", "bob", "ann"), Commit.of("more", 1, 0));
    assertThat(lake.fingerprint(other, 1)).isEqualTo(lake.fingerprint(TABLE, 0));
    assertThat(lake.fingerprint(other, 0)).isNotEqualTo(lake.fingerprint(TABLE, 0));
    assertThat(lake.fingerprint(TABLE, -1)).isNotEqualTo(lake.fingerprint(BARE, -1));
  }

  private List<Path> filesThatHold(Table table, String below, String name) throws IOException {
    byte[] raw = name.getBytes(StandardCharsets.UTF_8);
    List<byte[]> forms =
        List.of(
            Arrays.copyOf(raw, 12),
            HexFormat.of().formatHex(raw).substring(0, 16).getBytes(StandardCharsets.UTF_8),
            Base64.getEncoder()
                .encodeToString(raw)
                .substring(0, 12)
                .getBytes(StandardCharsets.UTF_8));
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of(lake.location(table)).resolve(below))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        if (forms.stream().anyMatch(form -> contains(bytes, form))) {
          found.add(file);
        }
      }
    }
    return found;
  }

  private static boolean contains(byte[] bytes, byte[] form) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return text.contains(new String(form, StandardCharsets.ISO_8859_1));
  }

  private JsonNode logAction(Table table, String action) throws IOException {
    Path log = Path.of(lake.location(table), "_delta_log", "00000000000000000000.json");
    for (String line : Files.readAllLines(log)) {
      JsonNode node = new ObjectMapper().readTree(line);
      if (node.has(action)) {
        return node.get(action);
      }
    }
    throw new AssertionError("no " + action);
  }

  private static List<String> names(Dataset<Row> rows) {
    return rows.orderBy("name").collectAsList().stream()
        .map(row -> row.<String>getAs("name"))
        .toList();
  }

  private static Commit first() {
    return Commit.of("ingest", 1, -1);
  }

  private static Dataset<Row> people(String provider, String... names) {
    List<Row> rows =
        Arrays.stream(names)
            .map(
                name ->
                    RowFactory.create(
                        provider,
                        name.getBytes(StandardCharsets.UTF_8),
                        name,
                        (long) name.length()))
            .toList();
    return TestSession.get().createDataFrame(rows, TABLE.schema());
  }

  private static Table table(String path, Field... fields) {
    return new Table(
        path.substring(path.lastIndexOf('/') + 1),
        path,
        "made up",
        List.of(fields),
        List.of(ID),
        List.of(),
        Table.Kind.STATE);
  }
}
