package org.goldthread.linkage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What linkage decided about some mentions, in no particular order.
 *
 * @param individuals every individual
 * @param dropped dropped edges; see {@link Unsettled#edges()}
 * @param outvoted outvoted values
 * @param unresolved groups of individuals that may be the same person
 */
record Linked(
    List<Individual> individuals,
    List<DroppedEdge> dropped,
    List<OutvotedValue> outvoted,
    List<UnresolvedGroup> unresolved) {

  /** A mention that no admitted block joins to another. */
  static Linked single(Facts mention) {
    return new Linked(
        List.of(new Individual(mention.id(), mention.role(), List.of(mention.id()))),
        List.of(),
        List.of(),
        List.of());
  }

  /** Several results as one. */
  static Linked all(Collection<Linked> parts) {
    Linked sum =
        new Linked(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Linked part : parts) {
      sum.individuals.addAll(part.individuals);
      sum.dropped.addAll(part.dropped);
      sum.outvoted.addAll(part.outvoted);
      sum.unresolved.addAll(part.unresolved);
    }
    return sum;
  }

  /** The greatest number of people: every individual is one. */
  int atMost() {
    return individuals.size();
  }

  /** The least number of people: unresolved groups shrink as far as they can. */
  int atLeast() {
    return atMost()
        - unresolved.stream().mapToInt(group -> group.anchors().size() - group.atLeast()).sum();
  }
}
