package org.goldthread.linkage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A whole population linked in memory.
 *
 * @param linked individuals and what stayed open
 * @param refused blocks that joined nobody
 */
record Population(Linked linked, List<RefusedBlock> refused) {

  /** Links mentions from nothing. */
  static Population link(Collection<Mention> mentions, LinkageRules rules) {
    List<Mention> all = List.copyOf(mentions);
    Map<Bytes, Integer> numbers = new HashMap<>();
    all.forEach(mention -> numbers.put(mention.id(), numbers.size()));
    Blocks blocks = Blocks.of(all, rules);
    UnionFind components = new UnionFind(all.size());
    for (Block block : blocks.admitted()) {
      components.uniteAll(block.members().stream().mapToInt(numbers::get).toArray());
    }
    Map<Integer, List<Facts>> members = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      members
          .computeIfAbsent(components.find(i), unused -> new ArrayList<>())
          .add(Facts.of(all.get(i)));
    }
    Map<Integer, List<Block>> blocksOf = new HashMap<>();
    for (Block block : blocks.admitted()) {
      int component = components.find(numbers.get(block.members().get(0)));
      blocksOf.computeIfAbsent(component, unused -> new ArrayList<>()).add(block);
    }
    List<Linked> parts = new ArrayList<>();
    members.forEach(
        (component, people) ->
            parts.add(Component.link(people, blocksOf.getOrDefault(component, List.of()), rules)));
    return new Population(Linked.all(parts), blocks.refused());
  }
}
