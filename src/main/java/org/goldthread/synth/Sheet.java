package org.goldthread.synth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.ObjIntConsumer;

/**
 * One file of a provider, open for writing: its encoding, delimiter, line ends, banner, headings
 * that come again and totals row. Knows on which line each record begins.
 */
final class Sheet implements AutoCloseable {
  /** After the first page the headings stand again only now and then. */
  private static final int LATER_PAGES = 50;

  /** Some three thousand files are written side by side, which bounds the memory of a sample. */
  private static final int HELD = 1 << 15;

  private final SheetFormat format;
  private final List<String> headings;
  private final ObjIntConsumer<String> noData;
  private final FileText out;
  private final char delimiter;
  private final String lineEnd;
  private boolean lineOpen;
  private int line = 1;
  private int rows;
  private int nextHeadings;

  /**
   * Opens a file and writes its banner and headings.
   *
   * @param noData is told kind and line of each record that is no data
   */
  Sheet(Path file, SheetFormat format, List<String> headings, ObjIntConsumer<String> noData) {
    this.format = format;
    this.headings = headings;
    this.noData = noData;
    this.lineEnd = format.carriageReturn() ? "\r\n" : "\n";
    this.nextHeadings = format.headingsAgain();
    this.delimiter = format.delimiter().charAt(0);
    try {
      Files.createDirectories(file.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out = new FileText(file, Charset.forName(format.encoding()), HELD);
    if (format.byteOrderMark()) {
      out.bytes((byte) 0xEF, (byte) 0xBB, (byte) 0xBF);
    }
    format.banner().forEach(words -> record(List.of(words)));
    record(headings);
  }

  /** Writes a row and returns the line that it begins on. */
  int row(List<String> cells) {
    if (nextHeadings > 0 && rows == nextHeadings) {
      noData.accept("heading", record(headings));
      nextHeadings *= LATER_PAGES;
    }
    rows++;
    return record(cells);
  }

  private int record(List<String> cells) {
    int beginsOn = line;
    if (lineOpen) {
      out.append(lineEnd);
    }
    lineOpen = true;
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        out.append(delimiter);
      }
      cell(cells.get(i));
    }
    line++;
    return beginsOn;
  }

  private void cell(String value) {
    if (!format.quoteAll() && !needsQuotes(value)) {
      out.append(value);
      return;
    }
    out.append('"');
    int from = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\n' || c == '"') {
        out.append(value.substring(from, i)).append(c == '"' ? "\"\"" : lineEnd);
        line += c == '"' ? 0 : 1;
        from = i + 1;
      }
    }
    out.append(from == 0 ? value : value.substring(from)).append('"');
  }

  private boolean needsQuotes(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == delimiter || c == '"' || c == '\n') {
        return true;
      }
    }
    return false;
  }

  /** The number of data rows so far. */
  int rows() {
    return rows;
  }

  /** Writes the totals row and blank lines, and closes the file. */
  @Override
  public void close() {
    if (!format.total().isEmpty()) {
      String[] cells = new String[headings.size()];
      Arrays.fill(cells, "");
      cells[0] = format.total();
      if (cells.length > 1) {
        cells[1] = Integer.toString(rows);
      }
      noData.accept("total", record(List.of(cells)));
    }
    for (int i = 0; i < format.blankLines(); i++) {
      noData.accept("blank", record(List.of("")));
    }
    if (format.finalNewline()) {
      out.append(lineEnd);
    }
    out.close();
  }
}
