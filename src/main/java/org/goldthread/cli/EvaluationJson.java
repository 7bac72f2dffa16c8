package org.goldthread.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.goldthread.evaluation.Cause;
import org.goldthread.evaluation.Estimate;
import org.goldthread.evaluation.Evaluation;
import org.goldthread.evaluation.Figure;
import org.goldthread.evaluation.Quality;
import org.goldthread.evaluation.ReachRange;

/** An evaluation as one object. Its keys are part of the public interface. */
final class EvaluationJson {
  private EvaluationJson() {}

  static Map<String, Object> of(Evaluation evaluation) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("run", evaluation.source().run());
    object.put("mentions", evaluation.source().mentions());
    object.put("labelled", evaluation.source().labelled());
    object.put("unlabelled", evaluation.source().unlabelled());
    object.put("errors_known", evaluation.source().errorsKnown());
    object.put("overall", quality(evaluation.overall()));
    object.put("by_role", groups(evaluation.byRole()));
    object.put("by_feed", groups(evaluation.byFeed()));
    object.put("by_tier", groups(evaluation.byTier()));
    Map<String, Object> subgroups = new LinkedHashMap<>();
    evaluation.bySubgroup().forEach((dimension, of) -> subgroups.put(dimension, groups(of)));
    object.put("by_subgroup", subgroups);
    Map<String, Object> gaps = new LinkedHashMap<>();
    evaluation
        .gaps()
        .forEach(
            gap -> {
              Map<String, Object> one = new LinkedHashMap<>();
              one.put("recall", gap.recall());
              one.put("recall_ceiling", gap.ceiling());
              one.put("above_ceiling", gap.aboveCeiling());
              gaps.put(gap.dimension(), one);
            });
    object.put("gaps", gaps);
    object.put("false_merges", causes(evaluation.merges()));
    object.put("false_splits", causes(evaluation.splits()));
    evaluation.reach().ifPresent(held -> object.put("reach_range", range(held)));
    return object;
  }

  private static Map<String, Object> groups(SortedMap<String, Quality> groups) {
    Map<String, Object> object = new LinkedHashMap<>();
    groups.forEach((name, quality) -> object.put(name, quality(quality)));
    return object;
  }

  /** Each figure, and beside it its interval; a share of nothing is left out. */
  private static Map<String, Object> quality(Quality quality) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("mentions", quality.mentions());
    object.put("people", quality.people());
    for (Figure figure : Figure.values()) {
      Estimate estimate = quality.figures().get(figure);
      if (estimate != null) {
        object.put(figure.word(), estimate.value());
        object.put(figure.word() + "_interval", List.of(estimate.low(), estimate.high()));
      }
    }
    object.put("over_merged_people", quality.overMerged());
    object.put("over_merged_share", quality.overMergedShare());
    object.put("over_split_people", quality.overSplit());
    object.put("over_split_share", quality.overSplitShare());
    return object;
  }

  private static List<Map<String, Object>> causes(SortedMap<Cause, Long> causes) {
    return causes.entrySet().stream()
        .map(
            entry -> {
              Map<String, Object> object = new LinkedHashMap<>();
              object.put("cause", entry.getKey().cause());
              object.put("error", entry.getKey().error());
              object.put("key", entry.getKey().key());
              object.put("within_ceiling", entry.getKey().withinCeiling());
              object.put("number", entry.getValue());
              return object;
            })
        .toList();
  }

  private static Map<String, Object> range(ReachRange.Held held) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("all", share(held.all()));
    object.put("uncorrupted", share(held.uncorrupted()));
    object.put("untouched", share(held.untouched()));
    return object;
  }

  private static Map<String, Object> share(ReachRange.Share share) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("service_quarters", share.quarters());
    object.put("held", share.held());
    if (share.quarters() > 0) {
      object.put("share", share.share());
    }
    object.put("truth_below", share.below());
    object.put("truth_above", share.above());
    return object;
  }
}
