package org.goldthread.evaluation;

import java.util.Comparator;

/**
 * Mentions that are alike in all that measures ask.
 *
 * @param whom whom the truth says they are of
 * @param individual digest of the id of the individual that linkage put them into
 * @param component which of the person's parts they are in that uncorrupted keys connect, from 0
 * @param feed provider and feed, as {@code provider/feed}
 * @param tier strongest tier of a key by which they hang together with their individual; 0: alone
 * @param mentions how many
 * @param withNhs how many of them carry an NHS number's key
 */
record Cell(
    Whom whom, long individual, int component, String feed, int tier, long mentions, long withNhs) {

  /** A total order of cells that differ in anything but numbers. */
  static final Comparator<Cell> ORDER =
      Comparator.comparing(Cell::whom)
          .thenComparing(Cell::individual)
          .thenComparing(Cell::component)
          .thenComparing(Cell::feed)
          .thenComparing(Cell::tier);
}
