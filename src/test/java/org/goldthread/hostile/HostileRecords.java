package org.goldthread.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Lines that are no rows, rows that are no lines, and damage by chance. */
final class HostileRecords {
  private static final int ROW = 2;
  private static final List<GoodFile> SEVERAL =
      List.of(GoodFile.PARENTS, GoodFile.SESSIONS, GoodFile.SPENDING);

  private HostileRecords() {}

  static List<HostileFile> records() {
    Shelf shelf = new Shelf("records");
    for (GoodFile good : SEVERAL) {
      narrowAndWide(shelf, good);
      noRows(shelf, good);
      openQuotes(shelf, good);
    }
    return shelf.files();
  }

  private static void narrowAndWide(Shelf shelf, GoodFile good) {
    List<String> lines = good.table().lines();
    String third = lines.get(ROW + 1);
    Expected third1 = good.same().touching(ROW);
    shelf.text(
        good,
        "a short row",
        changed(lines, third.substring(0, third.indexOf(','))),
        good == GoodFile.SESSIONS ? third1.adding(-1).ignoring(1) : third1);
    shelf.text(good, "a row with more cells", changed(lines, third + ",,x"), third1);
    shelf.text(good, "a row with more blank cells", changed(lines, third + ",, ,"), good.same());
    shelf.text(
        good,
        "a last row cut in the middle",
        joined(lines).substring(0, joined(lines).length() - lines.get(8).length() / 2),
        good.same().touching(GoodFile.ROWS - 1));
    shelf.text(good, "a row twice", joined(lines) + third + "\n", good.same().adding(1));
    shelf.text(
        good,
        "two tables in one file",
        joined(lines) + joined(lines),
        good.same().adding(GoodFile.ROWS).ignoring(1));
    shelf.text(
        good, "remarks below the table", joined(lines) + "Exported by hand\n", further(good, 0, 1));
  }

  private static void noRows(Shelf shelf, GoodFile good) {
    List<String> lines = good.table().lines();
    String text = joined(lines);
    Expected one = good.same().ignoring(1);
    Expected each = good.same().ignoring(lines.size() - 1);
    shelf.text(good, "blank lines", text.stripTrailing().replace("\n", "\n\n"), each);
    shelf.text(good, "lines of commas", text.stripTrailing().replace("\n", "\n,,,\n"), each);
    shelf.text(
        good, "lines of white space", text.stripTrailing().replace("\n", "\n \t\u00a0\n"), each);
    shelf.text(good, "LF and then CR", text.replace("\n", "\n\r").stripTrailing(), each);
    shelf.text(good, "two CR and an LF", text.stripTrailing().replace("\n", "\r\r\n"), each);
    shelf.text(good, "the end of DOS", text + "\u001a", one);
    shelf.text(
        good,
        "headings once more",
        text.replace(lines.get(4), lines.get(0) + "\n" + lines.get(4)),
        one);
    String total = good == GoodFile.SPENDING ? "Grand total" : "TOTALS";
    shelf.text(good, "a row of totals", text + total + ",,,11\n", one);
    shelf.text(good, "lines of Unicode", text.replace("\n", "\u2028"), Expected.refused());
  }

  private static void openQuotes(Shelf shelf, GoodFile good) {
    List<String> lines = good.table().lines();
    Expected same = good.same();
    String text = joined(lines);
    shelf.text(
        good, "a quote never closed", changed(lines, "\"" + lines.get(3)), same.touching(ROW));
    // Each line of what is no record counts for itself.
    shelf.text(
        good,
        "a quote over too many lines",
        text + "\"x\n" + "line\n".repeat(1100) + "\"\n",
        further(good, 2, 1100));
    shelf.text(good, "text after a quote", text + "\"a\nb\" c,\n", further(good, 1, 1));
    shelf.text(good, "a line of two MiB", text + "x".repeat(2 << 20) + "\n", same.adding(1));
    shelf.text(
        good,
        "two MiB in quotes",
        text + "\"" + ("y".repeat(4095) + "\n").repeat(512) + "\"\n",
        further(good, 2, 511));
    shelf.text(good, "nothing but quotes", text + "\"\n".repeat(7), same.adding(1).ignoring(3));
  }

  /** More lines, of which some are broken; one cell alone is no row where columns become rows. */
  private static Expected further(GoodFile good, int broken, int lines) {
    return good == GoodFile.SESSIONS
        ? good.same().adding(broken).ignoring(lines)
        : good.same().adding(broken + lines);
  }

  /** Damage by chance, of which it is known how many rows there are. */
  static List<HostileFile> damage() {
    Shelf shelf = new Shelf("damage");
    for (GoodFile good : GoodFile.values()) {
      for (int seed = 1; seed <= 3; seed++) {
        Random random = new Random(seed);
        shelf.bytes(
            good,
            "letters changed, seed " + seed,
            letters(good, random),
            good.same().touchingAll());
        Table emptied = emptied(good, random);
        shelf.table(
            good,
            "cells emptied, seed " + seed,
            emptied,
            counted(good, emptied.rows()).touchingAll());
        if (good != GoodFile.REVIEWS) {
          // A row that cannot be decoded is sent back before a filter could leave it out.
          shelf.bytes(
              good,
              "bytes beyond ASCII, seed " + seed,
              high(good, random),
              good.same().touchingAll());
          cut(shelf, good, seed, random);
        }
      }
    }
    return shelf.files();
  }

  /** A third of the letters in rows become others; a filter's word stays as it is. */
  private static byte[] letters(GoodFile good, Random random) {
    byte[] bytes = good.table().text().getBytes(UTF_8);
    for (int i = below(bytes); i < bytes.length; i++) {
      boolean ofFilter = bytes[i] == 'D' || bytes[i] == 'N' || bytes[i] == 'A';
      if (Character.isLetter(bytes[i]) && !ofFilter && random.nextInt(3) == 0) {
        bytes[i] = (byte) ('a' + random.nextInt(26));
      }
    }
    return bytes;
  }

  /** A tenth of the small letters in rows become bytes that are no letters of UTF-8. */
  private static byte[] high(GoodFile good, Random random) {
    byte[] bytes = good.table().text().getBytes(UTF_8);
    for (int i = below(bytes); i < bytes.length; i++) {
      if (bytes[i] >= 'a' && bytes[i] <= 'z' && random.nextInt(10) == 0) {
        bytes[i] = (byte) (0xa1 + random.nextInt(90));
      }
    }
    return bytes;
  }

  private static Table emptied(GoodFile good, Random random) {
    return good.table()
        .withRows(
            row -> {
              List<String> cells = new ArrayList<>();
              for (String cell : row) {
                boolean stays = cell.equals("DNA") || cells.isEmpty() || random.nextInt(3) > 0;
                cells.add(stays ? cell : "");
              }
              return cells;
            });
  }

  private static void cut(Shelf shelf, GoodFile good, int seed, Random random) {
    byte[] bytes = good.table().text().getBytes(UTF_8);
    int from = below(bytes) + 1;
    byte[] part = Arrays.copyOf(bytes, from + random.nextInt(bytes.length - from));
    List<List<String>> rows =
        new String(part, UTF_8).lines().skip(1).map(line -> List.of(line.split(",", -1))).toList();
    Expected cut = counted(good, rows);
    for (int row = rows.size() - 1; row < GoodFile.ROWS; row++) {
      cut = cut.touching(row);
    }
    shelf.bytes(good, "cut short, seed " + seed, part, cut);
  }

  /** A row whose columns hold nothing to become a row is none, and neither is a filtered one. */
  private static Expected counted(GoodFile good, List<List<String>> rows) {
    int read = (int) rows.stream().filter(row -> good.isRow(row)).count();
    return Expected.rows(read, rows.size() - read);
  }

  private static int below(byte[] bytes) {
    int at = 0;
    while (bytes[at] != '\n') {
      at++;
    }
    return at + 1;
  }

  /** With another third row. */
  private static String changed(List<String> lines, String third) {
    List<String> changed = new ArrayList<>(lines);
    changed.set(ROW + 1, third);
    return joined(changed);
  }

  private static String joined(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }
}
