package org.goldthread.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.goldthread.reading.SourceFile.utf8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowReaderTest {
  private static final int MIB = 1 << 20;

  @Test
  void readsEachRecordWithThePhysicalLineItBeginsOn() {
    assertThat(utf8("id,name\r\n1,Ada\r\n2,\"Mary\r\nAnn\"\r\n3,Zoe\r\n").rows())
        .containsExactly("2: 1 | Ada", "3: 2 | Mary\r\nAnn", "5: 3 | Zoe");
  }

  @Test
  void neverLosesTheLastRecordForWantOfALineBreak() {
    assertThat(utf8("id,name\n1,Ada\n2,Zoe").rows()).containsExactly("2: 1 | Ada", "3: 2 | Zoe");
    assertThat(utf8("id,name\n1,Ada\n2,").rows()).containsExactly("2: 1 | Ada", "3: 2 | ");
    assertThat(utf8("id,name\n1,Ada\n2,\"Zoe\"").rows())
        .containsExactly("2: 1 | Ada", "3: 2 | Zoe");
  }

  @Test
  void takesLineFeedCarriageReturnAndBothInOneFile() {
    assertThat(utf8("id,name\r1,Ada\n2,Zoe\r\n3,Eve\r\r4,Ann\n\r5,Joy").rows())
        .containsExactly(
            "2: 1 | Ada",
            "3: 2 | Zoe",
            "4: 3 | Eve",
            "5 BLANK",
            "6: 4 | Ann",
            "7 BLANK",
            "8: 5 | Joy");
  }

  @Test
  void marksBlankLinesAndRowsOfEmptyCellsAsIgnored() {
    List<SourceRow> rows = list(utf8("id,name\n\n1,Ada\n,,,\n  ,\u00a0\n\t\n"));
    assertThat(rows)
        .extracting(SourceRow::kind)
        .containsExactly(
            SourceRow.Kind.BLANK,
            SourceRow.Kind.DATA,
            SourceRow.Kind.BLANK,
            SourceRow.Kind.BLANK,
            SourceRow.Kind.BLANK);
    assertThat(rows).extracting(SourceRow::ignored).containsExactly(true, false, true, true, true);
    assertThat(rows).extracting(SourceRow::line).containsExactly(2L, 3L, 4L, 5L, 6L);
  }

  @Test
  void marksTheHeadingsOnceMoreAsIgnored() {
    assertThat(
            utf8("id, first  name\n1,Ada\nid,first name\n\ufeff\"id\",x\n\ufeffid,first name,\nid,x")
                .rows())
        .containsExactly(
            "2: 1 | Ada",
            "3 REPEATED_HEADINGS",
            "4: \ufeff\"id\" | x",
            "5 REPEATED_HEADINGS",
            "6: id | x");
  }

  @Test
  void keepsRowsLongerAndShorterThanTheHeadingsAsTheyAre() {
    assertThat(utf8("a,b,c\n1\n1,2\n1,2,3,4,5\n1,2,3\n").rows())
        .containsExactly("2: 1", "3: 1 | 2", "4: 1 | 2 | 3 | 4 | 5", "5: 1 | 2 | 3");
  }

  @Test
  void removesNulCharacters() {
    assertThat(utf8("id,name\n1,A\0da\n\0\0,\0\n2,\"Z\0oe\"\n").rows())
        .containsExactly("2: 1 | Ada", "3 BLANK", "4: 2 | Zoe");
  }

  @Test
  void readsTwoHundredColumns() {
    String headings = String.join(",", Collections.nCopies(200, "x").stream().toList());
    StringBuilder named = new StringBuilder("c0");
    for (int i = 1; i < 200; i++) {
      named.append(",c").append(i);
    }
    List<SourceRow> rows = list(utf8(named + "\n" + headings + "\n"));
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).cells()).hasSize(200).containsOnly("x");
  }

  @Test
  void takesDelimitersLineBreaksAndDoubledQuotesInsideQuotes() {
    assertThat(utf8("id,note\n1,\"a, b\"\n2,\"he said \"\"no\"\"\"\n3,\"x\ny\"\n4,\"\"\n").rows())
        .containsExactly("2: 1 | a, b", "3: 2 | he said \"no\"", "4: 3 | x\ny", "6: 4 | ");
  }

  @Test
  void losesNothingOfALastCellThatHoldsABareCarriageReturn() {
    assertThat(utf8("id,note\n1,\"x\ry\"\n2,\"z\r\"\n3,end\n").rows())
        .containsExactly("2: 1 | x\ry", "4: 2 | z\r", "6: 3 | end");
  }

  @Test
  void takesAQuoteInsideAnUnquotedCellAsACharacter() {
    assertThat(utf8("id,height\n1,5\"2\n2,x\"\n3, \"y\"\n").rows())
        .containsExactly("2: 1 | 5\"2", "3: 2 | x\"", "4: 3 |  \"y\"");
  }

  @Test
  void toleratesTextAfterAClosingQuoteOnTheSameLine() {
    assertThat(utf8("id,name\n1,\"Ada\" Joy\n2,\"Ada\" \n3,\"A\" \"B, C\",x\n").rows())
        .containsExactly("2: 1 | Ada Joy", "3: 2 | Ada ", "4: 3 | A \"B, C | x");
  }

  @Test
  void toleratesBlanksAfterTheClosingQuoteOfACellWithLineBreaks() {
    assertThat(utf8("id,name,x\n1,\"Ada\nJoy\" ,y\n").rows())
        .containsExactly("2: 1 | Ada\nJoy  | y");
  }

  @Test
  void findsALoneQuoteByTheTextAfterTheNextOneAndResumesOnTheNextLine() {
    assertThat(utf8("id,name,x\n1,\"Ada,y\n2,\"Zoe\",y\n3,Eve,y\n").rows())
        .containsExactly("2 ROW-003", "3: 2 | Zoe | y", "4: 3 | Eve | y");
  }

  @Test
  void findsAQuoteThatIsOpenedAgainAfterTextAndNotClosedOnItsLine() {
    assertThat(utf8("id,name,x\n1,\"Ada\" \"Joy,y\n2,Zoe,y\n").rows())
        .containsExactly("2 ROW-003", "3: 2 | Zoe | y");
  }

  @Test
  void findsAQuoteThatIsNeverClosedAndResumesOnTheNextLine() {
    assertThat(utf8("id,name\n1,\"Ada\r\n2,Zoe\r\n3,Eve").rows())
        .containsExactly("2 ROW-004", "3: 2 | Zoe", "4: 3 | Eve");
    assertThat(utf8("id,name\n1,Ada\n2,\"Zoe").rows()).containsExactly("2: 1 | Ada", "3 ROW-004");
    assertThat(utf8("id,name\n1,Ada\n\"").rows()).containsExactly("2: 1 | Ada", "3 ROW-004");
  }

  @Test
  void resumesOnTheLineAfterTheOpeningLineEvenInsideAnEarlierQuotedCell() {
    assertThat(utf8("id,name,x\n1,\"A\nB\",\"C\n2,Zoe,y\n").rows())
        .containsExactly("2 ROW-004", "3 ROW-004", "4: 2 | Zoe | y");
  }

  @Test
  void readsARecordOfAThousandLinesAndRefusesOneOfAThousandAndOne() {
    assertThat(utf8("id,note\n1,\"" + "x\n".repeat(999) + "\"\n2,end\n").rows())
        .hasSize(2)
        .last()
        .isEqualTo("1002: 2 | end");
    List<String> rows = utf8("id,note\n1,\"" + "x\n".repeat(1000) + "\"\n2,end\n").rows();
    assertThat(rows).hasSize(1002).startsWith("2 ROW-002", "3: x");
    assertThat(rows).endsWith("1002 ROW-004", "1003: 2 | end");
  }

  @Test
  void readsARecordOfOneMebibyteAndRefusesALongerOne() {
    String cell = "x".repeat(MIB - 2);
    assertThat(utf8("id,note\r\n1," + cell + "\r\n2,end").rows())
        .containsExactly("2: 1 | " + cell, "3: 2 | end");
    assertThat(utf8("id,note\r\n1," + cell + "x\r\n2,end").rows())
        .containsExactly("2 ROW-001", "3: 2 | end");
    assertThat(utf8("id,note\r\n2,end\r\n1," + cell + "x").rows())
        .containsExactly("2: 2 | end", "3 ROW-001");
  }

  @Test
  void refusesAQuotedCellOfMoreThanOneMebibyteAndResumesOnTheNextLine() {
    String line = "y".repeat(MIB / 2);
    assertThat(utf8("id,note\n1,\"" + line + "\n" + line + "\n" + line + "\"\n2,end\n").rows())
        .containsExactly("2 ROW-001", "3: " + line, "4: " + line + "\"", "5: 2 | end");
  }

  @Test
  void readsARecordOfNothingButDelimiters() {
    List<SourceRow> rows = list(utf8("id,note\n" + ",".repeat(MIB) + "\nx" + ",".repeat(MIB - 1)));
    assertThat(rows)
        .extracting(SourceRow::kind)
        .containsExactly(SourceRow.Kind.BLANK, SourceRow.Kind.DATA);
    assertThat(rows.get(1).cells()).hasSize(MIB);
  }

  @Test
  void holdsNoMoreThanTwoMebibytesOfALineOfAnyLength() throws IOException {
    InputStream line = endless('x', 50L * MIB);
    InputStream rest = new ByteArrayInputStream("\n1,Ada".getBytes(StandardCharsets.UTF_8));
    RecordScanner scanner =
        new RecordScanner(
            new SequenceInputStream(line, rest),
            QuoteRule.of("UTF-8", ','),
            RecordLimits.STANDARD,
            0,
            1);
    assertThat(scanner.next()).isTrue();
    assertThat(scanner.broken()).isEqualTo(FileFinding.RECORD_TOO_LONG);
    assertThat(scanner.nextOffset()).isEqualTo(50L * MIB + 1);
    assertThat(scanner.next()).isTrue();
    assertThat(scanner.broken()).isNull();
    assertThat(scanner.bytes()).hasSizeLessThanOrEqualTo(2 * MIB);
    assertThat(scanner.next()).isFalse();
  }

  @Test
  @Timeout(value = 30, unit = TimeUnit.SECONDS)
  void walksAFileOfLoneQuotesOnceAndNotOnceForEachLine() {
    String line = "x".repeat(1000) + "\",\"\n";
    List<String> rows = utf8("id,note\n1,\"\n" + line.repeat(20_000)).rows();
    assertThat(rows).hasSize(20_001).startsWith("2 ROW-002", "3 ROW-002");
    assertThat(rows).endsWith("20001 ROW-004", "20002 ROW-004");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void findsAnOddByteAtTheEndOfUtf16(String encoding) {
    byte[] even = "id,name\n1,Ada\n".getBytes(Charset.forName(encoding));
    SourceFile file = new SourceFile(Arrays.copyOf(even, even.length + 1));
    assertThat(file.rows()).containsExactly("2: 1 | Ada", "3 ROW-005");
  }

  @Test
  void saysNothingOfACellInItsText() {
    assertThat(list(utf8("id,name\n1,Ada\n")).get(0))
        .hasToString("SourceRow[line=2, kind=DATA, finding=Optional.empty]");
  }

  @Test
  void endsWithAnErrorOfItsOwnWhereTheBytesCannotBeFetched() {
    SourceFile file = utf8("id,name\n1,Ada\n");
    FileShape shape = file.shape();
    InputStream failing =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("gone");
          }
        };
    RowReader reader = RowReader.open(new SequenceInputStream(file.open(), failing), shape);
    assertThatThrownBy(reader::hasNext).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void hasNoRowAfterTheLast() {
    SourceFile file = utf8("id,name\n1,Ada\n");
    RowReader reader = RowReader.open(file.open(), file.shape());
    reader.next();
    assertThat(reader.hasNext()).isFalse();
    assertThatThrownBy(reader::next).isInstanceOf(NoSuchElementException.class);
  }

  private static List<SourceRow> list(SourceFile file) {
    List<SourceRow> rows = new ArrayList<>();
    RowReader.open(file.open(), file.shape()).forEachRemaining(rows::add);
    return rows;
  }

  private static InputStream endless(char letter, long length) {
    return new InputStream() {
      private long left = length;

      @Override
      public int read() {
        return left-- > 0 ? letter : -1;
      }

      @Override
      public int read(byte[] bytes, int offset, int count) {
        if (left <= 0) {
          return -1;
        }
        int filled = (int) Math.min(count, left);
        Arrays.fill(bytes, offset, offset + filled, (byte) letter);
        left -= filled;
        return filled;
      }
    };
  }
}
