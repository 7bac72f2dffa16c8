package org.goldthread.linkage;

/** Disjoint sets of the integers below a bound; each set is known by its least member. */
final class UnionFind {
  private final int[] parents;

  UnionFind(int size) {
    parents = new int[size];
    for (int i = 0; i < size; i++) {
      parents[i] = i;
    }
  }

  int find(int member) {
    int at = member;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }

  void unite(int one, int other) {
    int a = find(one);
    int b = find(other);
    if (a < b) {
      parents[b] = a;
    } else {
      parents[a] = b;
    }
  }

  void uniteAll(int[] members) {
    for (int i = 1; i < members.length; i++) {
      unite(members[0], members[i]);
    }
  }
}
