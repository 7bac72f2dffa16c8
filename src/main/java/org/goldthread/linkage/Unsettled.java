package org.goldthread.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** What the dropped edges of a component mean once its individuals are known. */
final class Unsettled {
  private final List<Facts> mentions;
  private final Clusters individuals;
  private final List<Drop> drops;

  /**
   * Reads the final clusters.
   *
   * @param mentions the component's mentions, oldest first
   * @param individuals its final clusters
   * @param drops all edges that were dropped on the way
   */
  Unsettled(List<Facts> mentions, Clusters individuals, List<Drop> drops) {
    this.mentions = mentions;
    this.individuals = individuals;
    this.drops = drops;
  }

  /**
   * The dropped edges as evidence. Of all edges that one block or component dropped for one reason
   * between two kinds of cluster, each individual shows one to the oldest cluster of the other
   * kind, so that evidence grows with the number of clusters, not of pairs.
   */
  List<DroppedEdge> edges() {
    Set<DroppedEdge> edges = new LinkedHashSet<>();
    for (Drop drop : drops) {
      int[] left = oldestOfEachIndividual(drop.left());
      int[] right = oldestOfEachIndividual(drop.right());
      for (int node : left) {
        addEdge(edges, drop, node, right[0]);
      }
      for (int node : right) {
        addEdge(edges, drop, left[0], node);
      }
    }
    return List.copyOf(edges);
  }

  private int[] oldestOfEachIndividual(int[] clusters) {
    Set<Integer> seen = new HashSet<>();
    return Arrays.stream(clusters)
        .sorted()
        .filter(cluster -> seen.add(individuals.of(cluster)))
        .toArray();
  }

  private void addEdge(Set<DroppedEdge> edges, Drop drop, int one, int other) {
    if (one == other) {
      return;
    }
    Bytes a = mentions.get(one).id();
    Bytes b = mentions.get(other).id();
    boolean ordered = a.compareTo(b) < 0;
    edges.add(new DroppedEdge(drop.tier(), drop.reason(), ordered ? a : b, ordered ? b : a));
  }

  /**
   * Groups of individuals joined by ambiguous edges whose final profiles agree, or by conflicts
   * over an NHS number.
   */
  List<UnresolvedGroup> groups() {
    UnionFind open = new UnionFind(mentions.size());
    Set<Integer> inConflict = new HashSet<>();
    for (Drop drop : drops) {
      int[] left = individuals.of(drop.left());
      int[] right = individuals.of(drop.right());
      if (drop.reason() == Drop.Reason.AMBIGUOUS) {
        uniteAgreeing(left, right, open);
      } else if (drop.ofNhsKey()) {
        int[] both = both(left, right);
        if (both.length > 1) {
          open.uniteAll(both);
          inConflict.add(both[0]);
        }
      }
    }
    Set<Integer> conflicts = new HashSet<>();
    inConflict.forEach(individual -> conflicts.add(open.find(individual)));
    Map<Integer, List<Integer>> groups = new TreeMap<>();
    for (int i = 0; i < mentions.size(); i++) {
      if (individuals.of(i) == i) {
        groups.computeIfAbsent(open.find(i), unused -> new ArrayList<>()).add(i);
      }
    }
    return groups.entrySet().stream()
        .filter(group -> group.getValue().size() > 1)
        .map(group -> group(group.getValue(), conflicts.contains(group.getKey())))
        .toList();
  }

  /** Every individual on one side has an edge to every other on the other side. */
  private void uniteAgreeing(int[] left, int[] right, UnionFind open) {
    Map<Profile, int[]> leftGroups = byProfile(left);
    Map<Profile, int[]> rightGroups = byProfile(right);
    leftGroups.forEach(
        (one, lefts) ->
            rightGroups.forEach(
                (other, rights) -> {
                  if (one.agrees(other)) {
                    open.uniteAll(both(lefts, rights));
                  }
                }));
  }

  private Map<Profile, int[]> byProfile(int[] members) {
    Map<Profile, IntStream.Builder> builders = new HashMap<>();
    for (int member : members) {
      builders
          .computeIfAbsent(individuals.profile(member), unused -> IntStream.builder())
          .add(member);
    }
    Map<Profile, int[]> groups = new HashMap<>();
    builders.forEach((profile, builder) -> groups.put(profile, builder.build().toArray()));
    return groups;
  }

  private static int[] both(int[] one, int[] other) {
    return IntStream.concat(IntStream.of(one), IntStream.of(other)).sorted().distinct().toArray();
  }

  private UnresolvedGroup group(List<Integer> members, boolean nhsConflict) {
    return new UnresolvedGroup(
        mentions.get(members.get(0)).role(),
        members.stream().map(member -> mentions.get(member).id()).toList(),
        nhsConflict,
        nhsConflict ? 1 : Math.max(1, mostValuesOfOneField(members)));
  }

  private int mostValuesOfOneField(List<Integer> members) {
    Map<Integer, Set<Integer>> values = new HashMap<>();
    for (int member : members) {
      Profile profile = individuals.profile(member);
      for (int field : profile.fields()) {
        values.computeIfAbsent(field, unused -> new TreeSet<>()).add(profile.value(field));
      }
    }
    return values.values().stream().mapToInt(Set::size).max().orElse(0);
  }
}
