package org.goldthread.evaluation;

import java.util.Locale;

/**
 * What linkage is measured by. The words are part of the public interface.
 *
 * <p>Pairs are of two mentions of one role. A pair counts half for each of its ends, so that groups
 * of mentions add up to the whole.
 */
public enum Figure {
  /** Of the pairs that linkage joined, those of one person. */
  PRECISION,
  /** Of the pairs of one person, those that linkage joined. */
  RECALL,
  /** Harmonic mean of the two. */
  F1,
  /** Of the pairs of one person, those that uncorrupted keys connect; see {@link KeyPass}. */
  RECALL_CEILING,
  /** Of the pairs that uncorrupted keys connect, those that linkage joined. */
  RECALL_OF_CEILING,
  /** Of the pairs of one person, those that linkage joined though no uncorrupted key does. */
  BEYOND_CEILING,
  /** Mean over mentions of the share of their individual that is their person. */
  BCUBED_PRECISION,
  /** Mean over mentions of the share of their person that is in their individual. */
  BCUBED_RECALL,
  /** Harmonic mean of the two. */
  BCUBED_F1;

  /** The word in JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
