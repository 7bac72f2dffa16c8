package org.goldthread.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MomentsTest {

  @Test
  void wilsonsIntervalOfEightInTen() {
    Estimate estimate = Estimate.wilson(0.8, 10);
    assertThat(estimate.low()).isCloseTo(0.4902, within(0.0001));
    assertThat(estimate.high()).isCloseTo(0.9433, within(0.0001));
  }

  @Test
  void clustersOfOnePairEachAreIndependentObservations() {
    Moments moments = new Moments();
    for (int i = 0; i < 11; i++) {
      moments.add(cluster(i < 8 ? 1 : 0, i < 8 ? 0 : 1));
    }
    // Of a variance that is estimated from the clusters themselves one of them is spent.
    assertThat(moments.figures().get(Figure.PRECISION))
        .usingRecursiveComparison()
        .withComparatorForType((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : 1, Double.class)
        .isEqualTo(Estimate.wilson(8 / 11.0, 10));
  }

  @Test
  void anIntervalHasAWidthEvenWhereNoErrorWasSeen() {
    Moments moments = new Moments();
    for (int i = 0; i < 100; i++) {
      moments.add(cluster(10, 0));
    }
    Estimate precision = moments.figures().get(Figure.PRECISION);
    assertThat(precision.value()).isEqualTo(1);
    assertThat(precision.high()).isEqualTo(1);
    // As of a hundred people, not of a thousand pairs.
    assertThat(precision.low()).isCloseTo(Estimate.wilson(1, 100).low(), within(1e-12));
  }

  @Test
  @DisplayName("intervals are as wide as resampling people makes them, seed 11")
  void intervalsAreAsWideAsResamplingPeopleMakesThem() {
    Random random = new Random(11);
    List<double[]> clusters = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      double mentions = 1 + random.nextInt(12);
      double wrong = random.nextInt(5) == 0 ? random.nextInt((int) mentions + 1) : 0;
      double[] cluster = cluster(mentions * (mentions - 1), 3 * wrong);
      cluster[Quantity.MENTIONS.ordinal()] = mentions;
      cluster[Quantity.PURITY.ordinal()] = mentions - 0.4 * wrong;
      cluster[Quantity.COMPLETENESS.ordinal()] = mentions - 0.2 * wrong;
      clusters.add(cluster);
    }
    Map<Figure, Estimate> linearised = figures(clusters);
    for (Figure figure : List.of(Figure.PRECISION, Figure.BCUBED_PRECISION, Figure.BCUBED_F1)) {
      double[] again =
          DoubleStream.generate(
                  () -> {
                    List<double[]> sample = new ArrayList<>();
                    clusters.forEach(
                        unused -> sample.add(clusters.get(random.nextInt(clusters.size()))));
                    return figures(sample).get(figure).value();
                  })
              .limit(400)
              .sorted()
              .toArray();
      double resampled = again[389] - again[10];
      Estimate estimate = linearised.get(figure);
      assertThat((estimate.high() - estimate.low()) / resampled)
          .as(figure.word())
          .isBetween(0.85, 1.15);
    }
  }

  private static Map<Figure, Estimate> figures(List<double[]> clusters) {
    Moments moments = new Moments();
    clusters.forEach(moments::add);
    return moments.figures();
  }

  private static double[] cluster(double joined, double wrong) {
    double[] sums = new double[Quantity.values().length];
    sums[Quantity.JOINED.ordinal()] = joined;
    sums[Quantity.WRONG.ordinal()] = wrong;
    return sums;
  }
}
