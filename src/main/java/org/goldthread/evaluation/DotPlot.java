package org.goldthread.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/**
 * Recall by subgroup with its interval, and the ceiling beside it: where each stands on a drawing.
 * Dots, not bars: the scale begins where the figures do.
 *
 * @param width of the drawing
 * @param height of the drawing
 * @param left where the scale begins
 * @param base where the lines end
 * @param ticks vertical lines with their shares
 * @param lines a heading or a group each
 */
record DotPlot(int width, int height, int left, int base, List<Tick> ticks, List<Line> lines) {
  private static final int WIDTH = 560;
  private static final int LEFT = 165;
  private static final int RIGHT = 20;
  private static final int STEP = 26;
  private static final int TOP = 12;
  private static final int HALF_MARK = 9;
  private static final int LABELS = 26;
  private static final double FINEST = 0.01;
  private static final int MOST_TICKS = 6;

  /** A vertical line. */
  record Tick(String x, String label) {}

  /**
   * A line of the drawing.
   *
   * @param kind heading or group
   * @param title what a pointer shows
   */
  record Line(
      String kind,
      String label,
      String y,
      String top,
      String foot,
      String recall,
      String low,
      String high,
      String ceiling,
      String title) {}

  /** The drawing of some dimensions, of groups of {@link Subgroups#FEWEST} people or more. */
  static DotPlot of(SortedMap<String, SortedMap<String, Quality>> dimensions) {
    double least =
        dimensions.values().stream()
            .flatMap(groups -> groups.values().stream())
            .filter(DotPlot::isDrawn)
            .map(Quality::figures)
            .mapToDouble(
                figures ->
                    Math.min(
                        figures.get(Figure.RECALL).low(),
                        figures.get(Figure.RECALL_CEILING).value()))
            .min()
            .orElse(0);
    double step = step(1 - least);
    double from = Math.max(0, Math.min(1 - step, Math.floor(least / step + 1e-9) * step));
    List<Line> lines = new ArrayList<>();
    int row = 0;
    for (Map.Entry<String, SortedMap<String, Quality>> dimension : dimensions.entrySet()) {
      String heading = Texts.orWord("dimension.", dimension.getKey());
      lines.add(new Line("heading", heading, y(row++, 0), "", "", "", "", "", "", ""));
      for (Map.Entry<String, Quality> group : dimension.getValue().entrySet()) {
        Map<Figure, Estimate> figures = group.getValue().figures();
        if (isDrawn(group.getValue())) {
          Estimate recall = figures.get(Figure.RECALL);
          Estimate ceiling = figures.get(Figure.RECALL_CEILING);
          String label = Texts.orWord("group.", group.getKey());
          lines.add(
              new Line(
                  "group",
                  label,
                  y(row, 0),
                  y(row, -HALF_MARK),
                  y(row++, HALF_MARK),
                  x(recall.value(), from),
                  x(recall.low(), from),
                  x(recall.high(), from),
                  x(ceiling.value(), from),
                  Texts.of("plot.line", label, Shown.share(recall), Shown.share(ceiling))));
        }
      }
    }
    int base = TOP + row * STEP;
    List<Tick> ticks = new ArrayList<>();
    int count = (int) Math.round((1 - from) / step);
    for (int i = 0; i <= count; i++) {
      double at = from + i * step;
      ticks.add(new Tick(x(at, from), String.format(Locale.ROOT, "%.0f%%", 100 * at)));
    }
    return new DotPlot(WIDTH, base + LABELS, LEFT, base, ticks, lines);
  }

  /** Of few people the interval would rule the scale. */
  private static boolean isDrawn(Quality quality) {
    return quality.people() >= Subgroups.FEWEST && quality.figures().containsKey(Figure.RECALL);
  }

  /** The finest of 1, 2, 5, 10, 20 hundredths that needs few lines. */
  private static double step(double range) {
    for (int hundredths : new int[] {1, 2, 5, 10}) {
      if (range <= hundredths * FINEST * MOST_TICKS) {
        return hundredths * FINEST;
      }
    }
    return 20 * FINEST;
  }

  private static String x(double share, double from) {
    double room = WIDTH - LEFT - RIGHT;
    return decimal(LEFT + room * (share - from) / (1 - from));
  }

  private static String y(int row, int further) {
    return decimal(TOP + (row + 0.5) * STEP + further);
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
