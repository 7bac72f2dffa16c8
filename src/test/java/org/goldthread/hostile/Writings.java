package org.goldthread.hostile;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.goldthread.hostile.Table.Style;

/** The rows of a good file, written in every other way that a program or a person writes them. */
final class Writings {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final String MARK = "\ufeff";

  private Writings() {}

  static List<HostileFile> encodings() {
    Shelf shelf = new Shelf("encodings");
    for (GoodFile good : GoodFile.values()) {
      String text = good.table().text();
      shelf.bytes(good, "UTF-8 with a mark", (MARK + text).getBytes(UTF_8), good.same());
      shelf.bytes(good, "UTF-16LE with a mark", (MARK + text).getBytes(UTF_16LE), good.same());
      shelf.bytes(good, "UTF-16BE with a mark", (MARK + text).getBytes(UTF_16BE), good.same());
      shelf.bytes(good, "UTF-16LE, no mark", text.getBytes(UTF_16LE), good.same());
      shelf.bytes(good, "UTF-16BE, no mark", text.getBytes(UTF_16BE), good.same());
      shelf.text(good, "NUL before each comma", text.replace(",", "\0,"), good.same());
      if (good != GoodFile.DIGESTS) {
        shelf.bytes(good, "Windows-1252", text.getBytes(WINDOWS), good.same());
        shelf.bytes(good, "one row of Windows-1252", mixed(good), good.same().touching(4));
      }
    }
    GoodFile parents = GoodFile.PARENTS;
    String text = parents.table().text();
    shelf.bytes(
        parents, "UTF-32", (MARK + text).getBytes(Charset.forName("UTF-32LE")), Expected.refused());
    shelf.bytes(parents, "EBCDIC", text.getBytes(Charset.forName("IBM037")), Expected.refused());
    shelf.bytes(
        parents,
        "an odd byte at the end of UTF-16",
        concat((MARK + text).getBytes(UTF_16LE), new byte[] {0x41}),
        parents.same().adding(1));
    shelf.text(
        parents,
        "a mark before every line, as of files put together",
        MARK + text.stripTrailing().replace("\n", "\n" + MARK) + "\n",
        parents.same());
    shelf.bytes(
        parents,
        "a comma in two bytes, as no UTF-8 may be",
        overlong(text),
        parents.same().touching(4));
    return shelf.files();
  }

  static List<HostileFile> delimiters() {
    Shelf shelf = new Shelf("delimiters");
    GoodFile parents = GoodFile.PARENTS;
    for (char delimiter : new char[] {';', '\t'}) {
      String text = parents.table().text(new Style(delimiter, "\n", false));
      shelf.text(parents, "with " + named(delimiter), text, parents.same());
    }
    for (char delimiter : ";|^~\t,".toCharArray()) {
      String text = parents.table().text(new Style(delimiter, "\r\n", false));
      shelf.text(
          parents,
          "with sep= and " + named(delimiter),
          "sep=" + delimiter + "\r\n" + text,
          parents.same());
    }
    shelf.text(
        parents,
        "with a quoted sep=",
        "\"SEP=;\"\n" + parents.table().text(new Style(';', "\n", true)),
        parents.same());
    shelf.text(
        parents,
        "with a sep= that lies",
        "sep=|\n" + parents.table().text(),
        Expected.refused("MAP-001"));
    for (GoodFile good : GoodFile.values()) {
      for (char delimiter : good == parents ? "|".toCharArray() : ";\t|".toCharArray()) {
        String text = good.table().text(new Style(delimiter, "\n", false));
        shelf.text(good, "with " + named(delimiter), text, Expected.refused());
      }
    }
    return shelf.files();
  }

  static List<HostileFile> quotes() {
    Shelf shelf = new Shelf("quotes and line ends");
    for (GoodFile good : GoodFile.values()) {
      Table table = good.table();
      String text = table.text();
      shelf.text(good, "all quoted", table.text(new Style(',', "\n", true)), good.same());
      shelf.text(good, "CRLF", table.text(new Style(',', "\r\n", false)), good.same());
      shelf.text(good, "CR", table.text(new Style(',', "\r", false)), good.same());
      shelf.text(good, "no final line end", text.stripTrailing(), good.same());
      shelf.text(good, "line ends of three kinds", threeEnds(table), good.same());
      shelf.text(good, "blanks around cells", text.replace(",", " ,  "), good.same());
      shelf.text(good, "no-break blanks around cells", text.replace(",", "\u00a0,"), good.same());
      shelf.text(good, "commas at line ends", text.replace("\n", ",,,\n"), good.same());
      shelf.table(
          good, "quotes within quotes", table.beside("Remark", "said \"no\", twice"), good.same());
      shelf.table(good, "lines within cells", table.beside("Remark", "a\nb\r\nc"), good.same());
      shelf.text(
          good,
          "quotes in mid-cell",
          table.beside("Height", "5' 6 ft").text().replace(" ft", "\" ft"),
          good.same());
    }
    return shelf.files();
  }

  static List<HostileFile> orders() {
    Shelf shelf = new Shelf("order");
    for (GoodFile good : GoodFile.values()) {
      Table table = good.table();
      shelf.table(good, "rows upside down", table.withRowsInOrder(table.backwards()), good.same());
      List<Integer> columns = table.places();
      Collections.reverse(columns);
      shelf.table(good, "columns backwards", table.columns(columns), good.same());
      for (int seed = 1; seed <= 2; seed++) {
        Random random = new Random(seed);
        List<List<String>> rows = new ArrayList<>(table.rows());
        Collections.shuffle(rows, random);
        Collections.shuffle(columns, random);
        shelf.table(
            good,
            "rows and columns shuffled, seed " + seed,
            table.withRowsInOrder(rows).columns(columns),
            good.same());
      }
    }
    return shelf.files();
  }

  private static String named(char delimiter) {
    return delimiter == '\t' ? "tabs" : Character.getName(delimiter).toLowerCase(Locale.ROOT) + "s";
  }

  /** The fifth row as another program encodes it. */
  private static byte[] mixed(GoodFile good) {
    byte[] bytes = new byte[0];
    List<String> lines = good.table().lines();
    for (int i = 0; i < lines.size(); i++) {
      bytes = concat(bytes, (lines.get(i) + "\n").getBytes(i == 5 ? WINDOWS : UTF_8));
    }
    return bytes;
  }

  /** The first comma of the fifth row as C0 AC, which careless readers take for a comma. */
  private static byte[] overlong(String text) {
    int at = text.indexOf("BP-104,") + "BP-104".length();
    byte[] before = text.substring(0, at).getBytes(UTF_8);
    byte[] after = text.substring(at + 1).getBytes(UTF_8);
    return concat(concat(before, new byte[] {(byte) 0xc0, (byte) 0xac}), after);
  }

  private static String threeEnds(Table table) {
    List<String> ends = List.of("\n", "\r\n", "\r");
    StringBuilder text = new StringBuilder();
    List<String> lines = table.lines();
    for (int i = 0; i < lines.size(); i++) {
      text.append(lines.get(i)).append(ends.get(i % 3));
    }
    return text.toString();
  }

  static byte[] concat(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
