package org.goldthread.onboarding;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.BiConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.ConditionalFormattingExpressionRule;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.onboarding.TemplateColumns.Choices;
import org.goldthread.onboarding.TemplateColumns.Entry;
import org.goldthread.reading.Formula;

/**
 * A workbook for a provider to fill in, which the feed takes as it takes the provider's own file:
 * its headings, drop-downs of the codes, formats, a guidance sheet, and red cells where a line
 * would be sent back. No text in it is a formula, whatever it begins with.
 */
public final class Template {
  private static final int LINES = 2000;
  private static final double WIDTH = 18;
  private static final double WIDE = 60;
  private static final String RED = "FF9C9C";
  private static final String YELLOW = "FFEB9C";
  private static final String SHADE = "DDE6F0";
  private static final LocalDateTime NO_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);
  private static final ResourceBundle TEXTS =
      ResourceBundle.getBundle("org.goldthread.onboarding.template", Locale.ROOT);

  private final Programme programme;
  private final Feed feed;
  private final List<Entry> columns;
  private final int top;

  private Template(Programme programme, Feed feed) {
    this.programme = programme;
    this.feed = feed;
    columns = TemplateColumns.of(programme, feed);
    top = feed.format().headerOffset();
  }

  /** Writes a feed's template; the same feed gives the same bytes. */
  public static void write(Programme programme, Feed feed, OutputStream out) throws IOException {
    write(programme, feed, out, (sheet, places) -> {});
  }

  /** Writes a template that somebody has filled in already. */
  static void write(
      Programme programme,
      Feed feed,
      OutputStream out,
      BiConsumer<Worksheet, Map<String, Integer>> filling)
      throws IOException {
    // The library's archives are read by their directory only, so as a file.
    Path book = Files.createTempFile("template", ".xlsx");
    try {
      try (OutputStream file = Files.newOutputStream(book)) {
        new Template(programme, feed).write(file, filling);
      }
      withoutTime(book, out);
    } finally {
      Files.delete(book);
    }
  }

  private void write(OutputStream out, BiConsumer<Worksheet, Map<String, Integer>> filling)
      throws IOException {
    try (Workbook book = new Workbook(out, "Goldthread", "1.0")) {
      String named = feed.format().sheet();
      Worksheet data = book.newWorksheet(named.isEmpty() ? text("data") : named);
      Worksheet guidance = book.newWorksheet("Guidance");
      Worksheet lists = book.newWorksheet(text("lists"));
      lists.setVisibilityState(VisibilityState.HIDDEN);
      Map<String, Range[]> ranges = lists(lists);
      Map<String, Integer> places = new LinkedHashMap<>();
      if (top > 0) {
        put(data, 0, 0, text("title", feed.name()));
      }
      for (int column = 0; column < columns.size(); column++) {
        Entry entry = columns.get(column);
        places.put(Words.plain(entry.heading()), column);
        put(data, top, column, entry.heading());
        format(data, column, entry, ranges);
      }
      data.range(top, 0, top, Math.max(0, columns.size() - 1))
          .style()
          .bold()
          .fillColor(SHADE)
          .set();
      data.freezePane(0, top + 1);
      guide(guidance, data.getName());
      filling.accept(data, places);
    }
  }

  /** Writes the lists; gives for each what is offered and what is known. */
  private Map<String, Range[]> lists(Worksheet sheet) {
    Map<String, Range[]> ranges = new LinkedHashMap<>();
    int column = 0;
    for (Map.Entry<String, Choices> list :
        TemplateColumns.lists(programme, feed, columns).entrySet()) {
      ranges.put(
          list.getKey(),
          new Range[] {
            list(sheet, column, list.getKey(), list.getValue().offered()),
            list(sheet, column + 1, "", list.getValue().known())
          });
      column += 2;
    }
    return ranges;
  }

  private static Range list(Worksheet sheet, int column, String name, List<String> words) {
    put(sheet, 0, column, name);
    for (int i = 0; i < words.size(); i++) {
      put(sheet, i + 1, column, words.get(i));
    }
    return sheet.range(1, column, Math.max(1, words.size()), column);
  }

  private void format(Worksheet sheet, int column, Entry entry, Map<String, Range[]> lists) {
    sheet.width(column, WIDTH);
    switch (entry.form()) {
      case DATE -> sheet.style(column).format("dd/mm/yyyy").set();
      case NUMBER -> sheet.style(column).format("General").set();
      default -> sheet.style(column).format("@").set();
    }
    Range cells = sheet.range(top + 1, column, top + LINES, column);
    Range[] list = entry.list().map(lists::get).orElse(null);
    if (list != null) {
      cells
          .validateWithList(list[0])
          .allowBlank(true)
          .showErrorMessage(true)
          .errorStyle(DataValidationErrorStyle.WARNING)
          .errorTitle(text("error.title"))
          .error(text("error.text"));
    }
    String cell = name(column) + (top + 2);
    if (entry.required()) {
      String line = "$A" + (top + 2) + ":$" + name(columns.size() - 1) + (top + 2);
      colour(cells, RED, "AND(COUNTA(" + line + ")>0,TRIM(" + cell + ")=\"\")");
    }
    String wrong = wrong(entry, cell, list);
    if (!wrong.isEmpty()) {
      colour(cells, entry.rejects() ? RED : YELLOW, "AND(TRIM(" + cell + ")<>\"\"," + wrong + ")");
    }
  }

  private static void colour(Range cells, String colour, String formula) {
    // The library writes formulas into its XML as they stand.
    String escaped = formula.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    cells.style().fillColor(colour).set(new ConditionalFormattingExpressionRule(escaped, false));
  }

  /**
   * A formula that is true where a cell that is not blank cannot be read; empty: nothing to say.
   */
  private static String wrong(Entry entry, String cell, Range[] list) {
    if (list != null) {
      String known = "'" + list[1].getWorksheet().getName() + "'!" + list[1].toAbsoluteString();
      return "SUMPRODUCT(--(" + known + "=TRIM(" + cell + ")))=0";
    }
    return switch (entry.form()) {
      case DATE -> "NOT(ISNUMBER(" + cell + ")),ISERROR(DATEVALUE(" + cell + "))";
      case NUMBER -> outOfRange(entry, cell);
      case NHS -> notAnNhsNumber(cell);
      case EMAIL -> "ISERROR(FIND(\".\"," + cell + ",FIND(\"@\"," + cell + ")))";
      case POSTCODE -> notAPostcode(cell);
      default -> "";
    };
  }

  private static String outOfRange(Entry entry, String cell) {
    List<String> wrong = new ArrayList<>(List.of("NOT(ISNUMBER(" + cell + "))"));
    if (!entry.asked().minimum().isEmpty()) {
      wrong.add(cell + "<" + entry.asked().minimum());
    }
    if (!entry.asked().maximum().isEmpty()) {
      wrong.add(cell + ">" + entry.asked().maximum());
    }
    return "OR(" + String.join(",", wrong) + ")";
  }

  /** Something with digits in which the last three characters do not begin with one. */
  private static String notAPostcode(String cell) {
    return "SUMPRODUCT(--ISNUMBER(FIND(ROW($1:$10)-1,"
        + cell
        + ")))>0,ISERROR(VALUE(LEFT(RIGHT(TRIM("
        + cell
        + "),3),1)))";
  }

  /** Ten digits of which the last checks the others, modulo 11. */
  private static String notAnNhsNumber(String cell) {
    String digits = "SUBSTITUTE(SUBSTITUTE(" + cell + ",\" \",\"\"),\"-\",\"\")";
    String sum = "SUMPRODUCT(MID(" + digits + ",ROW($1:$9),1)*(11-ROW($1:$9)))";
    String check = "MOD(11-MOD(" + sum + ",11),11)=VALUE(RIGHT(" + digits + ",1))";
    return "NOT(IFERROR(AND(LEN(" + digits + ")=10," + check + "),FALSE))";
  }

  private void guide(Worksheet sheet, String data) {
    int line = 0;
    put(sheet, line, 0, text("guidance", data));
    sheet.style(line++, 0).bold().set();
    for (int i = 1; i <= 4; i++) {
      put(sheet, line++, 0, text("guidance." + i));
    }
    if (feed.unpivot().isPresent()) {
      put(sheet, line++, 0, text("guidance.items", feed.unpivot().get().columns()));
    }
    if (feed.fill().isPresent()) {
      put(sheet, line++, 0, text("guidance.second", feed.fill().get().file()));
    }
    line++;
    String[] head = {"column", "whose", "what", "required", "form"};
    for (int i = 0; i < head.length; i++) {
      put(sheet, line, i, text(head[i]));
      sheet.style(line, i).bold().fillColor(SHADE).set();
      sheet.width(i, i == head.length - 1 ? WIDE : WIDTH);
    }
    for (Entry entry : columns) {
      line++;
      put(sheet, line, 0, entry.heading());
      put(sheet, line, 1, whose(entry));
      put(
          sheet,
          line,
          2,
          entry.field().isEmpty() ? text("filter") : entry.field().replace('_', ' '));
      put(sheet, line, 3, text(entry.required() ? "yes" : "no"));
      put(sheet, line, 4, form(entry));
    }
  }

  private static String whose(Entry entry) {
    return entry
        .person()
        .map(
            person ->
                text(
                    "whose.person",
                    Integer.toString(person.slot() + 1),
                    person.relation().isEmpty()
                        ? person.role().name().toLowerCase(Locale.ROOT)
                        : person.relation()))
        .orElse(text("whose.row"));
  }

  private String form(Entry entry) {
    if (entry.list().isPresent()) {
      Choices list = TemplateColumns.lists(programme, feed, List.of(entry)).get(entry.list().get());
      return text("form.list", String.join("; ", list.offered()));
    }
    return text("form." + entry.form().name().toLowerCase(Locale.ROOT));
  }

  /**
   * A text as a text; one that a spreadsheet would take for a formula, with an apostrophe before.
   */
  private static void put(Worksheet sheet, int row, int column, String text) {
    sheet.value(row, column, Formula.runs(text) ? "'" + text : text);
  }

  /** A column's letters. */
  private static String name(int column) {
    StringBuilder letters = new StringBuilder();
    for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
      letters.insert(0, (char) ('A' + rest % 26));
    }
    return letters.toString();
  }

  private static String text(String key, String... parts) {
    return new MessageFormat(TEXTS.getString(key), Locale.ROOT).format(parts);
  }

  /** The library writes the time into the archive; a template has none. */
  private static void withoutTime(Path book, OutputStream out) throws IOException {
    try (ZipFile from = new ZipFile(book.toFile());
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (ZipEntry entry : Collections.list(from.entries())) {
        byte[] part;
        try (InputStream in = from.getInputStream(entry)) {
          part = in.readAllBytes();
        }
        if (entry.getName().equals("docProps/core.xml")) {
          String text = new String(part, StandardCharsets.UTF_8);
          part =
              text.replaceAll("(<dcterms:\\w+[^>]*>)[^<]*", "$1" + NO_TIME + ":00Z")
                  .getBytes(StandardCharsets.UTF_8);
        }
        ZipEntry same = new ZipEntry(entry.getName());
        same.setTimeLocal(NO_TIME);
        zip.putNextEntry(same);
        zip.write(part);
        zip.closeEntry();
      }
    }
  }
}
