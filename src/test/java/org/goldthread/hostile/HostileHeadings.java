package org.goldthread.hostile;

import java.util.List;
import java.util.Locale;

/** Good rows below headings that are not what they should be. */
final class HostileHeadings {
  private HostileHeadings() {}

  static List<HostileFile> all() {
    Shelf shelf = new Shelf("headings");
    for (GoodFile good : GoodFile.values()) {
      other(shelf, good);
      unusable(shelf, good);
    }
    placed(shelf, GoodFile.PARENTS);
    placed(shelf, GoodFile.SPENDING);
    return shelf.files();
  }

  /** Headings that mean the same. */
  private static void other(Shelf shelf, GoodFile good) {
    Table table = good.table();
    List<String> headings = table.headings();
    Expected same = good.same();
    shelf.table(
        good,
        "in capitals",
        table.withHeadings(i -> headings.get(i).toUpperCase(Locale.ROOT)),
        same);
    shelf.table(good, "in full width", table.withHeadings(i -> fullWidth(headings.get(i))), same);
    shelf.table(
        good,
        "with blanks that nobody sees",
        table.withHeadings(
            i -> "\u200b\u00a0" + headings.get(i).replace(" ", " \u00a0 ") + "\u00ad\ufeff "),
        same);
    shelf.table(
        good,
        "with line breaks",
        table.withHeadings(i -> headings.get(i).replace(" ", "\n")).beside("more\nof it", "x"),
        same);
    shelf.table(good, "with a formula", table.beside("=cmd|'/C calc'!A0", "=1+1"), same);
  }

  /** Headings that keep the file from being read. */
  private static void unusable(Shelf shelf, GoodFile good) {
    Table table = good.table();
    List<String> headings = table.headings();
    List<String> lines = table.lines();
    String below = String.join("\n", lines.subList(1, lines.size())) + "\n";
    String needed = good.needed();
    shelf.table(
        good,
        "one that is needed missing",
        needed.isEmpty()
            ? table.withHeadings(
                i -> headings.get(i).replaceAll("^(Session|Measure:|ASQ) .*", "x" + i))
            : table.withHeading(table.column(needed), "Remarks"),
        Expected.refused(needed.isEmpty() ? "MAP-002" : "MAP-001"));
    shelf.table(
        good,
        "two of one name",
        table.beside(headings.get(0).toUpperCase(Locale.ROOT), "x"),
        Expected.refused("FIL-007"));
    shelf.text(good, "none", below, Expected.refused());
    shelf.text(good, "and nothing below", lines.get(0) + "\n\n\n", Expected.refused("FIL-005"));
    shelf.text(good, "a quotation mark that stays open", "\"" + table.text(), Expected.refused());
    shelf.table(
        good, "in numbers", table.withHeadings(i -> Integer.toString(i + 1)), Expected.refused());
  }

  private static void placed(Shelf shelf, GoodFile good) {
    Table table = good.table();
    List<String> lines = table.lines();
    String text = table.text();
    shelf.text(good, "below two blank lines", "\n ,,\n" + text, good.same());
    shelf.text(
        good,
        "below a thousand blank lines",
        "\n".repeat(1001) + text,
        Expected.refused("FIL-004"));
    shelf.text(good, "below a title", "Quarter 1\n" + text, Expected.refused());
    shelf.text(
        good,
        "at the bottom",
        String.join("\n", lines.subList(1, lines.size())) + "\n" + lines.get(0) + "\n",
        Expected.refused());
    shelf.text(
        good,
        "two thousand and more",
        lines.get(0) + manyHeadings() + "\n" + String.join("\n", lines.subList(1, 9)) + "\n",
        Expected.refused("FIL-006"));
    shelf.text(
        good, "one of two MiB", "x".repeat(2 << 20) + "," + text, Expected.refused("FIL-008"));
    shelf.table(
        good, "one of ten thousand letters", table.beside("n".repeat(10_000), "1"), good.same());
    shelf.table(good, "a blank one", table.beside("", "x").beside("End", "y"), good.same());
    shelf.table(good, "too few", table.beside("", "x"), good.same().touchingAll());
  }

  private static String manyHeadings() {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 2001; i++) {
      many.append(",h").append(i);
    }
    return many.toString();
  }

  private static String fullWidth(String heading) {
    StringBuilder wide = new StringBuilder();
    for (char c : heading.toCharArray()) {
      wide.append(Character.isLetter(c) ? (char) (c - 'A' + '\uff21') : c);
    }
    return wide.toString();
  }
}
