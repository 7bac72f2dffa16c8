package org.goldthread.linkage;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The greatest number of distinct values of one group among some voices. Counts no further than one
 * above a cap, so that a block of any size costs little memory.
 */
final class Spread {
  private final int cap;
  private final Set<Voice> heard = new HashSet<>();
  private final Map<Long, Integer> counts = new HashMap<>();
  private int greatest;

  Spread(int cap) {
    this.cap = cap;
  }

  void add(Voice voice) {
    if (isWithinCap() && heard.add(voice)) {
      greatest = Math.max(greatest, counts.merge(voice.group(), 1, Integer::sum));
    }
  }

  boolean isWithinCap() {
    return greatest <= cap;
  }
}
