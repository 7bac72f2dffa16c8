package org.goldthread.hostile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The cells of a good file, which mutations change one by one. Never changed itself.
 *
 * @param headings above the rows
 * @param rows each as wide as the headings
 */
record Table(List<String> headings, List<List<String>> rows) {

  /** How it is written as text: the delimiter, the line end, and whether every cell is quoted. */
  record Style(char delimiter, String end, boolean quoted) {
    /** Commas, line feeds, and quotes only where they are needed. */
    static final Style PLAIN = new Style(',', "\n", false);
  }

  int column(String heading) {
    int at = headings.indexOf(heading);
    if (at < 0) {
      throw new IllegalArgumentException(heading);
    }
    return at;
  }

  /** With another cell. */
  Table with(int row, int column, String cell) {
    List<List<String>> changed = new ArrayList<>(rows);
    List<String> cells = new ArrayList<>(rows.get(row));
    cells.set(column, cell);
    changed.set(row, cells);
    return new Table(headings, changed);
  }

  /** With other cells in every row. */
  Table withColumn(int column, UnaryOperator<String> change) {
    return withRows(
        row -> {
          List<String> cells = new ArrayList<>(row);
          cells.set(column, change.apply(cells.get(column)));
          return cells;
        });
  }

  Table withRows(UnaryOperator<List<String>> change) {
    return new Table(headings, rows.stream().map(change).toList());
  }

  Table withRowsInOrder(List<List<String>> order) {
    return new Table(headings, order);
  }

  Table withHeadings(Function<Integer, String> heading) {
    List<String> changed = new ArrayList<>();
    for (int i = 0; i < headings.size(); i++) {
      changed.add(heading.apply(i));
    }
    return new Table(changed, rows);
  }

  Table withHeading(int column, String heading) {
    return withHeadings(i -> i == column ? heading : headings.get(i));
  }

  /** The same columns in another order. */
  Table columns(List<Integer> order) {
    UnaryOperator<List<String>> sort =
        cells -> order.stream().map(cells::get).collect(Collectors.toList());
    return new Table(sort.apply(headings), rows.stream().map(sort).toList());
  }

  /** With a further column on the right. */
  Table beside(String heading, String cell) {
    UnaryOperator<List<String>> wider =
        cells -> {
          List<String> more = new ArrayList<>(cells);
          more.add(cell);
          return more;
        };
    List<String> above = new ArrayList<>(headings);
    above.add(heading);
    return new Table(above, rows.stream().map(wider).toList());
  }

  /** The headings and then the rows, each as a line without its end. */
  List<String> lines(Style style) {
    List<String> lines = new ArrayList<>();
    lines.add(line(headings, style));
    rows.forEach(row -> lines.add(line(row, style)));
    return lines;
  }

  /** The lines of the usual style. */
  List<String> lines() {
    return lines(Style.PLAIN);
  }

  String text(Style style) {
    return String.join(style.end(), lines(style)) + style.end();
  }

  String text() {
    return text(Style.PLAIN);
  }

  List<Integer> places() {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < headings.size(); i++) {
      places.add(i);
    }
    return places;
  }

  List<List<String>> backwards() {
    List<List<String>> order = new ArrayList<>(rows);
    Collections.reverse(order);
    return order;
  }

  private static String line(List<String> cells, Style style) {
    return cells.stream()
        .map(cell -> cell(cell, style))
        .collect(Collectors.joining(String.valueOf(style.delimiter())));
  }

  private static String cell(String cell, Style style) {
    boolean needed =
        cell.indexOf(style.delimiter()) >= 0
            || cell.indexOf('"') >= 0
            || cell.indexOf('\n') >= 0
            || cell.indexOf('\r') >= 0;
    return style.quoted() || needed ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }
}
