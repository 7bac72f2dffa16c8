package org.goldthread.evaluation;

/** Disjoint sets of the numbers below a limit, each known by its least member. */
final class Joined {
  private final int[] parents;

  /** Every number by itself. */
  Joined(int limit) {
    parents = new int[limit];
    for (int i = 0; i < limit; i++) {
      parents[i] = i;
    }
  }

  /** The least number of a number's set. */
  int of(int number) {
    int at = number;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }

  /** Makes the sets of two numbers one. */
  void join(int one, int other) {
    int a = of(one);
    int b = of(other);
    parents[Math.max(a, b)] = Math.min(a, b);
  }
}
