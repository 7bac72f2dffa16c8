package org.goldthread.linkage;

import java.util.Locale;

/**
 * Edges that linkage dropped: every pair of a left and a right cluster.
 *
 * @param tier the tier that dropped them
 * @param reason why
 * @param ofNhsKey whether an NHS number was the key of these edges
 * @param left clusters, each known by its oldest mention; not copied, never changed
 * @param right clusters; the same array as left for all pairs within
 */
record Drop(int tier, Reason reason, boolean ofNhsKey, int[] left, int[] right) {

  /** Why an edge was dropped. */
  enum Reason {
    /** Its ends differ on a hard field. */
    CONFLICT,
    /** Its ends agree, but so do others that differ among themselves. */
    AMBIGUOUS;

    /** The word used in tables. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
