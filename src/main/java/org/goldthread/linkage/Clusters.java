package org.goldthread.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The clusters of one component: disjoint sets of its mentions, each known by its oldest mention,
 * with the union of their effective hard values and their number of mentions.
 */
final class Clusters {
  private final UnionFind sets;
  private final Profile[] profiles;
  private final int[] sizes;
  private final int[] firstValue;
  private final int[] lastAsked;
  private int asked;

  /** Single mentions, given by their profiles, over a number of fields. */
  Clusters(Profile[] mentions, int fieldCount) {
    sets = new UnionFind(mentions.length);
    profiles = mentions.clone();
    sizes = new int[mentions.length];
    Arrays.fill(sizes, 1);
    firstValue = new int[fieldCount];
    lastAsked = new int[fieldCount];
  }

  int count() {
    return sizes.length;
  }

  /** The cluster of a mention. */
  int of(int mention) {
    return sets.find(mention);
  }

  Profile profile(int cluster) {
    return profiles[cluster];
  }

  /** Number of mentions. */
  int size(int cluster) {
    return sizes[cluster];
  }

  /** The distinct clusters of some mentions, ascending. */
  int[] of(int[] mentions) {
    return Arrays.stream(mentions).map(sets::find).sorted().distinct().toArray();
  }

  /** The hard fields on which some clusters have two or more values, ascending. */
  int[] contested(int[] clusters) {
    asked++;
    boolean[] isContested = null;
    for (int cluster : clusters) {
      Profile profile = profiles[cluster];
      for (int field : profile.fields()) {
        int value = profile.value(field);
        if (lastAsked[field] != asked) {
          lastAsked[field] = asked;
          firstValue[field] = value;
        } else if (firstValue[field] != value) {
          isContested = isContested == null ? new boolean[firstValue.length] : isContested;
          isContested[field] = true;
        }
      }
    }
    return isContested == null ? new int[0] : positions(isContested);
  }

  private static int[] positions(boolean[] flags) {
    int[] found = new int[flags.length];
    int count = 0;
    for (int i = 0; i < flags.length; i++) {
      if (flags[i]) {
        found[count++] = i;
      }
    }
    return Arrays.copyOf(found, count);
  }

  Signature signature(int cluster, int[] fields) {
    return new Signature(profiles[cluster].values(fields));
  }

  /** Joins clusters that stand in one set of {@code joined}; only {@code touched} ones are. */
  void join(UnionFind joined, int[] touched) {
    Map<Integer, List<Integer>> groups = new TreeMap<>();
    for (int cluster : touched) {
      groups.computeIfAbsent(joined.find(cluster), unused -> new ArrayList<>()).add(cluster);
    }
    for (List<Integer> group : groups.values()) {
      if (group.size() > 1) {
        Profile union = Profile.union(group.stream().map(this::profile).toList());
        int size = group.stream().mapToInt(this::size).sum();
        int oldest = group.get(0);
        group.forEach(cluster -> sets.unite(oldest, cluster));
        profiles[sets.find(oldest)] = union;
        sizes[sets.find(oldest)] = size;
      }
    }
  }
}
