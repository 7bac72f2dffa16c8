package org.goldthread.reading;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Neighbouring records, decoded and parsed together: a parser for each of them would cost more than
 * the parsing. Broken records keep their place and are not shown to the parser.
 *
 * <p>Each record is handed over with a single carriage return at its end, whatever ended it in the
 * file. FastCSV 4.1 does not see a line feed that ends a record whose last cell holds a bare
 * carriage return in quotes, and would lose that cell; and so no line break of one record can melt
 * into one with that of the next.
 */
final class RecordBatch {
  private static final Charset FALLBACK = Charset.forName("windows-1252");
  private static final int FIRST_BYTES = 1 << 12;
  private static final int FULL_BYTES = 1 << 16;
  private static final char REPLACEMENT = '\ufffd';
  private static final String END = "\r";
  private static final int FIRST_COUNT = 64;

  private final Charset charset;
  private final boolean fallback;
  private final byte[] end;
  private final CsvReader.CsvReaderBuilder parser;

  private byte[] bytes = new byte[FIRST_BYTES];
  private int[] ends = new int[FIRST_COUNT];
  private long[] lines = new long[FIRST_COUNT];
  private FileFinding[] broken = new FileFinding[FIRST_COUNT];
  private int count;

  RecordBatch(FileShape shape) {
    this(shape.encoding(), shape.fallback(), shape.delimiter());
  }

  RecordBatch(String encoding, boolean fallback, char delimiter) {
    this.charset = Charset.forName(encoding);
    this.fallback = fallback;
    this.end = END.getBytes(charset);
    this.parser =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .quoteCharacter('"')
            .commentStrategy(CommentStrategy.NONE)
            .skipEmptyLines(false)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .allowExtraCharsAfterClosingQuote(true)
            .trimWhitespacesAroundQuotes(false)
            .detectBomHeader(false)
            .maxBufferSize(RecordLimits.STANDARD.bytes());
  }

  /** Whether it is large enough to be parsed. */
  boolean isFull() {
    return length() + count >= FULL_BYTES;
  }

  /** Takes a copy of the scanner's record. */
  void add(RecordScanner scanner) {
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, count * 2);
      lines = Arrays.copyOf(lines, count * 2);
      broken = Arrays.copyOf(broken, count * 2);
    }
    int length = length();
    if (scanner.broken() == null) {
      int size = scanner.contentEnd() - scanner.from();
      if (length + size + end.length > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + size + end.length));
      }
      System.arraycopy(scanner.bytes(), scanner.from(), bytes, length, size);
      System.arraycopy(end, 0, bytes, length + size, end.length);
      length += size + end.length;
    }
    ends[count] = length;
    lines[count] = scanner.line();
    broken[count] = scanner.broken();
    count++;
  }

  /** Parses all records in their order, and is empty afterwards. */
  void parse(Headings headings, Consumer<SourceRow> rows) {
    String text = new String(bytes, 0, length(), charset);
    parse(text.indexOf(REPLACEMENT) < 0 ? text : decodedOneByOne(), headings, rows);
    count = 0;
  }

  private int length() {
    return count == 0 ? 0 : ends[count - 1];
  }

  /** The text of the records that are characters; the others are noted as broken. */
  private String decodedOneByOne() {
    StringBuilder text = new StringBuilder();
    int start = 0;
    for (int record = 0; record < count; record++) {
      if (broken[record] == null) {
        String one = decoded(start, ends[record] - end.length);
        if (one == null) {
          broken[record] = FileFinding.UNREADABLE_CHARACTERS;
        } else {
          text.append(one).append(END);
        }
      }
      start = ends[record];
    }
    return text.toString();
  }

  /** The text of one record, or null if its bytes are no characters. */
  private String decoded(int start, int stop) {
    String text = decoded(charset, start, stop);
    return text == null && fallback ? decoded(FALLBACK, start, stop) : text;
  }

  private String decoded(Charset encoding, int start, int stop) {
    try {
      return encoding.newDecoder().decode(ByteBuffer.wrap(bytes, start, stop - start)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private void parse(String text, Headings headings, Consumer<SourceRow> rows) {
    boolean withNul = text.indexOf('\0') >= 0;
    // The scanner has bounded the records already; the parser's own bounds must never be met.
    StringArrayHandler handler =
        StringArrayHandler.of(
            limits ->
                limits
                    .maxFields(RecordLimits.STANDARD.bytes() + 1)
                    .maxFieldSize(RecordLimits.STANDARD.bytes())
                    .maxRecordSize(RecordLimits.STANDARD.bytes()));
    try (CloseableIterator<String[]> parsed = parser.build(handler, text).iterator()) {
      for (int record = 0; record < count; record++) {
        if (broken[record] != null) {
          rows.accept(SourceRow.broken(lines[record], broken[record]));
          continue;
        }
        String[] cells = parsed.next();
        if (withNul) {
          removeNul(cells);
        }
        rows.accept(SourceRow.of(lines[record], cells, headings.kind(cells)));
      }
      if (parsed.hasNext()) {
        throw new IllegalStateException("scanner and parser differ about records");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void removeNul(String[] cells) {
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cells[i].replace("\0", "");
    }
  }
}
