package org.goldthread.evaluation;

/**
 * A share with its interval of 95%.
 *
 * @param value from 0 to 1
 * @param low lower end
 * @param high upper end
 */
public record Estimate(double value, double low, double high) {
  private static final double Z = 1.959963984540054;

  /**
   * A share with Wilson's interval for so many independent observations (E. B. Wilson, Journal of
   * the American Statistical Association, 1927).
   *
   * @param observations greater than 0; need not be whole
   */
  static Estimate wilson(double value, double observations) {
    double share = Math.max(0, Math.min(1, value));
    double square = Z * Z / observations;
    double middle = (share + square / 2) / (1 + square);
    double half = Math.sqrt(share * (1 - share) * square + square * square / 4) / (1 + square);
    return new Estimate(share, Math.max(0, middle - half), Math.min(1, middle + half));
  }
}
