package org.goldthread.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.config.Programmes;
import org.goldthread.contract.FillTable;
import org.goldthread.fixture.Folders;
import org.goldthread.fixture.HostileFiles;
import org.goldthread.fixture.Workbooks;
import org.goldthread.intake.FeedEngine;
import org.goldthread.intake.FileInspection;
import org.goldthread.intake.IntakeSlice;
import org.goldthread.intake.Landing;
import org.goldthread.intake.Released;
import org.goldthread.intake.RowsOfSlices;
import org.goldthread.pseudonym.KeyFolder;
import org.goldthread.pseudonym.KeyName;
import org.goldthread.pseudonym.KeyReference;
import org.goldthread.spark.TestSession;
import org.goldthread.synth.Dirt;
import org.goldthread.synth.Synth;
import org.goldthread.synth.SynthOptions;
import org.goldthread.table.Rows;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/**
 * The row engine finds the same, by id, line and column, wherever it runs: as {@code validate}, as
 * the tool of a provider, and in the tasks of an intake. {@link ProviderJarIT} holds the jar itself
 * to it.
 */
class SameFindingsTest {
  private static final Path CONF = Path.of("conf/lambeth");
  private static final String HOSTILE_FEED = "baby-steps-registration";
  private static final int FINDING_ID = 0;
  private static final int FINDING_COLUMN = 3;

  private static Path folder;
  private static Path landing;
  private static KeyReference keys;
  private static ConfigFiles conf;
  private static Programme programme;
  private static Broadcast<ConfigFiles> sent;
  private static Broadcast<Released> nobody;

  @BeforeAll
  static void makeASample() {
    folder = Folders.temporary("same-findings");
    Path ring = folder.resolve("keys");
    KeyFolder.create(ring);
    Synth.generate(
        new SynthOptions(
            CONF, 200, 2, SynthOptions.FIRST, 11, ring, folder.resolve("sample"), Dirt.usual()));
    landing = folder.resolve("sample/landing");
    keys =
        KeyReference.to(
            ring,
            EnumSet.of(KeyName.PROGRAMME, KeyName.VAULT, KeyName.ID, KeyName.PLATFORM),
            Map.of());
    conf = ConfigFiles.read(CONF);
    programme = Programmes.cached(conf);
    JavaSparkContext context = JavaSparkContext.fromSparkContext(TestSession.get().sparkContext());
    sent = context.broadcast(conf);
    nobody = context.broadcast(Released.NOBODY);
  }

  @Test
  void inEverySampleFile() throws IOException {
    TreeSet<String> feeds = new TreeSet<>();
    int found = 0;
    for (Landing.Delivery delivery : deliveries(landing)) {
      if (!isSealed(delivery)) {
        found += sameFindings(delivery.folder(), delivery).size();
        feeds.add(delivery.feed().name());
      }
    }
    assertThat(feeds).hasSizeGreaterThanOrEqualTo(10);
    assertThat(found).isGreaterThan(5);
  }

  @Test
  void inEverySampleFileThatStaysAtHome() throws IOException {
    int files = 0;
    for (Path file : Folders.files(folder.resolve("sample/at-provider"))) {
      String feed = file.getParent().getParent().getFileName().toString();
      String period = file.getParent().getFileName().toString();
      assertThat(tool(feed, period, List.of(file)))
          .isEqualTo(validate(feed, period, List.of(file)));
      files++;
    }
    assertThat(files).isPositive();
  }

  @Test
  void inEveryHostileFile() throws IOException {
    Path bad = Files.createDirectories(folder.resolve("hostile"));
    Map<String, Path> files = HostileFiles.write(bad, good(), "Consent to share");
    Map<String, TreeSet<String>> ids = new TreeMap<>();
    for (Map.Entry<String, Path> file : files.entrySet()) {
      Landing.Delivery delivery = alone(file.getValue());
      List<String> found = sameFindings(file.getKey(), delivery);
      ids.put(file.getKey(), new TreeSet<>());
      found.forEach(finding -> ids.get(file.getKey()).add(finding.split(" ")[0]));
    }
    assertThat(ids.get("empty")).containsExactly("FIL-001");
    assertThat(ids.get("photo")).containsExactly("FIL-002");
    assertThat(ids.get("noise")).containsExactly("FIL-003");
    assertThat(ids.get("only headings")).containsExactly("FIL-005");
    assertThat(ids.get("two columns of one name")).containsExactly("FIL-007");
    assertThat(ids.get("workbook cut short")).containsExactly("FIL-010");
    assertThat(ids.get("heading missing")).contains("MAP-001");
    assertThat(ids.get("workbook of two sheets")).contains("MAP-012");
    assertThat(ids.get("record of two MiB")).contains("ROW-001");
    assertThat(ids.get("quote over too many lines")).contains("ROW-002");
    assertThat(ids.get("text after a quote")).contains("ROW-003");
    assertThat(ids.get("quote never closed")).contains("ROW-004");
    assertThat(ids.get("ragged rows")).contains("ROW-010");
    assertThat(ids.get("all rows rejected")).contains("CON-002");
    List<String> good = found(files.get("good"));
    for (String harmless :
        List.of(
            "two hundred columns",
            "no final newline",
            "carriage returns",
            "semicolons",
            "nul bytes",
            "utf-16",
            "utf-16 big endian",
            "byte order mark",
            "workbook")) {
      assertThat(found(files.get(harmless))).as(harmless).isEqualTo(good);
    }
    assertThat(found(files.get("windows-1252"))).isEqualTo(found(files.get("utf-8 with accents")));
  }

  @Test
  void theSampleAsWorkbooksGivesTheSameRowsKeysAndFindings() throws IOException {
    Path books = folder.resolve("books");
    int files = 0;
    for (Landing.Delivery delivery : deliveries(landing)) {
      if (!isSealed(delivery)) {
        Path target = Files.createDirectories(books.resolve(delivery.folder()));
        for (Landing.LandedFile file : delivery.files()) {
          // The name is kept: a second file is known by it.
          Workbooks.sameAs(
              file.path(), delivery.feed().format(), target.resolve(file.path().getFileName()));
          files++;
        }
        assertThat(rows(alike(delivery, books))).as(delivery.folder()).isEqualTo(rows(delivery));
      }
    }
    assertThat(files).isGreaterThan(20);
  }

  private static Landing.Delivery alike(Landing.Delivery delivery, Path root) {
    return deliveries(root).stream()
        .filter(other -> other.folder().equals(delivery.folder()))
        .findFirst()
        .orElseThrow();
  }

  /** What all three find in a submission. */
  private static List<String> sameFindings(String what, Landing.Delivery delivery)
      throws IOException {
    String feed = delivery.feed().name();
    String period = delivery.period().toString();
    List<Path> files = delivery.files().stream().map(Landing.LandedFile::path).toList();
    List<String> here = validate(feed, period, files);
    assertThat(tool(feed, period, files)).as("%s: the provider's tool", what).isEqualTo(here);
    assertThat(intake(delivery)).as("%s: intake", what).isEqualTo(here);
    return here;
  }

  private static List<String> found(Path file) throws IOException {
    return validate(HOSTILE_FEED, "2023-24-Q1", List.of(file));
  }

  private static List<String> validate(String feed, String period, List<Path> files)
      throws IOException {
    StringWriter out = new StringWriter();
    new CommandLine(new ValidateCommand())
        .setOut(new PrintWriter(out))
        .execute(arguments(feed, period, files).toArray(String[]::new));
    return findings(feed, out.toString());
  }

  private static List<String> tool(String feed, String period, List<Path> files)
      throws IOException {
    List<String> arguments = arguments(feed, period, files);
    arguments.add(0, "validate");
    return findings(feed, AtHome.run(arguments.toArray()).lastLine());
  }

  private static List<String> arguments(String feed, String period, List<Path> files) {
    List<String> arguments = new ArrayList<>();
    files.forEach(file -> arguments.add(file.toString()));
    arguments.addAll(
        List.of("--feed", feed, "--period", period, "--conf", CONF.toString(), "--json"));
    return arguments;
  }

  /** Id, line and column; of a second file's rows only the provider is told. */
  private static List<String> findings(String feed, String json) throws IOException {
    List<String> findings = new ArrayList<>();
    for (JsonNode finding : new ObjectMapper().readTree(json).get("findings")) {
      boolean ofSecond =
          FillTable.isSecondFile(programme.feeds().get(feed), finding.get("file").asText());
      if (!ofSecond || finding.get("severity").asText().equals("file")) {
        findings.add(
            shown(
                finding.get("id").asText(),
                finding.get("line").asLong(),
                finding.get("column").asInt()));
      }
    }
    return findings.stream().sorted().toList();
  }

  private static List<String> intake(Landing.Delivery delivery) {
    List<String> findings = new ArrayList<>();
    FileInspection.Result seen = inspected(delivery);
    seen.findings().forEach(f -> findings.add(shown(f.id().id(), f.line(), f.column())));
    for (Row row : read(seen)) {
      for (Object finding : row.<Object[]>getAs(Rows.TABLE.fields().indexOf(Rows.FINDINGS))) {
        Row one = (Row) finding;
        findings.add(
            shown(
                one.getString(FINDING_ID),
                row.getLong(Rows.TABLE.fields().indexOf(Rows.LINE)),
                one.getInt(FINDING_COLUMN)));
      }
    }
    return findings.stream().sorted().toList();
  }

  private static String shown(String id, long line, int column) {
    return id + " line " + line + " column " + column;
  }

  /** All that intake makes of a submission, but for the numbers of its files. */
  private static List<String> rows(Landing.Delivery delivery) {
    FileInspection.Result seen = inspected(delivery);
    List<String> rows = new ArrayList<>();
    seen.findings().forEach(finding -> rows.add(finding.toString()));
    int file = Rows.TABLE.fields().indexOf(Rows.FILE);
    for (Row row : read(seen)) {
      List<String> parts = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        parts.add(i == file ? "" : RowText.of(row.get(i)));
      }
      rows.add(parts.toString());
    }
    return rows.stream().sorted().toList();
  }

  private static FileInspection.Result inspected(Landing.Delivery delivery) {
    return FileInspection.of(FeedEngine.of(conf, delivery), delivery, programme, keys::open);
  }

  private static List<Row> read(FileInspection.Result seen) {
    RowsOfSlices reader = new RowsOfSlices(sent, keys, 1, RowsOfSlices.Wanted.ROWS, nobody);
    List<Row> rows = new ArrayList<>();
    for (IntakeSlice slice : seen.slices()) {
      reader.call(slice).forEachRemaining(rows::add);
    }
    return rows;
  }

  private static List<Landing.Delivery> deliveries(Path root) {
    return Landing.scan(root, programme, Landing.Selection.ALL).deliveries();
  }

  private static boolean isSealed(Landing.Delivery delivery) {
    return delivery.feed().route() == Feed.Route.TOKENS && delivery.feed().scheme().equals("gt1");
  }

  /** A good file of the feed that the hostile ones are made of. */
  private static String good() throws IOException {
    Landing.Delivery delivery =
        deliveries(landing).stream()
            .filter(d -> d.feed().name().equals(HOSTILE_FEED))
            .reduce((earlier, later) -> later)
            .orElseThrow();
    return Files.readString(delivery.files().get(0).path());
  }

  /** A submission of one file. */
  private static Landing.Delivery alone(Path file) throws IOException {
    Path root = folder.resolve("landing");
    Folders.remove(root);
    Feed feed = programme.feeds().get(HOSTILE_FEED);
    Path place =
        Files.createDirectories(
            root.resolve(feed.provider()).resolve(feed.name()).resolve("2023-24-Q1"));
    Files.copy(file, place.resolve(file.getFileName()));
    try (Stream<Landing.Delivery> only = deliveries(root).stream()) {
      return only.findFirst().orElseThrow();
    }
  }
}
