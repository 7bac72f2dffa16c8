package org.goldthread.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.goldthread.reading.SourceFile.utf8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.goldthread.config.Feed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileInspectionTest {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final String ZOE = "id,name\r\n1,Zoë\r\n";

  @Test
  void readsUtf8() {
    SourceFile file = utf8(ZOE);
    assertThat(file.shape())
        .isEqualTo(new FileShape("UTF-8", false, 0, ',', List.of("id", "name"), 1, 9, 2));
    assertThat(file.rows()).containsExactly("2: 1 | Zoë");
  }

  @Test
  void readsUtf8WithAByteOrderMark() {
    SourceFile file = SourceFile.of(ZOE, UTF_8, 0xef, 0xbb, 0xbf);
    assertThat(file.shape())
        .isEqualTo(new FileShape("UTF-8", false, 3, ',', List.of("id", "name"), 1, 12, 2));
    assertThat(file.rows()).containsExactly("2: 1 | Zoë");
  }

  @Test
  void readsUtf16WithAByteOrderMark() {
    SourceFile little = SourceFile.of(ZOE, UTF_16LE, 0xff, 0xfe);
    SourceFile big = SourceFile.of(ZOE, UTF_16BE, 0xfe, 0xff);
    assertThat(little.shape().encoding()).isEqualTo("UTF-16LE");
    assertThat(big.shape().encoding()).isEqualTo("UTF-16BE");
    assertThat(little.shape().dataOffset()).isEqualTo(20);
    assertThat(little.rows()).isEqualTo(big.rows()).containsExactly("2: 1 | Zoë");
  }

  @Test
  void readsUtf16WithoutAByteOrderMark() {
    String text = "id,name\n1,Łucja\n2,محمد\n3,\"a\n漢字\"\n";
    assertThat(SourceFile.of(text, UTF_16LE).shape().encoding()).isEqualTo("UTF-16LE");
    assertThat(SourceFile.of(text, UTF_16BE).shape().encoding()).isEqualTo("UTF-16BE");
    assertThat(SourceFile.of(text, UTF_16BE).rows())
        .isEqualTo(SourceFile.of(text, UTF_16LE).rows())
        .containsExactly("2: 1 | Łucja", "3: 2 | محمد", "4: 3 | a\n漢字");
  }

  @Test
  void readsBytesThatAreNoValidUtf8AsWindows1252() {
    SourceFile file = SourceFile.of("id,name\r\n1,Zoë – €\r\n", WINDOWS);
    assertThat(file.shape().encoding()).isEqualTo("windows-1252");
    assertThat(file.rows()).containsExactly("2: 1 | Zoë – €");
    assertThat(SourceFile.of("id,name\n1,\u00ff\u00ff\n", ISO_8859_1).rows())
        .containsExactly("2: 1 | ÿÿ");
  }

  @Test
  void readsALateRecordOfWindows1252WhereTheBeginningWasPlainAscii() {
    String plain = "1,Ada\n".repeat(200_000);
    SourceFile file = SourceFile.of("id,name\n" + plain + "2,Zoë\n3,Joy\n", WINDOWS);
    assertThat(file.shape().encoding()).isEqualTo("UTF-8");
    assertThat(file.rows())
        .hasSize(200_002)
        .endsWith("200001: 1 | Ada", "200002: 2 | Zoë", "200003: 3 | Joy");
  }

  @Test
  void findsARecordOfWhichOneCharacterWasCutWhereTheFileIsUtf8() {
    byte[] bytes = utf8("id,name\n1,Zoë\n2,Zoë\n3,Ada\n4,Chloë\n").bytes();
    // The second byte of the second ë.
    bytes[21 - 1] = '\n';
    SourceFile file = new SourceFile(bytes);
    assertThat(file.shape().encoding()).isEqualTo("UTF-8");
    assertThat(file.rows())
        .containsExactly("2: 1 | Zoë", "3 ROW-005", "4 BLANK", "5: 3 | Ada", "6: 4 | Chloë");
  }

  @Test
  void findsBytesThatAreCharactersInNeitherEncoding() {
    assertThat(SourceFile.of("id,name\n1,Ada\n2,\u0081\u00e9\n3,Joy\n", ISO_8859_1).rows())
        .containsExactly("2: 1 | Ada", "3 ROW-005", "4: 3 | Joy");
  }

  @Test
  void keepsAReplacementCharacterThatStandsInTheFile() {
    assertThat(utf8("id,name\n1,Zo\ufffd\n").rows()).containsExactly("2: 1 | Zo\ufffd");
  }

  @Test
  void takesAConfiguredEncodingAndFindsWhatIsInvalidInIt() {
    SourceFile file = SourceFile.of(ZOE + "2,Ada\r\n", WINDOWS);
    assertThat(file.rows(file.shape(encoding("windows-1252"))))
        .containsExactly("2: 1 | Zoë", "3: 2 | Ada");
    assertThat(file.rows(file.shape(encoding("UTF-8")))).containsExactly("2 ROW-005", "3: 2 | Ada");
    assertThat(SourceFile.of("i,n\n1,é\n", UTF_16BE).shape(encoding("UTF-16")).encoding())
        .isEqualTo("UTF-16BE");
  }

  @Test
  void believesAByteOrderMarkMoreThanTheConfiguration() {
    assertThat(SourceFile.of(ZOE, UTF_16LE, 0xff, 0xfe).shape(encoding("UTF-8")).encoding())
        .isEqualTo("UTF-16LE");
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void findsOutTheDelimiter(String delimiter) {
    String text = "id;name;note\n1;Ada;x\n2;\"Zoe; or, so\tto say\";y\n".replace(";", delimiter);
    assertThat(utf8(text).shape().delimiter()).isEqualTo(delimiter.charAt(0));
    assertThat(utf8(text).rows()).hasSize(2);
  }

  @Test
  void findsOutTheDelimiterFromHeadingsThatHoldTheOthersInQuotes() {
    assertThat(utf8("\"id, or, number, if, any\";name\n\"1, 2, 3, 4, 5\";Ada\n").shape().headings())
        .containsExactly("id, or, number, if, any", "name");
  }

  @Test
  void findsOutTheDelimiterWhereCellsHoldMoreOfTheOthers() {
    assertThat(utf8("id;weight;note\n1;3,5;a, b, c\n2;4,1;d\n").shape().delimiter()).isEqualTo(';');
    assertThat(utf8("id\tnote\n1\ta, b, c\n2\td, e; f\n").shape().delimiter()).isEqualTo('\t');
  }

  @Test
  void readsASingleColumn() {
    assertThat(utf8("postcode\nSW9 1AA\n").rows()).containsExactly("2: SW9 1AA");
  }

  @Test
  void takesAConfiguredDelimiterEvenWhereAnotherFitsBetter() {
    String text = "a,b,c\td\n1,2,3\t4\n";
    assertThat(utf8(text).shape(new Feed.Format(0, "\t", "", "")).headings())
        .containsExactly("a,b,c", "d");
    assertThat(utf8(text).shape(new Feed.Format(0, ";", "", "")).headings())
        .containsExactly("a,b,c d");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sep=;", "SEP=;", "\"sep=;\""})
  void followsExcelsFirstLineThatNamesTheDelimiter(String line) {
    SourceFile file = utf8(line + "\r\na,b;c\r\n1,2;3\r\n");
    assertThat(file.shape().headings()).containsExactly("a,b", "c");
    assertThat(file.shape().headingLine()).isEqualTo(2);
    assertThat(file.rows()).containsExactly("3: 1,2 | 3");
  }

  @Test
  void followsExcelsFirstLineInUtf16() {
    assertThat(SourceFile.of("sep=\t\na,b\tc\n1,2\t3\n", UTF_16LE, 0xff, 0xfe).rows())
        .containsExactly("3: 1,2 | 3");
  }

  @Test
  void takesAConfiguredDelimiterRatherThanTheFirstLinesButPassesThatLine() {
    Feed.Format format = new Feed.Format(0, ",", "", "");
    assertThat(utf8("sep=;\na,b;c\n1,2;3\n").shape(format).headings()).containsExactly("a", "b;c");
  }

  @Test
  void passesTheLinesAboveTheHeadingsWhateverTheyHold() {
    String text = "Report, \"Q2\n\nsep=;\nid,name\n1,Ada\n";
    FileShape shape = utf8(text).shape(new Feed.Format(3, "", "", ""));
    assertThat(shape.headings()).containsExactly("id", "name");
    assertThat(shape.headingLine()).isEqualTo(4);
    assertThat(utf8(text).rows(shape)).containsExactly("5: 1 | Ada");
  }

  @Test
  void passesBlankLinesAboveTheHeadings() {
    FileShape shape = utf8("\r\n,,\r\nid,name\r\n1,Ada\r\n").shape();
    assertThat(shape.headingLine()).isEqualTo(3);
    assertThat(shape.dataLine()).isEqualTo(4);
  }

  @Test
  void trimsHeadingsAndDropsUnnamedColumnsAtTheEnd() {
    assertThat(utf8(" id ,,\"First\r\n  name\u00a0\",,\n1,2,3,4,5\n").shape().headings())
        .containsExactly("id", "", "First name");
  }

  @Test
  void survivesJavaSerialisationForExecutors() throws Exception {
    FileShape shape = utf8(ZOE).shape();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(shape);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(shape);
    }
  }

  @Test
  void refusesAnEmptyFile() {
    assertThat(utf8("").problem().finding()).isEqualTo(FileFinding.EMPTY);
    assertThat(utf8("\r\n \r\n,,\r\n").problem().finding()).isEqualTo(FileFinding.EMPTY);
    assertThat(SourceFile.of("", UTF_8, 0xef, 0xbb, 0xbf).problem().finding())
        .isEqualTo(FileFinding.EMPTY);
  }

  @Test
  void refusesAFileThatEndsAboveItsHeadings() {
    Inspection inspection =
        RowReader.inspect(utf8("title\nid,name\n").open(), new Feed.Format(2, "", "", ""));
    assertThat(((FileProblem) inspection).finding()).isEqualTo(FileFinding.NO_HEADINGS);
  }

  @Test
  void refusesHeadingsWithoutRows() {
    assertThat(utf8("id,name").problem().finding()).isEqualTo(FileFinding.ONLY_HEADINGS);
    FileProblem problem = utf8("\nid;name\n\n;\nid;name\n").problem();
    assertThat(problem.finding()).isEqualTo(FileFinding.ONLY_HEADINGS);
    assertThat(problem.line()).isEqualTo(2);
  }

  @Test
  void takesABrokenRowForARow() {
    assertThat(utf8("id,name\n1,\"Ada\n").rows()).containsExactly("2 ROW-004");
  }

  @Test
  void readsTwoThousandColumnsAndRefusesOneMore() {
    assertThat(utf8(columns(2000) + "\n1\n").shape().headings()).hasSize(2000);
    FileProblem problem = utf8(columns(2001) + "\n1\n").problem();
    assertThat(problem.finding()).isEqualTo(FileFinding.TOO_MANY_COLUMNS);
    assertThat(problem.problem("x.csv").problem())
        .isEqualTo("The file has 2001 columns; at most 2000 are read.");
  }

  @Test
  void refusesTwoColumnsOfOneNameAndNamesBoth() {
    FileProblem problem = utf8("id,E-mail," + columns(24) + ",e-mail \n1\n").problem();
    assertThat(problem.finding()).isEqualTo(FileFinding.DUPLICATE_HEADING);
    assertThat(problem.parts()).containsExactly("2 (B)", "27 (AA)");
    assertThat(problem.heading()).contains("e-mail");
    assertThat(problem.problem("x.csv").toString())
        .isEqualTo(
            """
            x.csv:1: Columns 2 (B) and 27 (AA) have the same heading.
              why: It cannot be known which of the two is meant.
              do:  Give each column a heading of its own, or remove the one that is not needed.""");
  }

  @Test
  void refusesHeadingsThatAreNoRecord() {
    assertThat(utf8("id,\"name\n1,Ada\n").problem().finding())
        .isEqualTo(FileFinding.BROKEN_HEADINGS);
    assertThat(utf8("x".repeat((1 << 20) + 9)).problem().finding())
        .isEqualTo(FileFinding.BROKEN_HEADINGS);
    assertThat(utf8("id\n" + "x".repeat(1 << 20) + "\n").shape().headings()).containsExactly("id");
  }

  @ParameterizedTest
  @CsvSource({
    "ff d8 ff e0 00 10 4a 46 49 46, a JPEG picture, Send the CSV file of the export itself.",
    "89 50 4e 47 0d 0a 1a 0a, a PNG picture, Send the CSV file of the export itself.",
    "25 50 44 46 2d 31 2e 37, a PDF document, from its source as CSV (UTF-8)",
    "50 4b 03 04 14 00 08 00, a ZIP archive, Unpack it and send the CSV file in it.",
    "1f 8b 08 00, a GZIP archive, Unpack it and send the CSV file in it.",
    "d0 cf 11 e0 a1 b1, an old Excel workbook, save it as an Excel workbook (.xlsx) or as CSV (UTF-8).",
  })
  void saysWhatAFileSeemsToBeThatIsNoCsv(String hex, String kind, String remedy) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String b : hex.split(" ")) {
      bytes.write(Integer.parseInt(b, 16));
    }
    FileProblem problem = new SourceFile(bytes.toByteArray()).problem();
    assertThat(problem.finding()).isEqualTo(FileFinding.OTHER_KIND);
    assertThat(problem.problem("x.csv").problem())
        .isEqualTo("The file is " + kind + ", neither a CSV file nor an Excel workbook (.xlsx).");
    assertThat(problem.problem("x.csv").remedy()).contains(remedy);
  }

  @ParameterizedTest
  @CsvSource({
    "'PK\u0003\u0004....[Content_Types].xml', an Excel workbook",
    "'PK\u0003\u0004....mimetypeapplication/vnd.oasis.opendocument.spreadsheet', an OpenDocument file",
    "'PK\u0003\u0004....[Content_Types].xml....word/document.xml', a Word document",
    "'\n<!DOCTYPE HTML><html>', a web page",
    "'<html><table>', a web page",
    "'<?xml version=\"1.0\"?>', an XML file",
  })
  void saysWhatKindOfDocumentAFileIs(String text, String kind) {
    assertThat(utf8(text).problem().parts().get(0)).isEqualTo(kind);
  }

  @Test
  void refusesAFileOfMostlyBinaryBytes() {
    byte[] random = new byte[4096];
    new Random(7).nextBytes(random);
    assertThat(new SourceFile(random).problem().finding()).isEqualTo(FileFinding.BINARY);
    assertThat(new SourceFile(new byte[4096]).problem().finding()).isEqualTo(FileFinding.BINARY);
    byte[] random16 = random.clone();
    random16[0] = (byte) 0xff;
    random16[1] = (byte) 0xfe;
    assertThat(new SourceFile(random16).problem().finding()).isEqualTo(FileFinding.BINARY);
  }

  @ParameterizedTest
  @EnumSource(FileFinding.class)
  void hasATextForEachFinding(FileFinding finding) {
    List<String> parts = List.of("1", "2");
    assertThat(FileTexts.problem(finding, parts)).endsWith(".").doesNotContain("{", "''");
    assertThat(FileTexts.cause(finding, parts)).isNotBlank().doesNotContain("{", "''");
    assertThat(FileTexts.remedy(finding, parts)).isNotBlank().doesNotContain("{", "''");
    assertThat(FileTexts.example(finding)).isNotBlank().doesNotContain("''");
    assertThat(finding.id()).matches(finding.ofRecord() ? "ROW-00\\d" : "FIL-0\\d\\d");
  }

  @ParameterizedTest
  @EnumSource(FileKind.class)
  void hasATextForEachKindOfFile(FileKind kind) {
    assertThat(FileTexts.kind(kind)).isNotBlank();
    assertThat(FileTexts.kindRemedy(kind)).isNotBlank();
  }

  @Test
  void looksAtOneMebibyteAndAByteOfALargerFile() throws IOException {
    byte[] bytes = new byte[3 << 20];
    Arrays.fill(bytes, (byte) '\n');
    ByteArrayInputStream in = new ByteArrayInputStream(bytes);
    RowReader.inspect(in, SourceFile.FOUND_OUT);
    assertThat(in.available()).isEqualTo((2 << 20) - 1);
  }

  private static Feed.Format encoding(String name) {
    return new Feed.Format(0, "", name, "");
  }

  private static String columns(int count) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add("c" + i);
    }
    return String.join(",", names);
  }
}
