package org.goldthread.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.goldthread.disclosure.Cell;

/**
 * Naive against unique by quarter, as bars: where each stands on a drawing of fixed size. The
 * template draws it as SVG with the page's own fonts, so no font of the machine matters.
 *
 * @param width of the drawing
 * @param height of the drawing
 * @param left where the bars begin
 * @param base where they stand
 * @param lines horizontal lines with their numbers
 * @param quarters a pair of bars each
 */
record ReachChart(
    int width, int height, int left, int base, List<Line> lines, List<Quarter> quarters) {
  private static final int WIDTH = 920;
  private static final int HEIGHT = 300;
  private static final int LEFT = 56;
  private static final int TOP = 24;
  private static final int BASE = 252;
  private static final int MOST_WITH_NUMBERS = 8;
  private static final int MOST_LABELS = 12;

  /** A horizontal line. */
  record Line(String y, String label) {}

  /** The bars of a quarter; the label may be empty where labels would overlap. */
  record Quarter(String middle, String label, List<Bar> bars) {}

  /**
   * One bar.
   *
   * @param kind naive or unique
   * @param number the number above it, or empty
   * @param title what a pointer shows
   */
  record Bar(
      String kind,
      String x,
      String y,
      String width,
      String height,
      String middle,
      String numberY,
      String number,
      String title) {}

  static ReachChart of(Figures figures) {
    List<String> periods = figures.quarters();
    long most =
        periods.stream()
            .flatMap(
                p -> Stream.of(Metric.REGISTRATIONS, Metric.REGISTERED_PEOPLE).map(m -> cell(m, p)))
            .mapToLong(cell -> figures.value(cell).orElse(0))
            .max()
            .orElse(0);
    long step = step(most);
    long top = Math.max(step, (most + step - 1) / step * step);
    List<Line> lines = new ArrayList<>();
    for (long at = 0; at <= top; at += step) {
      lines.add(new Line(decimal(y(at, top)), Shown.number(at)));
    }
    List<Quarter> quarters = new ArrayList<>();
    double room = (WIDTH - LEFT) / (double) Math.max(1, periods.size());
    int every = (periods.size() + MOST_LABELS - 1) / MOST_LABELS;
    for (int i = 0; i < periods.size(); i++) {
      String period = periods.get(i);
      double start = LEFT + i * room;
      double bar = Math.min(64, room * 0.36);
      double middle = start + room / 2;
      boolean numbers = periods.size() <= MOST_WITH_NUMBERS;
      quarters.add(
          new Quarter(
              decimal(middle),
              i % every == 0 ? Periods.brief(period) : "",
              List.of(
                  bar(
                      "naive",
                      Metric.REGISTRATIONS,
                      period,
                      figures,
                      middle - bar - 1,
                      bar,
                      top,
                      numbers),
                  bar(
                      "unique",
                      Metric.REGISTERED_PEOPLE,
                      period,
                      figures,
                      middle + 1,
                      bar,
                      top,
                      numbers))));
    }
    return new ReachChart(WIDTH, HEIGHT, LEFT, BASE, lines, quarters);
  }

  private static Bar bar(
      String kind,
      Metric metric,
      String period,
      Figures figures,
      double x,
      double width,
      long top,
      boolean withNumber) {
    OptionalLong value = figures.value(cell(metric, period));
    double y = y(value.orElse(0), top);
    Shown shown = Shown.of(figures.at(cell(metric, period)));
    boolean said = withNumber || value.isEmpty();
    return new Bar(
        kind,
        decimal(x),
        decimal(y),
        decimal(width),
        decimal(BASE - y),
        decimal(x + width / 2),
        decimal(y - 6),
        said ? (shown.kind().equals("missing") ? "–" : shown.text()) : "",
        Texts.of("chart.bar." + kind, Periods.brief(period), shown.text()));
  }

  private static Cell cell(Metric metric, String period) {
    return Cell.of(metric.word(), period, Cell.ALL);
  }

  private static double y(long value, long top) {
    return BASE - (BASE - TOP) * (double) value / top;
  }

  /** The step of four to eight lines: 1, 2 or 5 times a power of ten, at least 5. */
  private static long step(long most) {
    long power = 1;
    while (power * 50 < most) {
      power *= 10;
    }
    for (long factor : new long[] {1, 2, 5}) {
      if (factor * power * 6 >= most && factor * power >= 5) {
        return factor * power;
      }
    }
    return power * 10;
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
