package org.goldthread.evaluation;

/**
 * How far the groups of a dimension lie apart.
 *
 * @param dimension the dimension
 * @param recall greatest less least recall of its groups
 * @param ceiling greatest less least ceiling of its groups
 */
public record Gap(String dimension, double recall, double ceiling) {

  /** How much wider recall's gap is than that of what keys make possible; not above 0: no wider. */
  public double aboveCeiling() {
    return recall - ceiling;
  }
}
