package org.goldthread.linkage;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Second pass of a tier: one connected component of the edges that the first pass kept.
 *
 * <p>Such an edge joins agreeing clusters, so none of them is dropped for a conflict here.
 */
final class ComponentPass {
  private final int tier;
  private final Keep keep;
  private final Clusters clusters;
  private final List<Drop> drops;
  private final UnionFind joined;

  /** Joins what is kept in {@code joined} and notes what is dropped in {@code drops}. */
  ComponentPass(int tier, Keep keep, Clusters clusters, List<Drop> drops, UnionFind joined) {
    this.tier = tier;
    this.keep = keep;
    this.clusters = clusters;
    this.drops = drops;
    this.joined = joined;
  }

  /** A star whose clusters are told apart by the component's contested fields. */
  private record SplitStar(Map<Signature, int[]> core, Map<Signature, int[]> rim) {

    Stream<int[]> withValue(Signature value) {
      return Stream.of(core, rim)
          .filter(groups -> groups.containsKey(value))
          .map(groups -> groups.get(value));
    }
  }

  /** Joins the clusters of a component along the edges that are kept. */
  void join(List<Star> stars) {
    int[] nodes =
        stars.stream()
            .flatMapToInt(
                star -> IntStream.concat(IntStream.of(star.core()), IntStream.of(star.rim())))
            .sorted()
            .distinct()
            .toArray();
    int[] contested = clusters.contested(nodes);
    if (contested.length == 0) {
      joined.uniteAll(nodes);
      return;
    }
    Map<Signature, Integer> full = Keep.mentionsOfFull(bySignature(nodes, contested), clusters);
    List<SplitStar> split =
        stars.stream()
            .map(
                star ->
                    new SplitStar(
                        bySignature(star.core(), contested), bySignature(star.rim(), contested)))
            .toList();
    Map<Integer, Signature> chosen = new HashMap<>();
    candidates(split)
        .forEach(
            (node, candidates) ->
                keep.chosen(candidates, full).ifPresent(value -> chosen.put(node, value)));
    for (SplitStar star : split) {
      joinFull(star);
      joinPartial(star, chosen);
      noteDropped(star, chosen);
    }
  }

  private Map<Signature, int[]> bySignature(int[] nodes, int[] contested) {
    return Keep.bySignature(
        nodes,
        IntStream.of(nodes)
            .mapToObj(node -> clusters.signature(node, contested))
            .toArray(Signature[]::new));
  }

  /** Per partial cluster the full signatures at the other end of its edges. */
  private static Map<Integer, Set<Signature>> candidates(List<SplitStar> stars) {
    Map<Integer, Set<Signature>> candidates = new HashMap<>();
    for (SplitStar star : stars) {
      List<Signature> ofCore = star.core().keySet().stream().filter(Signature::isFull).toList();
      List<Signature> ofRim = star.rim().keySet().stream().filter(Signature::isFull).toList();
      partial(star.core())
          .forEach(
              node -> {
                Set<Signature> seen = candidates.computeIfAbsent(node, unused -> new HashSet<>());
                seen.addAll(ofCore);
                seen.addAll(ofRim);
              });
      partial(star.rim())
          .forEach(
              node -> candidates.computeIfAbsent(node, unused -> new HashSet<>()).addAll(ofCore));
    }
    return candidates;
  }

  private static IntStream partial(Map<Signature, int[]> groups) {
    return groups.entrySet().stream()
        .filter(group -> !group.getKey().isFull())
        .flatMapToInt(group -> IntStream.of(group.getValue()));
  }

  private void joinFull(SplitStar star) {
    star.core()
        .forEach(
            (signature, members) -> {
              if (signature.isFull()) {
                joined.uniteAll(members);
                int[] outer = star.rim().getOrDefault(signature, new int[0]);
                IntStream.of(outer).forEach(node -> joined.unite(members[0], node));
              }
            });
  }

  private void joinPartial(SplitStar star, Map<Integer, Signature> chosen) {
    Set<Signature> alreadyOne = new HashSet<>();
    partial(star.core())
        .filter(chosen::containsKey)
        .forEach(
            node -> {
              Signature value = chosen.get(node);
              if (alreadyOne.add(value)) {
                // The node has an edge to each of them, so it makes all of them one.
                star.withValue(value)
                    .flatMapToInt(IntStream::of)
                    .forEach(full -> joined.unite(node, full));
              } else {
                star.withValue(value).findFirst().ifPresent(ends -> joined.unite(node, ends[0]));
              }
            });
    partial(star.rim())
        .filter(chosen::containsKey)
        .forEach(
            node -> {
              int[] ends = star.core().get(chosen.get(node));
              if (ends != null) {
                joined.unite(node, ends[0]);
              }
            });
  }

  /**
   * Clusters of one side of a star that fare alike.
   *
   * @param signature their signature
   * @param goesWith the full signature with which they go: their own, or the one chosen for them
   */
  private record Kind(Signature signature, Optional<Signature> goesWith) {

    /** Whether edges to another kind are kept: one of the two is full, the other goes with it. */
    boolean isKeptWith(Kind other) {
      return (signature.isFull() || other.signature.isFull())
          && goesWith.isPresent()
          && goesWith.equals(other.goesWith);
    }
  }

  private void noteDropped(SplitStar star, Map<Integer, Signature> chosen) {
    Map<Kind, int[]> core = byKind(star.core(), chosen);
    Map<Kind, int[]> rim = byKind(star.rim(), chosen);
    List<Kind> kinds = List.copyOf(core.keySet());
    for (int i = 0; i < kinds.size(); i++) {
      Kind one = kinds.get(i);
      int[] left = core.get(one);
      if (!one.signature().isFull() && left.length > 1) {
        note(left, left);
      }
      for (Kind other : kinds.subList(i + 1, kinds.size())) {
        noteUnlessKept(one, left, other, core.get(other));
      }
      rim.forEach((other, right) -> noteUnlessKept(one, left, other, right));
    }
  }

  private static Map<Kind, int[]> byKind(
      Map<Signature, int[]> groups, Map<Integer, Signature> chosen) {
    Map<Kind, IntStream.Builder> builders = new HashMap<>();
    groups.forEach(
        (signature, nodes) -> {
          for (int node : nodes) {
            Signature goesWith = signature.isFull() ? signature : chosen.get(node);
            builders
                .computeIfAbsent(
                    new Kind(signature, Optional.ofNullable(goesWith)),
                    unused -> IntStream.builder())
                .add(node);
          }
        });
    Map<Kind, int[]> kinds = new HashMap<>();
    builders.forEach((kind, members) -> kinds.put(kind, members.build().toArray()));
    return kinds;
  }

  private void noteUnlessKept(Kind one, int[] left, Kind other, int[] right) {
    if (!one.isKeptWith(other)) {
      note(left, right);
    }
  }

  private void note(int[] left, int[] right) {
    drops.add(new Drop(tier, Drop.Reason.AMBIGUOUS, false, left, right));
  }
}
