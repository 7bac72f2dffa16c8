package org.goldthread.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileSlicesTest {
  private static final RecordLimits SMALL = new RecordLimits(40, 4);
  private static final int[] SLICE_BYTES = {1, 3, 7, 40, 1000};
  private static final String[] ALPHABET = {
    "\"", "\"", "\"", "\"\"", ",", ",", ";", "\r", "\n", "\r\n", "\n", "a", "b", " ", "\t", "\0",
    "é", "€", "bc,de", "\"x\n"
  };
  private static final String[] WIDE = {"漢", "😀", "ﬁ", "\u0a22", "\u2c22", "\u0d0a"};

  @Test
  void cutsWhereARecordBeginsAtTheEarliestAfterTheSizeOfASlice() {
    SourceFile file = SourceFile.utf8("id,name\n1,Ada\n2,\"Zoe\nJoy\"\n3,\"Eve\n4,Ann\n");
    FileShape shape = file.shape();
    assertThat(FileSlices.of(file.open(), shape, 10))
        .containsExactly(new Slice(8, 18, 2, 0), new Slice(26, 13, 5, 2));
    assertThat(FileSlices.of(file.open(), shape, 14))
        .containsExactly(new Slice(8, 18, 2, 0), new Slice(26, 13, 5, 2));
    assertThat(FileSlices.of(file.open(), shape, 1))
        .containsExactly(
            new Slice(8, 6, 2, 0),
            new Slice(14, 12, 3, 1),
            new Slice(26, 7, 5, 2),
            new Slice(33, 6, 6, 3));
  }

  @Test
  void looksBeyondTheEndOfASliceToSeeWhyItsLastRecordIsBroken() {
    SourceFile file = SourceFile.utf8("id,name\n1,\"Ada\n2,\"Zoe\"\n");
    FileShape shape = file.shape();
    Slice first = FileSlices.of(file.open(), shape, 1).get(0);
    assertThat(SourceFile.shown(RowReader.open(file.openAt(first.offset()), shape, first)))
        .containsExactly("2 ROW-003");
  }

  @Test
  void makesOneEmptySliceOfAFileWithoutRecords() {
    SourceFile file = SourceFile.utf8("id,name\n1,Ada\n");
    FileShape shape = file.shape();
    SourceFile shorter = SourceFile.utf8("id,name\n");
    assertThat(FileSlices.of(shorter.open(), shape, 10)).containsExactly(new Slice(8, 0, 2, 0));
    assertThat(split(shorter, shape, RecordLimits.STANDARD, 10)).isEmpty();
  }

  @Test
  void refusesSlicesOfNoBytes() {
    SourceFile file = SourceFile.utf8("id,name\n1,Ada\n");
    assertThatThrownBy(() -> FileSlices.of(file.open(), file.shape(), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest(name = "{0}, byte order mark {1}, seed {2}")
  @CsvSource({
    "UTF-8, false, 1", "UTF-8, false, 2", "UTF-8, true, 3", "UTF-16LE, true, 4",
    "UTF-16LE, false, 5", "UTF-16BE, true, 6", "UTF-16BE, false, 7", "windows-1252, false, 8",
    "windows-1252, false, 9"
  })
  void readsRandomTextAsThePlainRuleSaysWholeAndSplit(String encoding, boolean mark, long seed) {
    Charset charset = Charset.forName(encoding);
    Random random = new Random(seed);
    for (int round = 0; round < 120; round++) {
      char delimiter = ",;\t".charAt(random.nextInt(3));
      String headings = (mark ? "\ufeff" : "") + "h1" + delimiter + "h2\r\n";
      String text = text(random, charset, random.nextInt(120));
      FileShape shape = shape(charset, delimiter, headings.getBytes(charset).length);
      SourceFile file = SourceFile.of(headings + text, charset);
      RecordLimits limits = random.nextBoolean() ? SMALL : RecordLimits.STANDARD;
      List<String> expected = PlainReading.rows(text, charset, delimiter, limits, 2);
      assertThat(whole(file, shape, limits)).as("round %s: %s", round, text).isEqualTo(expected);
      for (int sliceBytes : SLICE_BYTES) {
        assertThat(split(file, shape, limits, sliceBytes))
            .as("round %s, slices of %s: %s", round, sliceBytes, text)
            .isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {31, 32, 33})
  void readsLinesOfLoneQuotesAsThePlainRuleSaysWholeAndSplit(long seed) {
    String[] lines = {"x\",\"\n", "x\",\"\r\n", "\"\n", "a\n", "\",\n", "\"\"\n", "\"x\" \n"};
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      StringBuilder text = new StringBuilder();
      for (int line = random.nextInt(20); line > 0; line--) {
        text.append(lines[random.nextInt(lines.length)]);
      }
      SourceFile file = SourceFile.utf8(text.toString());
      FileShape shape = shape(UTF_8, ',', 0);
      List<String> expected = PlainReading.rows(text.toString(), UTF_8, ',', SMALL, 2);
      assertThat(whole(file, shape, SMALL)).as("round %s: %s", round, text).isEqualTo(expected);
      assertThat(split(file, shape, SMALL, 1)).isEqualTo(expected);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13, 14})
  void readsRandomBytesAlikeWholeAndSplit(long seed) {
    byte[] alphabet = "\"\",;\r\n\na \0\u00c3\u00a9\u0081\u00ff\u00fe".getBytes(ISO_8859_1);
    Random random = new Random(seed);
    String[] encodings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "ISO-8859-1"};
    for (int round = 0; round < 120; round++) {
      byte[] bytes = new byte[random.nextInt(200)];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = alphabet[random.nextInt(alphabet.length)];
      }
      Charset charset = Charset.forName(encodings[round % encodings.length]);
      FileShape shape = shape(charset, ',', 0);
      RecordLimits limits = random.nextBoolean() ? SMALL : RecordLimits.STANDARD;
      SourceFile file = new SourceFile(bytes);
      List<String> whole = whole(file, shape, limits);
      for (int sliceBytes : SLICE_BYTES) {
        assertThat(split(file, shape, limits, sliceBytes))
            .as("round %s, slices of %s", round, sliceBytes)
            .isEqualTo(whole);
      }
      RowReader.inspect(file.open(), SourceFile.FOUND_OUT);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {21, 22})
  void countsRecordsAndLinesBeforeEachSlice(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 100; round++) {
      SourceFile file = SourceFile.of(text(random, UTF_8, 100), UTF_8);
      FileShape shape = shape(UTF_8, ',', 0);
      List<SourceRow> rows = new ArrayList<>();
      RowReader.open(file.open(), shape).forEachRemaining(rows::add);
      long offset = 0;
      for (Slice slice : FileSlices.of(file.open(), shape, 7)) {
        assertThat(slice.offset()).isEqualTo(offset);
        if (slice.firstRecord() < rows.size()) {
          assertThat(slice.firstLine()).isEqualTo(rows.get((int) slice.firstRecord()).line());
        }
        offset = slice.end();
      }
      assertThat(offset).isEqualTo(file.bytes().length);
    }
  }

  private static List<String> whole(SourceFile file, FileShape shape, RecordLimits limits) {
    return SourceFile.shown(RowReader.open(file.open(), shape, limits));
  }

  private static List<String> split(
      SourceFile file, FileShape shape, RecordLimits limits, long sliceBytes) {
    List<String> rows = new ArrayList<>();
    for (Slice slice : FileSlices.of(file.open(), shape, sliceBytes, limits)) {
      rows.addAll(
          SourceFile.shown(RowReader.open(file.openAt(slice.offset()), shape, slice, limits)));
    }
    return rows;
  }

  private static FileShape shape(Charset charset, char delimiter, long dataOffset) {
    return new FileShape(
        charset.name(), false, 0, delimiter, List.of("h1", "h2"), 1, dataOffset, 2);
  }

  private static String text(Random random, Charset charset, int pieces) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pieces; i++) {
      boolean wide = charset.name().startsWith("UTF") && random.nextInt(8) == 0;
      String[] from = wide ? WIDE : ALPHABET;
      text.append(from[random.nextInt(from.length)]);
    }
    return text.toString();
  }
}
