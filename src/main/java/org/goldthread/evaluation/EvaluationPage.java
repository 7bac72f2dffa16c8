package org.goldthread.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.goldthread.page.PageTemplate;

/**
 * An evaluation as one self-contained page without script or outside resource. Methods are public
 * because templates see no others.
 */
public final class EvaluationPage {
  private static final PageTemplate PAGE =
      PageTemplate.beside(EvaluationPage.class, "evaluation.peb");
  private static final List<Figure> IN_TABLES =
      List.of(
          Figure.PRECISION,
          Figure.RECALL,
          Figure.RECALL_CEILING,
          Figure.RECALL_OF_CEILING,
          Figure.BCUBED_PRECISION,
          Figure.BCUBED_RECALL);

  private final Evaluation evaluation;

  /** A big number. */
  record Tile(String label, String value, String note) {}

  /** A row of a table. */
  record Line(String head, String note, List<String> cells) {
    Line(String head, List<String> cells) {
      this(head, "", cells);
    }
  }

  /** A table of a dimension. */
  record Dimension(String title, String id, List<Line> lines) {}

  private EvaluationPage(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  /** The page as HTML that is well-formed XML too; equal evaluations give equal text. */
  public static String html(Evaluation evaluation) {
    Map<String, Object> values = new HashMap<>();
    values.put("text", Texts.all());
    values.put("source", evaluation.source());
    values.put("page", new EvaluationPage(evaluation));
    values.put("plot", DotPlot.of(evaluation.bySubgroup()));
    values.put("splits", CauseChart.of(evaluation.splits()));
    values.put("merges", CauseChart.of(evaluation.merges()));
    return PAGE.html(values);
  }

  public String mentions() {
    return Texts.of(
        "mentions",
        Shown.number(evaluation.source().labelled()),
        Shown.number(evaluation.source().mentions()));
  }

  public List<Tile> tiles() {
    Quality overall = evaluation.overall();
    List<Tile> tiles = new ArrayList<>();
    for (Figure figure : List.of(Figure.PRECISION, Figure.RECALL, Figure.RECALL_OF_CEILING)) {
      Estimate estimate = overall.figures().get(figure);
      tiles.add(
          new Tile(
              Texts.of("figure." + figure.word()), Shown.fine(estimate), Shown.interval(estimate)));
    }
    tiles.add(
        new Tile(
            Texts.of("tile.over_merged"),
            Shown.fine(overall.overMergedShare()),
            Texts.of(
                "of_people", Shown.number(overall.overMerged()), Shown.number(overall.people()))));
    tiles.add(
        new Tile(
            Texts.of("tile.over_split"),
            Shown.fine(overall.overSplitShare()),
            Texts.of(
                "of_people", Shown.number(overall.overSplit()), Shown.number(overall.people()))));
    return tiles;
  }

  /** Every figure of the whole with its interval and what it means. */
  public List<Line> figures() {
    return Stream.of(Figure.values())
        .map(
            figure -> {
              Estimate estimate = evaluation.overall().figures().get(figure);
              return new Line(
                  Texts.of("figure." + figure.word()),
                  Texts.of("figure." + figure.word() + ".text"),
                  List.of(Shown.fine(estimate), Shown.interval(estimate)));
            })
        .toList();
  }

  public List<String> columns() {
    return Stream.concat(
            Stream.of(Texts.of("column.mentions"), Texts.of("column.people")),
            Stream.concat(
                IN_TABLES.stream().map(figure -> Texts.of("figure." + figure.word())),
                Stream.of(Texts.of("tile.over_merged"), Texts.of("tile.over_split"))))
        .toList();
  }

  public List<Line> roles() {
    return lines(evaluation.byRole());
  }

  public List<Line> feeds() {
    return lines(evaluation.byFeed());
  }

  public List<Line> tiers() {
    return lines(evaluation.byTier());
  }

  public List<Dimension> dimensions() {
    return evaluation.bySubgroup().entrySet().stream()
        .map(
            dimension ->
                new Dimension(
                    Texts.orWord("dimension.", dimension.getKey()),
                    dimension.getKey(),
                    lines(dimension.getValue())))
        .toList();
  }

  public List<Line> gaps() {
    return evaluation.gaps().stream()
        .map(
            gap ->
                new Line(
                    Texts.orWord("dimension.", gap.dimension()),
                    List.of(
                        points(gap.recall()), points(gap.ceiling()), points(gap.aboveCeiling()))))
        .toList();
  }

  private static String points(double difference) {
    return String.format(Locale.ROOT, "%.2f", 100 * difference);
  }

  public List<Line> mergeCauses() {
    return causes(evaluation.merges(), false);
  }

  public List<Line> splitCauses() {
    return causes(evaluation.splits(), true);
  }

  private static List<Line> causes(SortedMap<Cause, Long> causes, boolean tellsCeiling) {
    return causes.entrySet().stream()
        .sorted(Map.Entry.<Cause, Long>comparingByValue(Comparator.reverseOrder()))
        .map(
            cause -> {
              String number = Shown.number(cause.getValue());
              return new Line(
                  Shown.cause(cause.getKey()),
                  tellsCeiling
                      ? List.of(
                          number, Texts.of(cause.getKey().withinCeiling() ? "within" : "beyond"))
                      : List.of(number));
            })
        .toList();
  }

  /** Whether the ranges of the reach report hold the truth; none without a golden dataset. */
  public List<Line> reach() {
    return evaluation.reach().stream()
        .flatMap(
            held ->
                Stream.of(
                    range("reach.all", held.all()),
                    range("reach.uncorrupted", held.uncorrupted()),
                    range("reach.untouched", held.untouched())))
        .toList();
  }

  public String unlabelled() {
    return Texts.of("method.unlabelled.text", Shown.number(evaluation.source().unlabelled()));
  }

  private static Line range(String key, ReachRange.Share share) {
    return new Line(
        Texts.of(key),
        List.of(
            Shown.number(share.quarters()),
            Shown.number(share.held()),
            share.quarters() == 0 ? "–" : Shown.share(share.share()),
            Shown.number(share.below()),
            Shown.number(share.above())));
  }

  private static List<Line> lines(SortedMap<String, Quality> groups) {
    return groups.entrySet().stream()
        .map(group -> new Line(Texts.orWord("group.", group.getKey()), cells(group.getValue())))
        .toList();
  }

  private static List<String> cells(Quality quality) {
    List<String> cells = new ArrayList<>();
    cells.add(Shown.number(quality.mentions()));
    cells.add(Shown.number(quality.people()));
    IN_TABLES.forEach(figure -> cells.add(Shown.share(quality.figures().get(figure))));
    cells.add(Shown.share(quality.overMergedShare()));
    cells.add(Shown.share(quality.overSplitShare()));
    return cells;
  }
}
