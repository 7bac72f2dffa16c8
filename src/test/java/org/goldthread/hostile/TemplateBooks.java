package org.goldthread.hostile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.goldthread.config.Programme;
import org.goldthread.config.Programmes;
import org.goldthread.fixture.Book;
import org.goldthread.onboarding.Template;

/** Feeds' own templates, filled in well and badly. */
final class TemplateBooks {
  private static final String DATA = "xl/worksheets/sheet1.xml";
  private static final String END = "</sheetData>";
  private static final Pattern TEXT =
      Pattern.compile("<si>.*?<t[^>]*>(.*?)</t>.*?</si>", Pattern.DOTALL);
  private static final Pattern CELL =
      Pattern.compile("<c r=\"[A-Z]+1\"[^>]*t=\"s\"[^>]*><v>(\\d+)</v>");

  private final Shelf shelf = new Shelf("templates");
  private final Programme programme = Programmes.load(Path.of("conf/lambeth"));

  private TemplateBooks() {}

  static List<HostileFile> all() {
    TemplateBooks books = new TemplateBooks();
    for (GoodFile good : List.of(GoodFile.PARENTS, GoodFile.SPENDING, GoodFile.DIGESTS)) {
      books.of(good);
    }
    return books.shelf.files();
  }

  private void of(GoodFile good) {
    Table table = good.table();
    int column = table.column(good.identifier());
    int date = table.column(good.date());
    Expected same = good.same();
    Expected third = same.touching(2);
    add(good, "filled in", filled(good, table, 0), same);
    add(good, "filled in after a gap", filled(good, table, 3), same.ignoring(3));
    add(good, "filled in below its formats", filled(good, table, 3000), same.ignoring(3000));
    add(
        good,
        "with nothing filled in",
        filled(good, table.withRowsInOrder(List.of()), 0),
        Expected.refused("FIL-005"));
    for (String armed : List.of("=1+1", "+1", "-1", "@A1", "\t=1")) {
      add(
          good,
          "with " + armed.strip() + " typed as text",
          filled(good, table.with(2, column, armed), 0),
          third);
    }
    add(
        good,
        "with a formula",
        filled(good, table.with(2, column, Sheet.formula("A1", "7")), 0),
        third);
    add(
        good,
        "with a formula without result",
        filled(good, table.with(2, column, "<c><f>A1</f></c>"), 0),
        third);
    add(
        good,
        "with a date as a number",
        filled(good, table.with(2, date, Sheet.number("42106", 0)), 0),
        third);
    add(
        good,
        "with an error",
        filled(good, table.with(2, date, "<c t=\"e\"><v>#VALUE!</v></c>"), 0),
        third);
  }

  private void add(GoodFile good, String name, byte[] bytes, Expected expected) {
    shelf.bytes(good, "template, " + name, ".xlsx", bytes, expected);
  }

  /** The template with the rows of a table below its headings, where it has their columns. */
  private byte[] filled(GoodFile good, Table table, int gap) {
    Map<String, byte[]> parts = parts(good);
    String data = text(parts, DATA);
    List<String> headings = headings(data, text(parts, "xl/sharedStrings.xml"));
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < table.rows().size(); i++) {
      List<String> cells = new ArrayList<>();
      for (String heading : headings) {
        int at = table.headings().indexOf(heading);
        cells.add(at < 0 ? "" : table.rows().get(i).get(at));
      }
      rows.append(Sheet.row(2 + gap + i, cells));
    }
    parts.put(DATA, data.replace(END, rows + END).getBytes(StandardCharsets.UTF_8));
    return Book.zip(parts);
  }

  private Map<String, byte[]> parts(GoodFile good) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try {
      Template.write(programme, programme.feeds().get(good.feed()), out);
      try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          parts.put(entry.getName(), zip.readAllBytes());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return parts;
  }

  private static List<String> headings(String data, String shared) {
    List<String> texts = new ArrayList<>();
    Matcher text = TEXT.matcher(shared);
    while (text.find()) {
      texts.add(text.group(1).replace("&apos;", "'").replace("&amp;", "&"));
    }
    List<String> headings = new ArrayList<>();
    Matcher cell = CELL.matcher(data);
    while (cell.find()) {
      headings.add(texts.get(Integer.parseInt(cell.group(1))));
    }
    return headings;
  }

  private static String text(Map<String, byte[]> parts, String name) {
    return new String(parts.get(name), StandardCharsets.UTF_8);
  }
}
