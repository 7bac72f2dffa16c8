package org.goldthread.explanation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.goldthread.explanation.KeyGraph.KeyNode;
import org.goldthread.explanation.KeyGraph.MentionNode;
import org.jgrapht.Graph;
import org.jgrapht.alg.drawing.BarycenterGreedyTwoLayeredBipartiteLayout2D;
import org.jgrapht.alg.drawing.model.Box2D;
import org.jgrapht.alg.drawing.model.LayoutModel2D;
import org.jgrapht.alg.drawing.model.MapLayoutModel2D;
import org.jgrapht.alg.drawing.model.Point2D;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;

/**
 * Where the nodes and lines of a graph stand: mentions left, keys right, in the order in which few
 * lines cross. JGraphT finds that order; it is the same for equal graphs. Methods are public
 * because templates see no others.
 *
 * @param width of the drawing
 * @param height of the drawing
 * @param boxes the nodes
 * @param lines the lines
 */
record GraphDrawing(int width, int height, List<Box> boxes, List<Line> lines) {
  private static final int WIDTH = 360;
  private static final int MENTION_WIDTH = 172;
  private static final int KEY_WIDTH = 118;
  private static final int BOX_HEIGHT = 32;
  private static final int ROW = 42;
  private static final int MARGIN = 4;
  private static final int MENTION_LETTERS = 31;
  private static final int KEY_LETTERS = 21;

  /** A node: a box with a label and a smaller note. */
  record Box(
      String kind, String x, String y, String width, String height, String label, String note) {
    /** Where its text begins. */
    public String textX() {
      return decimal(Double.parseDouble(x) + 7);
    }

    /** Base line of the label. */
    public String labelY() {
      return decimal(Double.parseDouble(y) + 14);
    }

    /** Base line of the note. */
    public String noteY() {
      return decimal(Double.parseDouble(y) + 26);
    }
  }

  /** A line from a mention to a key it carries. */
  record Line(String kind, String x1, String y1, String x2, String y2) {}

  static GraphDrawing of(KeyGraph graph) {
    Graph<String, DefaultEdge> nodes = new SimpleGraph<>(DefaultEdge.class);
    Set<String> left = new LinkedHashSet<>();
    List<String> order = new ArrayList<>();
    for (MentionNode mention : graph.mentions()) {
      left.add(mention.label());
      order.add(mention.label());
      nodes.addVertex(mention.label());
    }
    for (KeyNode key : graph.keys()) {
      order.add(key.label());
      nodes.addVertex(key.label());
    }
    for (MentionNode mention : graph.mentions()) {
      for (KeyNode key : graph.keys()) {
        if (mention.keys().contains(key.label())) {
          nodes.addEdge(mention.label(), key.label());
        }
      }
    }
    int rows = Math.max(1, Math.max(graph.mentions().size(), graph.keys().size()));
    int height = rows * ROW + 2 * MARGIN;
    Map<String, Double> middles = middles(nodes, left, order, height);
    List<Box> boxes = new ArrayList<>();
    for (MentionNode mention : graph.mentions()) {
      boxes.add(
          box(
              mention.group() == 0 ? "mention" : "mention other",
              MARGIN,
              MENTION_WIDTH,
              middles.get(mention.label()),
              mention.label(),
              cut(mention.note(), MENTION_LETTERS)));
    }
    List<Line> lines = new ArrayList<>();
    for (KeyNode key : graph.keys()) {
      boxes.add(
          box(
              key.isRefused() ? "key refused" : "key",
              WIDTH - MARGIN - KEY_WIDTH,
              KEY_WIDTH,
              middles.get(key.label()),
              cut(key.label(), KEY_LETTERS),
              key.note()));
      for (MentionNode mention : graph.mentions()) {
        if (mention.keys().contains(key.label())) {
          lines.add(
              new Line(
                  key.isRefused() ? "refused" : "joins",
                  decimal(MARGIN + MENTION_WIDTH),
                  decimal(middles.get(mention.label())),
                  decimal(WIDTH - MARGIN - KEY_WIDTH),
                  decimal(middles.get(key.label()))));
        }
      }
    }
    return new GraphDrawing(WIDTH, height, List.copyOf(boxes), List.copyOf(lines));
  }

  /** The height at which each node has its middle. */
  private static Map<String, Double> middles(
      Graph<String, DefaultEdge> nodes, Set<String> left, List<String> order, int height) {
    LayoutModel2D<String> places = new Diagonal();
    Map<String, Integer> ranks = new HashMap<>();
    order.forEach(node -> ranks.put(node, ranks.size()));
    if (!nodes.vertexSet().isEmpty()) {
      new BarycenterGreedyTwoLayeredBipartiteLayout2D<String, DefaultEdge>(
              left, (a, b) -> Integer.compare(ranks.get(a), ranks.get(b)), true)
          .layout(nodes, places);
    }
    Map<String, Double> middles = new HashMap<>();
    spread(left, places, height, middles);
    Set<String> right = new LinkedHashSet<>(order);
    right.removeAll(left);
    spread(right, places, height, middles);
    return middles;
  }

  /** Evenly over the height, in the order that was found. */
  private static void spread(
      Set<String> nodes, LayoutModel2D<String> places, int height, Map<String, Double> middles) {
    List<String> ordered = new ArrayList<>(nodes);
    ordered.sort(
        (a, b) -> {
          Point2D one = places.get(a);
          Point2D other = places.get(b);
          return Double.compare(one.getY(), other.getY());
        });
    double room = (height - 2.0 * MARGIN) / Math.max(1, ordered.size());
    for (int i = 0; i < ordered.size(); i++) {
      middles.put(ordered.get(i), MARGIN + (i + 0.5) * room);
    }
  }

  /**
   * Keeps each place on a diagonal. The layout orders the second column by the first one's places,
   * of which JGraphT 1.5.2 reads the coordinate that is the same for all; here both tell the order.
   */
  private static final class Diagonal extends MapLayoutModel2D<String> {
    Diagonal() {
      super(Box2D.of(1, 1));
    }

    @Override
    public Point2D put(String node, Point2D place) {
      double along = place.getX() + place.getY();
      return super.put(node, Point2D.of(along, along));
    }
  }

  private static Box box(
      String kind, double x, double width, double middle, String label, String note) {
    return new Box(
        kind,
        decimal(x),
        decimal(middle - BOX_HEIGHT / 2.0),
        decimal(width),
        decimal(BOX_HEIGHT),
        label,
        note);
  }

  private static String cut(String text, int letters) {
    return text.length() <= letters ? text : text.substring(0, letters - 1) + "…";
  }

  private static String decimal(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}
