package org.goldthread.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/**
 * The most frequent causes as bars, one above the other: where each stands on a drawing.
 *
 * @param width of the drawing
 * @param height of the drawing
 * @param left where the bars begin
 * @param bars the bars, longest first
 */
record CauseChart(int width, int height, int left, List<Bar> bars) {
  private static final int MOST = 12;
  private static final int WIDTH = 560;
  private static final int LEFT = 265;
  private static final int NUMBER = 50;
  private static final int STEP = 28;
  private static final int THICK = 18;
  private static final int TOP = 6;

  /**
   * One bar.
   *
   * @param kind within or beyond the ceiling
   */
  record Bar(
      String kind,
      String label,
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
      double top = TOP + (double) bars.size() * STEP;
      double length = (WIDTH - LEFT - NUMBER) * entry.getValue() / (double) most;
      bars.add(
          new Bar(
              entry.getKey().withinCeiling() ? "within" : "beyond",
              Shown.cause(entry.getKey()),
              decimal(top),
              decimal(top + THICK / 2.0),
              decimal(length),
              decimal(LEFT + length + 8),
              Shown.number(entry.getValue())));
    }
    return new CauseChart(WIDTH, TOP + bars.size() * STEP, LEFT, bars);
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
