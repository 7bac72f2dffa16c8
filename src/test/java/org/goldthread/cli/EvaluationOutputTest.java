package org.goldthread.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.goldthread.evaluation.Cause;
import org.goldthread.evaluation.Estimate;
import org.goldthread.evaluation.Evaluation;
import org.goldthread.evaluation.Figure;
import org.goldthread.evaluation.Gap;
import org.goldthread.evaluation.Quality;
import org.goldthread.evaluation.ReachRange;
import org.junit.jupiter.api.Test;

/** The names that scripts rely on, and the screen. */
class EvaluationOutputTest {
  private static final Evaluation EVALUATION = evaluation();

  @Test
  void theObjectForScriptsHasTheseNames() {
    StringWriter out = new StringWriter();
    Json.print(new PrintWriter(out), EvaluationJson.of(EVALUATION));
    String quality =
        "{\"mentions\":8,\"people\":4,\"precision\":0.5,\"precision_interval\":[0.25,0.75],"
            + "\"recall\":0.75,\"recall_interval\":[0.5,1.0],\"over_merged_people\":1,"
            + "\"over_merged_share\":0.25,\"over_split_people\":2,\"over_split_share\":0.5}";
    assertThat(out.toString().strip())
        .isEqualTo(
            "{\"run\":3,\"mentions\":10,\"labelled\":8,\"unlabelled\":2,\"errors_known\":true,"
                + "\"overall\":"
                + quality
                + ",\"by_role\":{\"child\":"
                + quality
                + "},\"by_feed\":{\"a/x\":"
                + quality
                + "},\"by_tier\":{\"1 nhs\":"
                + quality
                + "},\"by_subgroup\":{\"twins\":{\"twin\":"
                + quality
                + "}},\"gaps\":{\"twins\":{\"recall\":0.5,\"recall_ceiling\":0.25,"
                + "\"above_ceiling\":0.25}},\"false_merges\":[{\"cause\":\"error\","
                + "\"error\":\"email-of-staff\",\"key\":\"email\",\"within_ceiling\":false,"
                + "\"number\":1}],\"false_splits\":[{\"cause\":\"conflict\","
                + "\"error\":\"birth-swapped\",\"key\":\"\",\"within_ceiling\":true,"
                + "\"number\":2}],\"reach_range\":{\"all\":{\"service_quarters\":4,\"held\":3,"
                + "\"share\":0.75,\"truth_below\":1,\"truth_above\":0},\"uncorrupted\":"
                + "{\"service_quarters\":2,\"held\":2,\"share\":1.0,\"truth_below\":0,"
                + "\"truth_above\":0},\"untouched\":{\"service_quarters\":0,\"held\":0,"
                + "\"truth_below\":0,\"truth_above\":0}}}");
  }

  @Test
  void theScreenShowsFiguresGroupsAndCauses() {
    StringWriter out = new StringWriter();
    PrintWriter writer = new PrintWriter(out);
    EvaluationScreen.print(writer, EVALUATION);
    writer.flush();
    assertThat(out.toString())
        .contains("Linkage of run 3: 10 mentions, 8 with a label, 2 without")
        .containsPattern("precision +50[.]000% +25[.]000% to 75[.]000%")
        .containsPattern("over_merged +25[.]000% +1 of 4 people")
        .containsPattern("by tier +mentions +people +precision")
        .containsPattern("1 nhs +8 +4 +50[.]000% +75[.]000% +- +- +- +25[.]000%")
        .containsPattern("twins +50[.]00 +25[.]00 +25[.]00")
        .containsPattern("error email-of-staff \\(email\\) +1\n")
        .containsPattern("conflict birth-swapped +2  within the ceiling")
        .containsPattern("all service-quarters +4 +3 +75[.]000%")
        .containsPattern("nor one missing for an error +0 +0 +-");
  }

  private static Evaluation evaluation() {
    Map<Figure, Estimate> figures = new EnumMap<>(Figure.class);
    figures.put(Figure.PRECISION, new Estimate(0.5, 0.25, 0.75));
    figures.put(Figure.RECALL, new Estimate(0.75, 0.5, 1));
    Quality quality = new Quality(8, 4, 1, 2, figures);
    return new Evaluation(
        new Evaluation.Source("Town", 3, 10, 8, true),
        quality,
        of("child", quality),
        of("a/x", quality),
        of("1 nhs", quality),
        of("twins", of("twin", quality)),
        List.of(new Gap("twins", 0.5, 0.25)),
        of(new Cause("error", "email-of-staff", "email", false), 1L),
        of(new Cause("conflict", "birth-swapped", "", true), 2L),
        Optional.of(
            new ReachRange.Held(
                new ReachRange.Share(4, 3, 1, 0),
                new ReachRange.Share(2, 2, 0, 0),
                new ReachRange.Share(0, 0, 0, 0))));
  }

  private static <K extends Comparable<K>, V> SortedMap<K, V> of(K key, V value) {
    return new TreeMap<>(Map.of(key, value));
  }
}
