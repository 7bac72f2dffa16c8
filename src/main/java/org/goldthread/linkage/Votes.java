package org.goldthread.linkage;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Raw values that lose against a three-quarter majority of an admitted block. */
final class Votes {
  private Votes() {}

  /**
   * The outvoted fields of each mention that has any; from raw values, all blocks at once.
   *
   * @param mentions mentions by id
   * @param blocks admitted blocks of these mentions
   */
  static Map<Bytes, Set<String>> outvoted(
      Map<Bytes, Facts> mentions, List<Block> blocks, LinkageRules rules) {
    Map<Bytes, Set<String>> outvoted = new HashMap<>();
    for (Block block : blocks) {
      List<String> kinds = rules.type(block.type()).orElseThrow().vote();
      if (!kinds.isEmpty()) {
        List<Facts> members = block.members().stream().map(mentions::get).toList();
        for (String field : fields(members, kinds)) {
          if (rules.isHard(block.role(), field)) {
            vote(members, field, outvoted);
          }
        }
      }
    }
    return outvoted;
  }

  private static Set<String> fields(List<Facts> members, List<String> kinds) {
    Set<String> fields = new TreeSet<>();
    for (Facts member : members) {
      for (String field : member.hard().keySet()) {
        if (kinds.contains(HardFields.kind(field))) {
          fields.add(field);
        }
      }
    }
    return fields;
  }

  private static void vote(List<Facts> members, String field, Map<Bytes, Set<String>> outvoted) {
    Map<String, Integer> counts = new HashMap<>();
    int carrying = 0;
    for (Facts member : members) {
      String value = member.hard().get(field);
      if (value != null) {
        counts.merge(value, 1, Integer::sum);
        carrying++;
      }
    }
    for (Map.Entry<String, Integer> count : counts.entrySet()) {
      if (counts.size() > 1 && Keep.isMajority(count.getValue(), carrying)) {
        for (Facts member : members) {
          String value = member.hard().get(field);
          if (value != null && !value.equals(count.getKey())) {
            outvoted.computeIfAbsent(member.id(), unused -> new HashSet<>()).add(field);
          }
        }
      }
    }
  }
}
