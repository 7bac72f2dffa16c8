package org.goldthread.evaluation;

import java.util.Map;

/**
 * How well linkage did on a group of mentions.
 *
 * @param mentions labelled mentions
 * @param people people among them, once for each role
 * @param overMerged people who share an individual with somebody else
 * @param overSplit people who are several individuals
 * @param figures every figure that is defined
 */
public record Quality(
    long mentions, long people, long overMerged, long overSplit, Map<Figure, Estimate> figures) {

  /** Share of the people who share an individual with somebody else. */
  public double overMergedShare() {
    return people == 0 ? 0 : overMerged / (double) people;
  }

  /** Share of the people who are several individuals. */
  public double overSplitShare() {
    return people == 0 ? 0 : overSplit / (double) people;
  }
}
