package org.goldthread.linkage;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The choice at the heart of a tier: to which of several full profiles a partial one belongs. */
final class Keep {
  private final boolean trusted;

  /** A tier's choice. Trusted: a three-quarter majority settles what agreement leaves open. */
  Keep(boolean trusted) {
    this.trusted = trusted;
  }

  /**
   * The one candidate, or of several the one that a trusted tier's majority carries.
   *
   * @param candidates full signatures that agree with the partial one, without repetition
   * @param mentions how many mentions carry each full signature
   */
  Optional<Signature> chosen(Collection<Signature> candidates, Map<Signature, Integer> mentions) {
    if (candidates.size() == 1) {
      return Optional.of(candidates.iterator().next());
    }
    if (!trusted) {
      return Optional.empty();
    }
    long total = candidates.stream().mapToLong(mentions::get).sum();
    return candidates.stream()
        .filter(candidate -> isMajority(mentions.get(candidate), total))
        .findFirst();
  }

  /** Whether a part is at least three quarters of a whole. */
  static boolean isMajority(long part, long whole) {
    return 4 * part >= 3 * whole;
  }

  /** Clusters by their signature, in the order met. */
  static Map<Signature, int[]> bySignature(int[] clusters, Signature[] signatures) {
    Map<Signature, IntStream.Builder> groups = new LinkedHashMap<>();
    for (int i = 0; i < clusters.length; i++) {
      groups.computeIfAbsent(signatures[i], unused -> IntStream.builder()).add(clusters[i]);
    }
    Map<Signature, int[]> arrays = new LinkedHashMap<>();
    groups.forEach((signature, members) -> arrays.put(signature, members.build().toArray()));
    return arrays;
  }

  /** How many mentions each full signature has among some clusters. */
  static Map<Signature, Integer> mentionsOfFull(Map<Signature, int[]> groups, Clusters clusters) {
    Map<Signature, Integer> mentions = new HashMap<>();
    groups.forEach(
        (signature, members) -> {
          if (signature.isFull()) {
            mentions.put(signature, IntStream.of(members).map(clusters::size).sum());
          }
        });
    return mentions;
  }
}
