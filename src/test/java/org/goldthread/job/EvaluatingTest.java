package org.goldthread.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.goldthread.config.Programmes;
import org.goldthread.core.GoldthreadException;
import org.goldthread.evaluation.Evaluation;
import org.goldthread.evaluation.Figure;
import org.goldthread.evaluation.Quality;
import org.goldthread.spark.Lake;
import org.goldthread.spark.TestSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The town's linkage held against the truth behind it. Takes longer than ten seconds where it is
 * the first to ask for the town's whole run.
 */
class EvaluatingTest {
  @TempDir private Path folder;

  /** The town's evaluation by its truth folder, made once. */
  private static final class ByFolder {
    private static final Evaluation EVALUATION = evaluate(Town.truth());

    private ByFolder() {}
  }

  @Test
  void everyMentionOfASampleHasALabelAndLinkageIsNearItsCeiling() {
    Evaluation evaluation = ByFolder.EVALUATION;
    assertThat(evaluation.source().unlabelled()).isZero();
    assertThat(evaluation.source().labelled()).isPositive();
    assertThat(evaluation.source().errorsKnown()).isTrue();
    Quality overall = evaluation.overall();
    assertThat(overall.mentions()).isEqualTo(evaluation.source().labelled());
    assertThat(value(overall, Figure.PRECISION)).isGreaterThan(0.99);
    assertThat(value(overall, Figure.RECALL))
        .isLessThanOrEqualTo(
            value(overall, Figure.RECALL_CEILING) + value(overall, Figure.BEYOND_CEILING) + 1e-12);
    assertThat(value(overall, Figure.RECALL_OF_CEILING)).isGreaterThan(0.95);
    assertThat(evaluation.byFeed().values().stream().mapToLong(Quality::mentions).sum())
        .isEqualTo(overall.mentions());
    assertThat(evaluation.byTier().keySet()).contains("1 nhs");
    assertThat(evaluation.bySubgroup().get("deprivation").keySet())
        .anyMatch(group -> group.startsWith("deciles"));
    assertThat(evaluation.splits().values().stream().mapToLong(Long::longValue).sum())
        .isGreaterThanOrEqualTo(overall.overSplit());
    assertThat(evaluation.reach().orElseThrow().all().quarters()).isPositive();
  }

  @Test
  void oneFileOfLabelsGivesTheSameFiguresAsTheFolderItWasMadeOf() throws IOException {
    Path labels = folder.resolve("labels.csv");
    Files.write(labels, labels());
    Evaluation byFile = evaluate(labels);
    Evaluation byFolder = ByFolder.EVALUATION;
    assertThat(byFile.source().errorsKnown()).isFalse();
    assertThat(byFile.source().labelled()).isEqualTo(byFolder.source().labelled());
    for (Figure figure : List.of(Figure.PRECISION, Figure.RECALL, Figure.BCUBED_F1)) {
      assertThat(byFile.overall().figures().get(figure))
          .as(figure.word())
          .isEqualTo(byFolder.overall().figures().get(figure));
    }
    // Without errors every shared key could connect.
    assertThat(value(byFile.overall(), Figure.RECALL_CEILING))
        .isGreaterThanOrEqualTo(value(byFolder.overall(), Figure.RECALL_CEILING) - 1e-12);
  }

  /** One evaluation more, for numbers that hang on nothing else. */
  @Test
  @Tag("fault")
  void mentionsWithoutALabelAreCountedAndLeftOut() throws IOException {
    List<String> all = labels();
    Path labels = folder.resolve("half.csv");
    Files.write(labels, all.subList(0, all.size() / 2));
    Evaluation evaluation = evaluate(labels);
    assertThat(evaluation.source().unlabelled()).isPositive();
    assertThat(evaluation.source().labelled() + evaluation.source().unlabelled())
        .isEqualTo(evaluation.source().mentions());
    assertThat(evaluation.overall().mentions()).isEqualTo(evaluation.source().labelled());
  }

  @Test
  void aTruthOfWhichNothingFitsIsRefused() throws IOException {
    Path labels = folder.resolve("other.csv");
    Files.writeString(
        labels, "provider,feed,period,file,line,slot,person\na,x,2023-24-Q1,f.csv,2,0,ann\n");
    assertThatThrownBy(() -> evaluate(labels))
        .isInstanceOf(GoldthreadException.class)
        .hasMessageContaining("No mention in the lake has a label")
        .hasMessageContaining("do:");
  }

  @Test
  void aLakeWithoutARunIsRefused() {
    assertThatThrownBy(
            () ->
                Evaluating.of(
                    TestSession.get(),
                    RunLog.of(Lake.open(TestSession.get(), folder.resolve("lake").toString())),
                    Programmes.cached(Town.files()),
                    Town.truth(),
                    Progress.SILENT))
        .hasMessageContaining("The lake has no linkage to evaluate");
  }

  /** The folder's rows as labels, with files at providers under the names of their tokens. */
  private static List<String> labels() throws IOException {
    try (Stream<String> rows =
        Files.lines(Town.truth().resolve("rows.csv"), StandardCharsets.UTF_8)) {
      return Stream.concat(
              Stream.of("provider,feed,period,file,line,slot,person"),
              rows.skip(1)
                  .map(row -> row.split(",", -1))
                  .filter(cells -> !cells[9].isEmpty())
                  .map(
                      cells ->
                          String.join(
                              ",",
                              cells[1],
                              cells[2],
                              cells[3],
                              cells[0].equals("at-provider")
                                  ? cells[4].replaceAll("[.][^.]*$", ".tokens")
                                  : cells[4],
                              cells[5],
                              cells[7],
                              cells[9])))
          .toList();
    }
  }

  private static Evaluation evaluate(Path truth) {
    return Evaluating.of(
        TestSession.get(),
        RunLog.of(Lake.open(TestSession.get(), Town.whole().lake().toString())),
        Programmes.cached(Town.files()),
        truth,
        Progress.SILENT);
  }

  private static double value(Quality quality, Figure figure) {
    return quality.figures().get(figure).value();
  }
}
