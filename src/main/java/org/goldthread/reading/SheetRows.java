package org.goldthread.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of a sheet, in their order, each with its number in the sheet. Rows that the file leaves
 * out because they are blank are blank rows, as in a CSV file. Of merged cells the first has the
 * value, of a formula the result that was stored counts.
 */
final class SheetRows implements RecordSource {
  private static final int MOST_ROWS = 1 << 20;
  private static final int MOST_COLUMNS = 1 << 14;
  private static final int LETTERS = 26;

  private final PartReader xml;
  private final boolean from1904;
  private final List<String> texts;
  private final List<CellFormat> formats;
  private final Headings headings;
  private final int maxCharacters;

  private int line;
  private int readTo;
  private SourceRow ahead;
  private String[] cells = new String[64];
  private int width;
  private long characters;
  private boolean lacksResult;

  /**
   * Reads a sheet from its first row.
   *
   * @param book not closed with this
   * @param part the sheet
   * @param headings by which repeated headings are known
   */
  SheetRows(Workbook book, String part, Headings headings, RecordLimits limits) throws IOException {
    this.from1904 = book.from1904();
    this.headings = headings;
    this.maxCharacters = limits.bytes();
    this.texts = book.texts();
    this.formats = book.formats();
    this.xml = book.open(part);
  }

  /** Reads the rows below the headings of a sheet; the workbook is closed with them. */
  static RecordSource open(Path file, FileShape shape) throws IOException {
    Workbook book =
        Workbook.open(file).orElseThrow(() -> new WorkbookException(FileFinding.BROKEN_WORKBOOK));
    try {
      SheetRows rows =
          new SheetRows(book, shape.sheet(), new Headings(shape.headings()), RecordLimits.STANDARD);
      rows.passTo(shape.headingLine());
      return rows.closing(book);
    } catch (IOException | RuntimeException e) {
      book.close();
      throw e;
    }
  }

  private RecordSource closing(Workbook book) {
    return new RecordSource() {
      @Override
      public SourceRow next() throws IOException {
        return SheetRows.this.next();
      }

      @Override
      public void close() throws IOException {
        try (book) {
          SheetRows.this.close();
        }
      }
    };
  }

  @Override
  public SourceRow next() throws IOException {
    if (ahead == null) {
      ahead = read();
    }
    if (ahead == null) {
      return null;
    }
    if (ahead.line() > ++line) {
      return SourceRow.of(line, new String[0], SourceRow.Kind.BLANK);
    }
    line = (int) ahead.line();
    SourceRow row = ahead;
    ahead = null;
    return row;
  }

  /** Passes rows, whatever they hold, up to and with a number. */
  void passTo(long last) throws IOException {
    while (line < last && next() != null) {
      continue;
    }
  }

  /** Reads what is left, which alone shows that the sheet is whole. */
  void finish() throws IOException {
    while (read() != null) {
      continue;
    }
    xml.finish();
  }

  private SourceRow read() throws IOException {
    while (xml.next()) {
      if (xml.opens("row")) {
        int number = number(xml.attribute("r"), readTo + 1);
        if (number <= readTo || number > MOST_ROWS) {
          throw new WorkbookException(FileFinding.BROKEN_WORKBOOK);
        }
        readTo = number;
        return row(number);
      }
    }
    return null;
  }

  private SourceRow row(int number) throws IOException {
    Arrays.fill(cells, 0, width, null);
    width = 0;
    characters = 0;
    lacksResult = false;
    int column = 0;
    while (xml.next() && !xml.closes("row")) {
      if (xml.opens("c")) {
        column = column(xml.attribute("r"), column);
        put(column++, cell());
      }
    }
    if (characters > maxCharacters) {
      return SourceRow.broken(number, FileFinding.RECORD_TOO_LONG);
    }
    if (lacksResult) {
      return SourceRow.broken(number, FileFinding.FORMULA_WITHOUT_RESULT);
    }
    String[] taken = new String[width];
    for (int i = 0; i < width; i++) {
      taken[i] = cells[i] == null ? "" : cells[i];
    }
    return SourceRow.of(number, taken, headings.kind(taken));
  }

  private void put(int column, String text) {
    characters += text.length();
    if (text.isEmpty() || characters > maxCharacters) {
      return;
    }
    if (column >= cells.length) {
      cells = Arrays.copyOf(cells, Math.max(column + 1, cells.length * 2));
    }
    cells[column] = text;
    width = Math.max(width, column + 1);
  }

  private String cell() throws IOException {
    String kind = String.valueOf(xml.attribute("t"));
    int style = number(xml.attribute("s"), 0);
    StringBuilder value = new StringBuilder();
    String inline = "";
    boolean hasFormula = false;
    boolean hasValue = false;
    boolean inValue = false;
    while (xml.next() && !xml.closes("c")) {
      if (xml.opens("is")) {
        inline = Workbook.text(xml, "is");
      } else if (xml.opens("f")) {
        hasFormula = true;
      } else if (xml.opens("v") || xml.closes("v")) {
        inValue = xml.opens("v");
        hasValue = true;
      } else if (inValue && xml.isText() && value.length() <= maxCharacters) {
        xml.appendTo(value);
      }
    }
    lacksResult |= hasFormula && !hasValue;
    return switch (kind) {
      case "inlineStr" -> inline;
      case "s" -> shared(value.toString().strip());
      case "str" -> Workbook.unescaped(value.toString());
      case "b" -> value.isEmpty() ? "" : value.toString().strip().equals("0") ? "FALSE" : "TRUE";
      case "e", "d" -> value.toString().strip();
      default -> value.isEmpty() ? "" : format(style).text(plain(value), from1904);
    };
  }

  private static String plain(StringBuilder value) {
    return value.toString().strip();
  }

  private String shared(String reference) throws IOException {
    int at = number(reference, -1);
    if (at < 0 || at >= texts.size()) {
      throw new WorkbookException(FileFinding.BROKEN_WORKBOOK);
    }
    return texts.get(at);
  }

  private CellFormat format(int style) {
    return style >= 0 && style < formats.size() ? formats.get(style) : CellFormat.GENERAL;
  }

  /** The column of a reference such as AB12, from 0; the next one where a cell states none. */
  private static int column(String reference, int next) throws IOException {
    if (reference == null) {
      return checked(next);
    }
    int column = 0;
    for (int i = 0; i < reference.length() && Character.isLetter(reference.charAt(i)); i++) {
      column = checked(column * LETTERS + (reference.charAt(i) & 0x1f));
    }
    if (column == 0) {
      throw new WorkbookException(FileFinding.BROKEN_WORKBOOK);
    }
    return column - 1;
  }

  private static int checked(int column) throws IOException {
    if (column > MOST_COLUMNS) {
      throw new WorkbookException(FileFinding.BROKEN_WORKBOOK);
    }
    return column;
  }

  /** A number of at most nine digits, or another if there is none. */
  static int number(String text, int otherwise) {
    if (text == null || text.isEmpty() || text.length() > 9) {
      return otherwise;
    }
    int number = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return otherwise;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  @Override
  public void close() throws IOException {
    xml.close();
  }
}
