package org.goldthread.hostile;

import java.util.List;

/** Cells and rows as they stand in a sheet's part. */
final class Sheet {
  private Sheet() {}

  /** A table from the first row on, every cell a text. */
  static String of(Table table) {
    StringBuilder rows = new StringBuilder(row(1, table.headings()));
    for (int i = 0; i < table.rows().size(); i++) {
      rows.append(row(i + 2, table.rows().get(i)));
    }
    return rows.toString();
  }

  /** A row of texts; a cell that begins with {@code <c} is one already. */
  static String row(int number, List<String> cells) {
    StringBuilder row = new StringBuilder("<row r=\"" + number + "\">");
    for (String cell : cells) {
      row.append(cell.startsWith("<c") ? cell : text(cell));
    }
    return row.append("</row>").toString();
  }

  static String text(String text) {
    return text.isEmpty()
        ? "<c/>"
        : "<c t=\"inlineStr\"><is><t xml:space=\"preserve\">" + escaped(text) + "</t></is></c>";
  }

  static String number(String number, int style) {
    return "<c s=\"" + style + "\"><v>" + number + "</v></c>";
  }

  static String formula(String formula, String result) {
    return "<c t=\"str\"><f>" + escaped(formula) + "</f><v>" + escaped(result) + "</v></c>";
  }

  static String shared(int number) {
    return "<c t=\"s\"><v>" + number + "</v></c>";
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
