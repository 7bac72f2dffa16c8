package org.goldthread.measure;

import java.util.List;
import java.util.Optional;
import org.goldthread.config.Measure.Growth;

/**
 * Growth references by the LMS method (Cole and Green, Statistics in Medicine 1992; 11: 1305-1319).
 */
final class GrowthCurve {
  /** Beyond it the tail is smaller than any centile that is looked at. */
  private static final double FAR = 8;

  private GrowthCurve() {}

  /** L, M and S at an age, each on the straight line between its neighbours; none outside. */
  static Optional<Growth> at(List<Growth> reference, String sex, double years) {
    Growth before = null;
    for (Growth line : reference) {
      if (line.sex().equals(sex)) {
        if (line.years() == years) {
          return Optional.of(line);
        }
        if (line.years() > years) {
          return before == null ? Optional.empty() : Optional.of(between(before, line, years));
        }
        before = line;
      }
    }
    return Optional.empty();
  }

  private static Growth between(Growth before, Growth after, double years) {
    double share = (years - before.years()) / (after.years() - before.years());
    return new Growth(
        before.sex(),
        years,
        before.power() + share * (after.power() - before.power()),
        before.median() + share * (after.median() - before.median()),
        before.spread() + share * (after.spread() - before.spread()));
  }

  /** {@code ((x / M) ^ L - 1) / (L S)}; its limit {@code ln(x / M) / S} where L is nought. */
  static double z(Growth line, double value) {
    double ratio = value / line.median();
    return line.power() == 0
        ? Math.log(ratio) / line.spread()
        : (Math.pow(ratio, line.power()) - 1) / (line.power() * line.spread());
  }

  /**
   * The centile of a z score: 100 times the normal distribution, by the series of Marsaglia
   * (Journal of Statistical Software 2004; 11(4)), exact to the last digits of a double.
   */
  static double centile(double z) {
    if (Math.abs(z) > FAR) {
      return z < 0 ? 0 : 100;
    }
    double sum = z;
    double last = 0;
    double term = z;
    for (int i = 3; sum != last; i += 2) {
      last = sum;
      term *= z * z / i;
      sum += term;
    }
    return 100 * (0.5 + sum * Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI));
  }
}
