package org.goldthread.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where the files of one theme are put. */
final class Shelf {
  private final String theme;
  private final List<HostileFile> files = new ArrayList<>();

  Shelf(String theme) {
    this.theme = theme;
  }

  void text(GoodFile good, String name, String text, Expected expected) {
    bytes(good, name, text.getBytes(UTF_8), expected);
  }

  void table(GoodFile good, String name, Table table, Expected expected) {
    text(good, name, table.text(), expected);
  }

  void bytes(GoodFile good, String name, byte[] bytes, Expected expected) {
    bytes(good, name, ".csv", bytes, expected);
  }

  void bytes(GoodFile good, String name, String extension, byte[] bytes, Expected expected) {
    String whose = good.name().toLowerCase(Locale.ROOT) + ", " + name;
    files.add(new HostileFile(theme, whose, good, extension, bytes, expected));
  }

  List<HostileFile> files() {
    return List.copyOf(files);
  }
}
