package org.goldthread.cli;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.goldthread.evaluation.Cause;
import org.goldthread.evaluation.Estimate;
import org.goldthread.evaluation.Evaluation;
import org.goldthread.evaluation.Figure;
import org.goldthread.evaluation.Gap;
import org.goldthread.evaluation.Quality;
import org.goldthread.evaluation.ReachRange;

/** An evaluation on a terminal. */
final class EvaluationScreen {
  private static final int MOST_CAUSES = 10;
  private static final List<Figure> COLUMNS =
      List.of(
          Figure.PRECISION,
          Figure.RECALL,
          Figure.RECALL_CEILING,
          Figure.RECALL_OF_CEILING,
          Figure.BCUBED_F1);

  private final PrintWriter out;

  private EvaluationScreen(PrintWriter out) {
    this.out = out;
  }

  static void print(PrintWriter out, Evaluation evaluation) {
    new EvaluationScreen(out).print(evaluation);
  }

  private void print(Evaluation evaluation) {
    Evaluation.Source source = evaluation.source();
    out.printf(
        Locale.ROOT,
        "Linkage of run %d: %,d mentions, %,d with a label, %,d without%n%n",
        source.run(),
        source.mentions(),
        source.labelled(),
        source.unlabelled());
    Quality overall = evaluation.overall();
    for (Figure figure : Figure.values()) {
      Estimate estimate = overall.figures().get(figure);
      if (estimate != null) {
        out.printf(
            Locale.ROOT,
            "%-20s %8s   %s to %s%n",
            figure.word(),
            share(estimate.value()),
            share(estimate.low()),
            share(estimate.high()));
      }
    }
    out.printf(
        Locale.ROOT,
        "%-20s %8s   %,d of %,d people%n",
        "over_merged",
        share(overall.overMergedShare()),
        overall.overMerged(),
        overall.people());
    out.printf(
        Locale.ROOT,
        "%-20s %8s   %,d of %,d people%n",
        "over_split",
        share(overall.overSplitShare()),
        overall.overSplit(),
        overall.people());
    groups("by role", evaluation.byRole());
    groups("by tier", evaluation.byTier());
    evaluation.bySubgroup().forEach((name, groups) -> groups("by " + name, groups));
    groups("by feed", evaluation.byFeed());
    gaps(evaluation.gaps());
    causes("people made one", evaluation.merges());
    causes("people made several", evaluation.splits());
    evaluation.reach().ifPresent(this::range);
  }

  private void groups(String title, SortedMap<String, Quality> groups) {
    out.printf("%n%-54s %10s %9s", title, "mentions", "people");
    COLUMNS.forEach(figure -> out.printf(" %9s", heading(figure)));
    out.printf(" %9s%n", "merged");
    groups.forEach(
        (name, quality) -> {
          out.printf(Locale.ROOT, "  %-52s %,10d %,9d", name, quality.mentions(), quality.people());
          for (Figure figure : COLUMNS) {
            Estimate estimate = quality.figures().get(figure);
            out.printf(" %9s", estimate == null ? "-" : share(estimate.value()));
          }
          out.printf(" %9s%n", share(quality.overMergedShare()));
        });
  }

  private static String heading(Figure figure) {
    return switch (figure) {
      case RECALL_CEILING -> "ceiling";
      case RECALL_OF_CEILING -> "of it";
      case BCUBED_F1 -> "bcubed_f1";
      default -> figure.word();
    };
  }

  private void gaps(List<Gap> gaps) {
    if (!gaps.isEmpty()) {
      out.printf("%n%-54s %10s %9s %9s%n", "gap in points", "recall", "ceiling", "above it");
      gaps.forEach(
          gap ->
              out.printf(
                  Locale.ROOT,
                  "  %-52s %10.2f %9.2f %9.2f%n",
                  gap.dimension(),
                  100 * gap.recall(),
                  100 * gap.ceiling(),
                  100 * gap.aboveCeiling()));
    }
  }

  private void causes(String title, SortedMap<Cause, Long> causes) {
    if (causes.isEmpty()) {
      return;
    }
    out.printf("%n%-54s %10s%n", title, "number");
    causes.entrySet().stream()
        .sorted(Map.Entry.<Cause, Long>comparingByValue(Comparator.reverseOrder()))
        .limit(MOST_CAUSES)
        .forEach(
            entry ->
                out.printf(
                    Locale.ROOT,
                    "  %-52s %,10d%s%n",
                    words(entry.getKey()),
                    entry.getValue(),
                    entry.getKey().withinCeiling() ? "  within the ceiling" : ""));
  }

  private static String words(Cause cause) {
    return cause.cause()
        + (cause.error().isEmpty() ? "" : " " + cause.error())
        + (cause.key().isEmpty() ? "" : " (" + cause.key() + ")");
  }

  private void range(ReachRange.Held held) {
    out.printf(
        "%n%-54s %10s %9s %9s%n", "range of reach holds the truth", "quarters", "held", "share");
    range("all service-quarters", held.all());
    range("no key of a wrong value", held.uncorrupted());
    range("nor one missing for an error", held.untouched());
  }

  private void range(String title, ReachRange.Share share) {
    out.printf(
        Locale.ROOT,
        "  %-52s %,10d %,9d %9s%n",
        title,
        share.quarters(),
        share.held(),
        share.quarters() == 0 ? "-" : share(share.share()));
  }

  private static String share(double share) {
    return String.format(Locale.ROOT, "%.3f%%", 100 * share);
  }
}
