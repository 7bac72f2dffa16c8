package org.goldthread.linkage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.goldthread.core.Role;

/**
 * The blocks of a population held in memory.
 *
 * @param admitted the blocks that may join mentions
 * @param refused the blocks that join nobody
 */
record Blocks(List<Block> admitted, List<RefusedBlock> refused) {

  private record RoleAndKey(Role role, Key key) {}

  static Blocks of(Collection<Mention> mentions, LinkageRules rules) {
    Map<RoleAndKey, List<Mention>> byKey = new HashMap<>();
    for (Mention mention : mentions) {
      for (Key key : mention.keys()) {
        if (rules.type(key.type()).isPresent()) {
          byKey
              .computeIfAbsent(new RoleAndKey(mention.role(), key), unused -> new ArrayList<>())
              .add(mention);
        }
      }
    }
    List<Block> admitted = new ArrayList<>();
    List<RefusedBlock> refused = new ArrayList<>();
    BlockCutter cutter =
        new BlockCutter(
            rules,
            new BlockCutter.Verdicts() {
              @Override
              public void admitted(Key key, Block block) {
                admitted.add(block);
              }

              @Override
              public void refused(RefusedBlock block) {
                refused.add(block);
              }
            });
    byKey.forEach(
        (key, members) -> {
          members.sort(Comparator.comparingInt(Mention::eventMonth));
          cutter.begin(key.role(), key.key());
          members.forEach(
              mention -> cutter.add(mention.id(), mention.eventMonth(), Voice.of(mention)));
        });
    cutter.end();
    return new Blocks(List.copyOf(admitted), List.copyOf(refused));
  }
}
