package org.goldthread.evaluation;

/** What is summed over mentions; pairs by their first end, so that each counts twice. */
enum Quantity {
  /** Mentions. */
  MENTIONS,
  /** Pairs of one person and one individual. */
  JOINED,
  /** Pairs of one individual and two people. */
  WRONG,
  /** Pairs of one person and two individuals. */
  MISSED,
  /** Pairs of one person that uncorrupted keys connect. */
  REACHABLE,
  /** Those of them in one individual. */
  FOUND,
  /** Share of the mention's individual that is its person. */
  PURITY,
  /** Share of the mention's person that is in its individual. */
  COMPLETENESS
}
