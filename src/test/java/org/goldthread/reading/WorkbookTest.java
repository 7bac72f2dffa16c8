package org.goldthread.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.dhatim.fastexcel.Worksheet;
import org.goldthread.config.Feed;
import org.goldthread.contract.Finding;
import org.goldthread.contract.FindingTexts;
import org.goldthread.contract.Severity;
import org.goldthread.fixture.Book;
import org.goldthread.fixture.Workbooks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkbookTest {
  private static final String HEADINGS = row(1, "id", "name");

  @TempDir private Path folder;

  @Test
  void readsTheCellsOfAWorkbookThatAnotherProgramHasWritten() {
    Path file =
        Workbooks.of(
            file(),
            sheet -> {
              headings(sheet, "id", "born", "seen", "hours", "phone", "consent", "note");
              sheet.value(1, 0, "007");
              sheet.value(1, 1, LocalDate.of(2021, 6, 3));
              sheet.style(1, 1).format("dd/mm/yyyy").set();
              sheet.value(1, 2, LocalDateTime.of(2023, 4, 5, 13, 30));
              sheet.style(1, 2).format("yyyy-mm-dd hh:mm").set();
              sheet.value(1, 3, 1.10);
              sheet.value(1, 4, 7_700_900_566L);
              sheet.value(1, 5, true);
              sheet.value(1, 6, "a & b <c> \u00e9\n\u6f22");
            });

    assertThat(rows(file))
        .containsExactly(
            "2: 007 | 2021-06-03 | 2023-04-05 13:30 | 1.1 | 7700900566 | TRUE |"
                + " a & b <c> \u00e9\n\u6f22");
  }

  @Test
  void aRowsLineIsItsNumberInTheSheetAndWhatIsLeftOutIsBlank() {
    Path file = Book.of(HEADINGS + row(4, "1", "Ada") + row(6) + row(7, "2", "Joy")).write(file());

    assertThat(shape(file).headingLine()).isEqualTo(1);
    assertThat(rows(file))
        .containsExactly("2 BLANK", "3 BLANK", "4: 1 | Ada", "5 BLANK", "6 BLANK", "7: 2 | Joy");
  }

  @Test
  void ofMergedCellsTheFirstHasTheValueAndRowsOfTheTitleArePassed() {
    Path file =
        Workbooks.of(
            file(),
            sheet -> {
              sheet.value(0, 0, "Quarter 1");
              sheet.range(0, 0, 0, 2).merge();
              sheet.value(2, 0, "id");
              sheet.value(2, 1, "name");
              sheet.value(3, 0, "1");
              sheet.value(3, 1, "Ada");
              sheet.value(4, 1, "Joy");
              sheet.range(3, 0, 4, 0).merge();
            });
    Feed.Format format = new Feed.Format(1, "", "", "");

    assertThat(((FileShape) RowReader.inspect(file, format)).headingLine()).isEqualTo(3);
    assertThat(rows(file, format)).containsExactly("4: 1 | Ada", "5:  | Joy");
  }

  @ParameterizedTest(name = "{0} shown as {1}")
  @CsvSource({
    "45080, dd/mm/yyyy, 2023-06-03",
    "45080.75, dd/mm/yyyy, 2023-06-03",
    "45080.75, [$-809]d mmm yyyy\\ hh:mm;@, 2023-06-03 18:00",
    "45080, yyyy-mm-dd hh:mm, 2023-06-03",
    "45080.9999999, m/d/yy h:mm, 2023-06-04",
    "0.4375, hh:mm:ss, 10:30",
    "1.5, [h]:mm, 36:00",
    "59, d/m/yyyy, 1900-02-28",
    "61, d/m/yyyy, 1900-03-01",
    "1, mmm-yy, 1900-01-01",
    "-1, dd/mm/yyyy, -1",
    "2958466, dd/mm/yyyy, 2958466",
    "12, General, 12",
    "12.0, 0.00, 12",
    "0.1, 0.00, 0.1",
    "0.10000000000000001, General, 0.1",
    "9.999999999E9, General, 9999999999",
    "9.99E+09, 0.00E+00, 9990000000",
    "-0.0, General, 0",
    "1e-7, General, 0.0000001",
    "77009, 00000000000, 00000077009",
    "-7, 000, -7",
    "3, \"0 days\", 3",
    "3, [Red]0;-0, 3",
    "12, #\\ ##0 \"years\", 12",
    "1E400, General, '1E400'",
    "1E999999999, General, 1E999999999",
    "about 12, General, about 12"
  })
  void numbersAreTextWithoutExponentAndDatesAreIso(String stored, String format, String text) {
    assertThat(CellFormat.of(format).text(stored, false))
        .isEqualTo(text.equals("1E400") ? "1" + "0".repeat(400) : text);
  }

  @Test
  void aWorkbookFrom1904CountsItsDaysFromThere() {
    Path file =
        Book.of(HEADINGS + "<row r='2'><c s='1'><v>43618</v></c><c s='2'><v>0.5</v></c></row>")
            .formats("General", "dd/mm/yyyy", "hh:mm")
            .from1904()
            .write(file());

    assertThat(rows(file)).containsExactly("2: 2023-06-03 | 12:00");
  }

  @Test
  void formatsThatEveryWorkbookKnowsAreKnown() {
    Path file =
        Book.of(HEADINGS + "<row r='2'><c s='1'><v>45080</v></c></row>")
            .formats("General")
            .write(file());

    assertThat(rows(file)).containsExactly("2: 2023-06-03");
  }

  @Test
  void ofAFormulaTheStoredResultCounts() {
    String formulas =
        "<row r='2'><c><f>1+1</f><v>2</v></c><c t='str'><f>A1&amp;\"x\"</f><v>0x</v></c>"
            + "<c t='e'><f>1/0</f><v>#DIV/0!</v></c><c t='str'><f>\"\"</f><v></v></c></row>"
            + "<row r='3'><c><v>3</v></c><c><f>TODAY()</f></c></row>";

    assertThat(rows(Book.of(HEADINGS + formulas).write(file())))
        .containsExactly("2: 2 | 0x | #DIV/0!", "3 ROW-006");
  }

  @Test
  void whateverAFormulaIsSharedWithItsOwnResultCounts() {
    String formulas =
        "<row r='2'><c><f t='array' ref='A2:A3'>SUM(B2:B3)</f><v>5</v></c>"
            + "<c><f t='shared' si='0'/><v>6</v></c></row>"
            + "<row r='3'><c><v>7</v></c><c t='b'><f>TRUE()</f><v>1</v></c></row>";

    assertThat(rows(Book.of(HEADINGS + formulas).write(file())))
        .containsExactly("2: 5 | 6", "3: 7 | TRUE");
  }

  /** A library that walks over all array formulas at each cell takes half a minute for these. */
  @Test
  @Timeout(10)
  void aSheetOfArrayFormulasTakesNoLongerThanOneOfValues() {
    StringBuilder table = new StringBuilder(HEADINGS);
    for (int i = 2; i <= 20_001; i++) {
      table.append(
          "<row r='%d'><c><f t='array' ref='A%d'>SUM(B%d)</f><v>1</v></c>".formatted(i, i, i));
      table.append("<c><v>2</v></c>".repeat(9)).append("</row>");
    }

    assertThat(rows(Book.of(table.toString()).write(file()))).hasSize(20_000);
  }

  @Test
  void aStrictWorkbookWithDatesInWordsIsRead() {
    Path file =
        new Book()
            .strict()
            .sheet(
                "Data",
                "visible",
                HEADINGS
                    + "<row r='2'><c t='d'><v>2023-06-03</v></c>"
                    + "<c t='d'><v>2023-06-03T10:30:00</v></c></row>")
            .write(file());

    assertThat(rows(file)).containsExactly("2: 2023-06-03 | 2023-06-03T10:30:00");
  }

  @Test
  void textsAreReadInEveryFormThatTheyAreStoredIn() {
    Path file =
        Book.of(
                row(1, "id", "name")
                    + "<row r='2'><c t='s'><v>0</v></c><c t='s'><v>1</v></c>"
                    + "<c t='inlineStr'><is><r><t>in</t></r><r><t>line</t></r></is></c></row>")
            .texts(
                "<t>one_x000D_two_x005F_x</t>",
                "<r><t>A</t></r><r><t xml:space='preserve'> d</t></r><rPh><t>no</t></rPh>")
            .write(file());

    assertThat(rows(file)).containsExactly("2: one\rtwo_x | A d | inline");
  }

  @Test
  void theOnlySheetThatIsNeitherHiddenNorBlankIsRead() {
    Path file =
        new Book()
            .sheet("Cover", "visible", "")
            .sheet("Lists", "hidden", row(1, "code") + row(2, "x"))
            .sheet("Old", "veryHidden", row(1, "code") + row(2, "y"))
            .sheet("Clients", "visible", HEADINGS + row(2, "1", "Ada"))
            .write(file());

    assertThat(rows(file)).containsExactly("2: 1 | Ada");
    assertThat(shape(file).otherSheets()).isZero();
  }

  @Test
  void ofSeveralSheetsTheFirstIsReadAndTheOthersAreTold() {
    Path file =
        new Book()
            .sheet("Clients", "visible", HEADINGS + row(2, "1", "Ada"))
            .sheet("Notes", "visible", row(1, "remember"))
            .write(file());

    assertThat(rows(file)).containsExactly("2: 1 | Ada");
    assertThat(shape(file).otherSheets()).isEqualTo(1);
    Finding told = Finding.ofSheets(1, 1);
    assertThat(FindingTexts.problem(told))
        .isEqualTo("The workbook has more than one sheet; only the first was read (1 left out).");
    assertThat(told.severity()).isEqualTo(Severity.NOTE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Clients", "clients ", "CLIENTS"})
  void theSheetThatTheFeedNamesIsReadWhereverItStands(String name) {
    Path file =
        new Book()
            .sheet("Notes", "visible", row(1, "remember"))
            .sheet("Clients", "hidden", HEADINGS + row(2, "1", "Ada"))
            .write(file());
    Feed.Format format = new Feed.Format(0, "", "", name);

    assertThat(rows(file, format)).containsExactly("2: 1 | Ada");
    assertThat(((FileShape) RowReader.inspect(file, format)).otherSheets()).isZero();
  }

  @Test
  void aSheetThatIsNotThereIsNamed() {
    Path file = Book.of(HEADINGS + row(2, "1", "Ada")).write(file());
    FileProblem problem =
        (FileProblem) RowReader.inspect(file, new Feed.Format(0, "", "", "Clients"));

    assertThat(problem.finding()).isEqualTo(FileFinding.NO_SHEET);
    assertThat(problem.problem("x.xlsx").problem())
        .isEqualTo("The workbook has no sheet \"Clients\".");
  }

  @Test
  void headingsAreJudgedAsThoseOfATextAre() {
    assertThat(finding(Book.of(""))).isEqualTo(FileFinding.EMPTY);
    assertThat(finding(Book.of(HEADINGS))).isEqualTo(FileFinding.ONLY_HEADINGS);
    assertThat(finding(Book.of(HEADINGS + row(2, "id", "name"))))
        .isEqualTo(FileFinding.ONLY_HEADINGS);
    assertThat(finding(Book.of(row(1, "a", "b", "A") + row(2, "1"))))
        .isEqualTo(FileFinding.DUPLICATE_HEADING);
    assertThat(finding(Book.of(row(1, names(2001)) + row(2, "1"))))
        .isEqualTo(FileFinding.TOO_MANY_COLUMNS);
    assertThat(finding(Book.of("<row r='1'><c><f>NOW()</f></c></row>" + row(2, "1"))))
        .isEqualTo(FileFinding.BROKEN_HEADINGS);
  }

  @Test
  void aWorkbookIsKnownByItsContentWhateverItsName() throws IOException {
    Path named = folder.resolve("export.csv");
    Book.of(HEADINGS + row(2, "1", "Ada")).write(named);
    Path document = Book.zip(folder.resolve("a.xlsx"), Map.of("word/document.xml", new byte[9]));

    assertThat(rows(named)).containsExactly("2: 1 | Ada");
    assertThat(finding(document)).isEqualTo(FileFinding.OTHER_KIND);
    Path text = Files.writeString(folder.resolve("text.xlsx"), "id,name\n1,Ada\n");
    assertThat(rows(text)).containsExactly("2: 1 | Ada");
  }

  @Test
  void aWorkbookWithAPasswordSaysSo() throws IOException {
    byte[] compound = new byte[3 << 20];
    byte[] magic = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};
    System.arraycopy(magic, 0, compound, 0, magic.length);
    byte[] name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    // Across the border of two blocks.
    System.arraycopy(name, 0, compound, (1 << 20) - 7, name.length);
    Path file = Files.write(file(), compound);
    assertThat(finding(file)).isEqualTo(FileFinding.ENCRYPTED_WORKBOOK);

    Arrays.fill(compound, (1 << 20) - 7, (1 << 20) + 40, (byte) 0);
    assertThat(finding(Files.write(file, compound))).isEqualTo(FileFinding.OTHER_KIND);
  }

  @Test
  void whatIsNotWellFormedOrPointsNowhereIsBroken() {
    List<Book> broken =
        List.of(
            Book.of(HEADINGS + "<row r='2'><c>"),
            Book.of(HEADINGS + row(3, "1") + row(2, "2")),
            Book.of(HEADINGS + "<row r='2'><c t='s'><v>0</v></c></row>"),
            Book.of(HEADINGS + "<row r='2'><c r='XFE2'><v>1</v></c></row>"),
            Book.of(HEADINGS + "<row r='2'><c r='ZZZZZZ2'><v>1</v></c></row>"),
            Book.of(HEADINGS + "<row r='2'>" + "<c/>".repeat((1 << 14) + 2) + "</row>"),
            Book.of(HEADINGS + "<row r='2'><c t='s'><v>200000000</v></c></row>").texts("<t>x</t>"),
            Book.of(HEADINGS + "<row r='1048577'><c><v>1</v></c></row>"),
            Book.of(HEADINGS + "<!-- x --><row r='2'/>"),
            Book.of(HEADINGS + row(2, "1"))
                .part(
                    "xl/worksheets/sheet1.xml",
                    "<!DOCTYPE a [<!ENTITY b SYSTEM"
                        + " \"file:///etc/passwd\">]><worksheet>&b;</worksheet>"),
            Book.of(HEADINGS + row(2, "1"))
                .part(
                    "xl/worksheets/sheet1.xml", "<worksheet/>".getBytes(StandardCharsets.UTF_16)));
    for (int i = 0; i < broken.size(); i++) {
      assertThat(finding(broken.get(i))).as("%d", i).isEqualTo(FileFinding.BROKEN_WORKBOOK);
    }
  }

  @Test
  void whatUnpacksToMoreThanIsReadIsRefusedInBoundedMemory() {
    String[] bombs = {
      "<row r='2'><c t='str'><v>" + "x".repeat(PartStream.LONGEST_STRETCH + 1) + "</v></c></row>",
      "<row r='2'><c t='" + "s".repeat(PartStream.LONGEST_STRETCH + 1) + "'/></row>"
    };
    for (String bomb : bombs) {
      assertThat(finding(Book.of(HEADINGS + bomb))).isEqualTo(FileFinding.WORKBOOK_TOO_LARGE);
    }
    String text = "<t>" + "x".repeat(1 << 19) + "</t>";
    String[] texts = new String[65];
    Arrays.fill(texts, text);
    assertThat(finding(Book.of(HEADINGS + "<row r='2'><c t='s'><v>0</v></c></row>").texts(texts)))
        .isEqualTo(FileFinding.WORKBOOK_TOO_LARGE);
  }

  @Test
  void aRowOfMoreThanAMebibyteIsOneFindingAndReadingGoesOn() {
    String cell = "<c t='s'><v>0</v></c>";
    Path file =
        Book.of(HEADINGS + "<row r='2'>" + cell.repeat(1025) + "</row>" + row(3, "1", "Ada"))
            .texts("<t>" + "x".repeat(1024) + "</t>")
            .write(file());

    assertThat(rows(file)).containsExactly("2 ROW-001", "3: 1 | Ada");
  }

  @Test
  void aWorkbookCutOrChangedAtAnyPlaceIsOneFindingAndNeverAnException() throws IOException {
    StringBuilder table = new StringBuilder(HEADINGS);
    for (int i = 2; i <= 40; i++) {
      table.append(row(i, "id " + i, "name " + i));
    }
    byte[] whole = Files.readAllBytes(Book.of(table.toString()).write(file()));
    Random random = new Random(7);
    for (int round = 0; round < 600; round++) {
      byte[] bytes =
          round % 2 == 0 ? Arrays.copyOf(whole, random.nextInt(5, whole.length)) : whole.clone();
      bytes[random.nextInt(4, bytes.length)] ^= (byte) (1 + random.nextInt(255));
      Path file = Files.write(folder.resolve("changed.xlsx"), bytes);
      Inspection inspection = RowReader.inspect(file, Book.ANY_SHEET);
      if (inspection instanceof FileShape shape) {
        try (RowReader reader = RowReader.open(file, shape)) {
          assertThat(SourceFile.shown(reader)).as("round %d", round).hasSize(39);
        }
      }
    }
  }

  private Path file() {
    return folder.resolve("book.xlsx");
  }

  private FileFinding finding(Book book) {
    return finding(book.write(file()));
  }

  private static FileFinding finding(Path file) {
    return RowReader.inspect(file, Book.ANY_SHEET) instanceof FileProblem problem
        ? problem.finding()
        : null;
  }

  private static FileShape shape(Path file) {
    return (FileShape) RowReader.inspect(file, Book.ANY_SHEET);
  }

  private static List<String> rows(Path file) {
    return rows(file, Book.ANY_SHEET);
  }

  private static List<String> rows(Path file, Feed.Format format) {
    FileShape shape = (FileShape) RowReader.inspect(file, format);
    try (RowReader reader = RowReader.open(file, shape)) {
      return SourceFile.shown(reader);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void headings(Worksheet sheet, String... headings) {
    for (int i = 0; i < headings.length; i++) {
      sheet.value(0, i, headings[i]);
    }
  }

  private static String[] names(int count) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add("h" + i);
    }
    return names.toArray(String[]::new);
  }

  private static String row(int number, String... texts) {
    StringBuilder row = new StringBuilder("<row r=\"" + number + "\">");
    for (String text : texts) {
      row.append("<c t=\"inlineStr\"><is><t>").append(text).append("</t></is></c>");
    }
    return row.append("</row>").toString();
  }
}
