package org.goldthread.linkage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** First pass of a tier: the clusters of one block, every pair an edge. */
final class BlockPass {
  private final int tier;
  private final Keep keep;
  private final Clusters clusters;
  private final List<Drop> drops;

  BlockPass(int tier, Keep keep, Clusters clusters, List<Drop> drops) {
    this.tier = tier;
    this.keep = keep;
    this.clusters = clusters;
    this.drops = drops;
  }

  /** The edges that are kept; those dropped are noted. */
  List<Star> kept(int[] nodes, boolean ofNhsKey) {
    int[] contested = clusters.contested(nodes);
    if (contested.length == 0) {
      return List.of(new Star(nodes, new int[0]));
    }
    Map<Signature, int[]> groups =
        Keep.bySignature(
            nodes,
            IntStream.of(nodes)
                .mapToObj(node -> clusters.signature(node, contested))
                .toArray(Signature[]::new));
    Map<Signature, Integer> full = Keep.mentionsOfFull(groups, clusters);
    Map<Signature, Signature> chosen = new HashMap<>();
    Map<Signature, IntStream.Builder> rims = new HashMap<>();
    for (Map.Entry<Signature, int[]> group : groups.entrySet()) {
      Signature signature = group.getKey();
      if (!signature.isFull()) {
        List<Signature> agreeing = full.keySet().stream().filter(signature::agrees).toList();
        Optional<Signature> choice = keep.chosen(agreeing, full);
        choice.ifPresent(
            value -> {
              chosen.put(signature, value);
              IntStream.Builder rim = rims.computeIfAbsent(value, unused -> IntStream.builder());
              IntStream.of(group.getValue()).forEach(rim);
            });
      }
    }
    noteDropped(groups, chosen, ofNhsKey);
    List<Star> stars = new ArrayList<>();
    for (Signature value : full.keySet()) {
      IntStream.Builder rim = rims.getOrDefault(value, IntStream.builder());
      stars.add(new Star(groups.get(value), rim.build().toArray()));
    }
    return stars;
  }

  private void noteDropped(
      Map<Signature, int[]> groups, Map<Signature, Signature> chosen, boolean ofNhsKey) {
    List<Signature> signatures = List.copyOf(groups.keySet());
    for (int i = 0; i < signatures.size(); i++) {
      Signature one = signatures.get(i);
      int[] left = groups.get(one);
      if (!one.isFull() && left.length > 1) {
        drops.add(new Drop(tier, Drop.Reason.AMBIGUOUS, ofNhsKey, left, left));
      }
      for (Signature other : signatures.subList(i + 1, signatures.size())) {
        if (!other.equals(chosen.get(one)) && !one.equals(chosen.get(other))) {
          Drop.Reason reason = one.agrees(other) ? Drop.Reason.AMBIGUOUS : Drop.Reason.CONFLICT;
          drops.add(new Drop(tier, reason, ofNhsKey, left, groups.get(other)));
        }
      }
    }
  }
}
