package org.goldthread.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/**
 * The most frequent causes as bars, each below its label: where each stands on a drawing.
 *
 * @param width of the drawing
 * @param height of the drawing
 * @param thick height of a bar
 * @param bars the bars, longest first
 */
record CauseChart(int width, int height, int thick, List<Bar> bars) {
  private static final int MOST = 12;
  private static final int WIDTH = 420;
  private static final int NUMBER = 50;
  private static final int STEP = 40;
  private static final int THICK = 14;
  private static final int TEXT = 13;
  private static final int BELOW_TEXT = 19;

  /**
   * One bar.
   *
   * @param kind within or beyond the ceiling
   * @param text where the label stands
   * @param y where the bar begins
   * @param middle where the number stands
   * @param end where the number begins
   */
  record Bar(
      String kind,
      String label,
      String text,
      String y,
      String middle,
      String width,
      String end,
      String number) {}

  static CauseChart of(SortedMap<Cause, Long> causes) {
    List<Map.Entry<Cause, Long>> largest =
        causes.entrySet().stream()
            .sorted(Map.Entry.<Cause, Long>comparingByValue(Comparator.reverseOrder()))
            .limit(MOST)
            .toList();
    long most = largest.isEmpty() ? 1 : largest.get(0).getValue();
    List<Bar> bars = new ArrayList<>();
    for (Map.Entry<Cause, Long> entry : largest) {
      double top = (double) bars.size() * STEP;
      double length = (WIDTH - NUMBER) * entry.getValue() / (double) most;
      bars.add(
          new Bar(
              entry.getKey().withinCeiling() ? "within" : "beyond",
              Shown.cause(entry.getKey()),
              decimal(top + TEXT),
              decimal(top + BELOW_TEXT),
              decimal(top + BELOW_TEXT + THICK / 2.0),
              decimal(length),
              decimal(length + 8),
              Shown.number(entry.getValue())));
    }
    return new CauseChart(WIDTH, bars.size() * STEP, THICK, bars);
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
