package org.goldthread.contract;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiConsumer;
import org.goldthread.config.Feed;
import org.goldthread.fixture.Book;
import org.goldthread.fixture.Workbooks;
import org.goldthread.reading.Formula;
import org.goldthread.validation.Feedback;
import org.goldthread.validation.Validation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The feedback goes out, comes back filled in, and changes the rows that it names. */
class CorrectionsTest {
  private static final String HEADINGS =
      "Client ID,Registered,Consent,First name,DOB,Gender,Postcode,NHS number,Ethnicity,"
          + "Carer email,Carer mobile,Carer NHS number\n";
  private static final String ROWS =
      HEADINGS
          + "C-1,12/08/2023,Yes,Ade,07/03/2019,F,SW9 8AA,,,,,\n"
          + "C-2,12/08/2023,No,Bo,07/03/2019,M,SW9 BAA,,,,,\n"
          + "C-3,12/08/2023,Yes,Cy,07/03/2019,M,SW9 BAA,,=1+1,'=x,07700 900123,\n"
          + "C-4,12/08/2023,Yes,\"Zoë\nDi\",07/03/2019,F,SW9 8AA,,Blak African,,,\n"
          + "C-5,12/08/2023,Yes,Ed,07/03/2019,M,,,,,,\n";

  @TempDir Path folder;

  private final Sample sample = Sample.childRegistration();
  private Path clients;

  @BeforeEach
  void land() throws IOException {
    clients = Files.writeString(folder.resolve("clients.csv"), ROWS, StandardCharsets.UTF_8);
  }

  /** A line of a feedback file by its headings. */
  private static final class Line extends LinkedHashMap<String, String> {
    private static final long serialVersionUID = 1L;

    boolean isFor(long line, String finding) {
      return get("line").equals(Long.toString(line)) && get("finding").equals(finding);
    }
  }

  @Test
  void feedbackRepeatsWholeWhatIsRejectedOrCanBeRepairedAndNothingOfARefusal() throws IOException {
    String csv = csv(validate(clients));
    List<Line> lines = lines(csv);

    assertThat(lines)
        .filteredOn(line -> !line.get("row").isEmpty())
        .extracting(line -> line.get("line") + " " + line.get("finding"))
        .as("mother and child share the postcode")
        .containsExactly(
            "4 VAL-006", "4 VAL-001", "4 VAL-004", "4 VAL-006", "5 VAL-001", "7 REQ-001");
    assertThat(lines).extracting(line -> line.get("chosen value")).containsOnly("");
    assertThat(csv).contains("Zo\\u00EB\\nDi").doesNotContain("C-2").doesNotContain("C-1\"");
    assertThat(line(lines, 4, "VAL-001").get("value")).isEqualTo("'=1+1");
    assertThat(line(lines, 5, "VAL-001").get("alternatives")).isEqualTo("Black African");
    assertThat(lines)
        .filteredOn(line -> line.get("finding").equals("MAP-010"))
        .allMatch(line -> line.get("row").isEmpty());
  }

  @Test
  void correctsTheNamedCellAndNothingElse() throws IOException {
    Path corrections = corrections(4, "VAL-006", "SW9 8AA");

    Validation found = validate(clients, corrections);

    assertThat(found.counts()).isEqualTo(new RowCounts(3, 1, 1, 0));
    assertThat(ids(found, "clients.csv"))
        .containsExactly("4 VAL-001", "4 VAL-004", "5 VAL-001", "7 REQ-001");
    assertThat(ids(found, "corrections.csv")).isEmpty();
  }

  @Test
  void theCorrectedRowIsTheRowThatWouldHaveBeenSent() throws IOException {
    Path corrections = corrections(4, "VAL-006", "SW9 8AA");
    List<JudgedRow> corrected = judged(clients, corrections);

    Files.writeString(clients, ROWS.replace("Cy,07/03/2019,M,SW9 BAA", "Cy,07/03/2019,M,SW9 8AA"));

    assertThat(texts(corrected)).isEqualTo(texts(judged(clients)));
  }

  @Test
  void aCorrectionMayRefuseOrBlankACell() throws IOException {
    Path corrections =
        corrections(
            (line, set) -> {
              if (line.isFor(4, "VAL-006")) {
                set.accept("heading", "Consent");
                set.accept("chosen value", "No");
              } else if (line.isFor(5, "VAL-001")) {
                set.accept("chosen value", "(blank)");
              }
            });

    Validation found = validate(clients, corrections);

    assertThat(found.counts()).isEqualTo(new RowCounts(2, 1, 2, 0));
    assertThat(ids(found, "clients.csv")).containsExactly("7 REQ-001");
  }

  @Test
  void aSpreadsheetMaySaveItInItsOwnWay() throws IOException {
    String csv = csv(validate(clients));
    List<Line> lines = lines(csv);
    line(lines, 5, "VAL-001").put("chosen value", "Black African");
    Path saved = folder.resolve("my answers.txt");
    Files.write(saved, written(lines, ';').getBytes(Charset.forName("windows-1252")));

    Validation found = validate(clients, saved);

    assertThat(ids(found, "my answers.txt")).isEmpty();
    assertThat(ids(found, "clients.csv")).doesNotContain("5 VAL-001");
  }

  @Test
  void aWorkbookDoesAsWell() throws IOException {
    Path text = corrections(4, "VAL-006", "SW9 8AA");
    Path book = Workbooks.sameAs(text, Book.ANY_SHEET, folder.resolve("answers.xlsx"));

    assertThat(validate(clients, book).counts()).isEqualTo(new RowCounts(3, 1, 1, 0));
    assertThat(validate(book).counts()).isEqualTo(new RowCounts(1, 0, 0, 0));
  }

  @Test
  void correctionsThatFitNothingAreToldAndLoseNoRow() throws IOException {
    Path corrections =
        corrections(
            (line, set) -> {
              set.accept("chosen value", line.get("row").isEmpty() ? "" : "SW9 8AA");
              if (line.isFor(4, "VAL-001")) {
                set.accept("line", "2 and 3");
              } else if (line.isFor(4, "VAL-004")) {
                set.accept("line", "400");
              } else if (line.isFor(4, "VAL-006")) {
                set.accept("heading", "Post code of the home");
              } else if (line.isFor(5, "VAL-001")) {
                set.accept("row check", "");
              } else if (line.isFor(7, "REQ-001")) {
                set.accept("line", "2");
              }
            });

    Validation found = validate(clients, corrections);

    assertThat(found.counts()).isEqualTo(validate(clients).counts());
    assertThat(
            found.files().stream()
                .filter(file -> file.file().equals("corrections.csv"))
                .flatMap(file -> file.findings().stream())
                .map(finding -> finding.id().id()))
        .containsExactlyInAnyOrder(
            "COR-002", "COR-002", "COR-003", "COR-003", "COR-006", "COR-005");
  }

  @Test
  void whateverIsDoneToACorrectionsFileNoRowIsLost() throws IOException {
    Path corrections = corrections(4, "VAL-006", "SW9 8AA");
    String whole = Files.readString(corrections);
    RowCounts read = validate(clients).counts();
    for (int seed = 0; seed < 300; seed++) {
      Random dice = new Random(seed);
      StringBuilder text = new StringBuilder(whole);
      int at = whole.indexOf('\n') + 1;
      for (int i = 0; i < 8; i++) {
        int where = at + dice.nextInt(text.length() - at);
        switch (dice.nextInt(4)) {
          case 0 -> text.deleteCharAt(where);
          case 1 -> text.insert(where, "\",\n'={}\0é".charAt(dice.nextInt(9)));
          case 2 -> text.setCharAt(where, (char) dice.nextInt(0x3000));
          default -> text.insert(where, text.substring(where, Math.min(where + 40, text.length())));
        }
      }
      Files.writeString(corrections, text);

      assertThat(validate(clients, corrections).counts().read())
          .as("seed " + seed)
          .isEqualTo(read.read());
      assertThat(validate(corrections).counts().read()).as("seed " + seed).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void twoValuesForOneCellAreBothLeftAlone() throws IOException {
    Path one = corrections(4, "VAL-006", "SW9 8AA");
    Path other = folder.resolve("more.csv");
    Files.writeString(other, Files.readString(one).replace(",SW9 8AA,\"", ",SW9 8FR,\""));

    Validation found = validate(clients, one, other);

    assertThat(found.counts()).isEqualTo(validate(clients).counts());
    assertThat(ids(found, "corrections.csv")).hasSize(1).allMatch(id -> id.endsWith("COR-004"));
    assertThat(ids(found, "more.csv")).hasSize(1).allMatch(id -> id.endsWith("COR-004"));
    assertThat(validate(clients, one, Files.copy(one, folder.resolve("again.csv"))).counts())
        .as("the same value twice is no conflict")
        .isEqualTo(new RowCounts(3, 1, 1, 0));
  }

  @Test
  void aRowThatHasChangedSinceIsLeftAlone() throws IOException {
    Path corrections = corrections(4, "VAL-006", "SW9 8AA");
    Files.writeString(clients, ROWS.replace("C-3,12/08/2023", "C-3,13/08/2023"));

    Validation found = validate(clients, corrections);

    assertThat(found.counts()).isEqualTo(validate(clients).counts());
    assertThat(ids(found, "corrections.csv")).hasSize(1).allMatch(id -> id.endsWith("COR-005"));
  }

  @Test
  void aRenamedFileIsKnownByItsContent() throws IOException {
    Path corrections = corrections(4, "VAL-006", "SW9 8AA");
    Path renamed = Files.move(clients, folder.resolve("renamed.csv"));

    assertThat(validate(renamed, corrections).counts()).isEqualTo(new RowCounts(3, 1, 1, 0));
  }

  @Test
  void withoutTheFileTheRepeatedRowIsCorrected() throws IOException {
    Path corrections = corrections(4, "VAL-006", "SW9 8AA");
    List<JudgedRow> inFile =
        judged(clients, corrections).stream().filter(row -> row.line() == 4).toList();

    Validation found = validate(corrections);

    assertThat(texts(judged(corrections))).isEqualTo(texts(inFile));
    assertThat(found.counts()).isEqualTo(new RowCounts(1, 0, 0, 0));
    assertThat(ids(found, "clients.csv"))
        .as("only arrival shows whether the file is in force")
        .containsExactly("0 COR-010", "4 VAL-001", "4 VAL-004");
  }

  @Test
  void feedbackOnARestoredRowCarriesWhatWasCorrectedBefore() throws IOException {
    Path corrections = corrections(4, "VAL-006", "SW9 8AA");
    List<Line> lines = lines(csv(validate(corrections)));
    line(lines, 4, "VAL-001").put("chosen value", "Black African");
    Path more = Files.writeString(folder.resolve("more.csv"), written(lines, ','));

    Validation found = validate(more);

    assertThat(found.counts()).isEqualTo(new RowCounts(1, 0, 0, 0));
    assertThat(ids(found, "clients.csv")).containsExactly("0 COR-010", "4 VAL-004");
  }

  @Test
  void aRepeatedRowThatWasAlteredIsNoSource() throws IOException {
    Path corrections = corrections(4, "VAL-006", "SW9 8AA");
    Files.writeString(
        corrections, Files.readString(corrections).replace("07700 900123", "7.70E+09"));

    Validation found = validate(corrections);

    assertThat(found.counts()).isEqualTo(RowCounts.NONE);
    assertThat(ids(found, "corrections.csv")).hasSize(1).allMatch(id -> id.endsWith("COR-007"));
  }

  @Test
  void whatIsNotInForceIsNotRestored() throws IOException {
    Path corrections = corrections(4, "VAL-006", "SW9 8AA");
    InForce otherLines = check -> Optional.of(line -> line == 5);

    assertThat(idsOf(InForce.NOTHING, corrections)).containsExactly("COR-001");
    assertThat(idsOf(otherLines, corrections)).containsExactly("COR-002");
  }

  @Test
  void aFeedFilledFromASecondFileNeedsItsFiles() throws IOException {
    Path corrections = corrections(4, "VAL-006", "SW9 8AA");
    sample.fill = Optional.of(new Feed.Fill("second.csv", "Client ID", "ID", List.of("Town")));

    assertThat(idsOf(InForce.UNKNOWN, corrections)).containsExactly("COR-008");
  }

  @Test
  void whatWasDisarmedComesBackAsItWas() {
    for (String text : List.of("=1+1", "'=1+1", "''-2", "'tis", "-", "@a", "", "a=b", "'")) {
      assertThat(Formula.armed(Formula.disarmed(text))).isEqualTo(text);
    }
  }

  @Test
  void aFileOfRowsIsNoCorrectionsFile() {
    assertThat(Corrections.shapeOf(clients)).isEmpty();
    assertThat(Corrections.shapeOf(folder)).isEmpty();
    assertThat(Corrections.shapeOf(folder.resolve("nothing.csv"))).isEmpty();
  }

  private Validation validate(Path... files) {
    return Validation.of(sample.engine(), Sample.PERIOD, List.of(files));
  }

  private List<JudgedRow> judged(Path... files) {
    List<JudgedRow> rows = new ArrayList<>();
    Validation.of(
        sample.engine(),
        Sample.PERIOD,
        List.of(files),
        InForce.UNKNOWN,
        (source, judged) -> rows.addAll(judged));
    return rows;
  }

  private List<String> idsOf(InForce inForce, Path file) {
    return Validation.of(
            sample.engine(), Sample.PERIOD, List.of(file), inForce, (source, judged) -> {})
        .files()
        .stream()
        .flatMap(result -> result.findings().stream())
        .map(finding -> finding.id().id())
        .toList();
  }

  /** All that is known of rows but who they are about. */
  private static List<String> texts(List<JudgedRow> rows) {
    return rows.stream()
        .map(
            row ->
                row.line()
                    + " "
                    + row.status()
                    + " "
                    + row.findings()
                    + row.values().stream().map(v -> v.field() + "=" + v.value()).toList()
                    + row.identifiers().clientId())
        .toList();
  }

  private static List<String> ids(Validation found, String file) {
    return found.files().stream()
        .filter(result -> result.file().equals(file))
        .flatMap(result -> result.findings().stream())
        .filter(finding -> finding.id() != FindingId.HEADING_ABSENT)
        .map(finding -> finding.line() + " " + finding.id())
        .toList();
  }

  /** Fills in the first line of a finding. */
  private Path corrections(long line, String finding, String chosen) throws IOException {
    boolean[] done = {false};
    return corrections(
        (of, set) -> {
          if (of.isFor(line, finding) && !done[0]) {
            set.accept("chosen value", chosen);
            done[0] = true;
          }
        });
  }

  /** The feedback on the clients with some of its cells changed. */
  private Path corrections(BiConsumer<Line, BiConsumer<String, String>> change) throws IOException {
    List<Line> lines = lines(csv(validate(clients)));
    for (Line line : lines) {
      Line before = new Line();
      before.putAll(line);
      change.accept(before, line::put);
    }
    return Files.writeString(folder.resolve("corrections.csv"), written(lines, ','));
  }

  private static Line line(List<Line> lines, long line, String finding) {
    return lines.stream().filter(of -> of.isFor(line, finding)).findFirst().orElseThrow();
  }

  private static String csv(Validation found) throws IOException {
    StringWriter csv = new StringWriter();
    Feedback.csv(found, csv);
    return csv.toString();
  }

  private static List<Line> lines(String csv) {
    List<Line> lines = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(csv)) {
      records.forEach(
          record -> {
            Line line = new Line();
            record.getFieldsAsMap().forEach(line::put);
            lines.add(line);
          });
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return lines;
  }

  private static String written(List<Line> lines, char separator) throws IOException {
    StringWriter text = new StringWriter();
    CsvWriter csv = CsvWriter.builder().fieldSeparator(separator).build(text);
    csv.writeRecord(lines.get(0).keySet());
    for (Map<String, String> line : lines) {
      csv.writeRecord(line.values());
    }
    csv.flush();
    return text.toString();
  }
}
