package org.goldthread.linkage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Links one raw component: mentions that admitted blocks connect. Reads nothing outside it; the
 * order of its input plays no part.
 */
final class Component {
  private final LinkageRules rules;
  private final List<Facts> mentions;
  private final Map<Bytes, Integer> numbers = new HashMap<>();
  private final Map<Bytes, Set<String>> outvoted;
  private final Clusters clusters;
  private final Map<Integer, List<TierBlock>> blocksByTier = new TreeMap<>();
  private final List<Drop> drops = new ArrayList<>();

  /** A block as numbers of its mentions. */
  private record TierBlock(int[] members, boolean ofNhsKey) {}

  private Component(List<Facts> mentions, List<Block> blocks, LinkageRules rules) {
    this.rules = rules;
    this.mentions = mentions.stream().sorted().toList();
    Map<Bytes, Facts> byId = new HashMap<>();
    for (Facts mention : this.mentions) {
      numbers.put(mention.id(), numbers.size());
      byId.put(mention.id(), mention);
    }
    outvoted = Votes.outvoted(byId, blocks, rules);
    for (Block block : blocks) {
      LinkageRules.Type type = rules.type(block.type()).orElseThrow();
      int[] members = block.members().stream().mapToInt(numbers::get).toArray();
      blocksByTier
          .computeIfAbsent(type.tier(), unused -> new ArrayList<>())
          .add(new TierBlock(members, rules.isNhsType(block.type())));
    }
    clusters = effectiveClusters();
  }

  /**
   * The individuals of a raw component and what stayed open among them.
   *
   * @param mentions all its mentions
   * @param blocks all admitted blocks that hold any of them
   */
  static Linked link(List<Facts> mentions, List<Block> blocks, LinkageRules rules) {
    if (mentions.size() == 1) {
      return Linked.single(mentions.get(0));
    }
    Component component = new Component(mentions, blocks, rules);
    component.blocksByTier.forEach(component::joinTier);
    return component.decisions();
  }

  private Clusters effectiveClusters() {
    Map<String, Integer> fields = new HashMap<>();
    Map<String, Integer> values = new HashMap<>();
    Profile[] profiles = new Profile[mentions.size()];
    for (int i = 0; i < profiles.length; i++) {
      Facts mention = mentions.get(i);
      Set<String> lost = outvoted.getOrDefault(mention.id(), Set.of());
      TreeMap<Integer, Integer> profile = new TreeMap<>();
      mention
          .hard()
          .forEach(
              (field, value) -> {
                if (rules.isHard(mention.role(), field) && !lost.contains(field)) {
                  profile.put(number(fields, field), number(values, value));
                }
              });
      profiles[i] = Profile.of(ints(profile.keySet()), ints(profile.values()));
    }
    return new Clusters(profiles, fields.size());
  }

  private static int number(Map<String, Integer> numbers, String word) {
    return numbers.computeIfAbsent(word, unused -> numbers.size());
  }

  private static int[] ints(Collection<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  private void joinTier(int tier, List<TierBlock> blocks) {
    Keep keep = new Keep(rules.isTrusted(tier));
    List<Star> kept = new ArrayList<>();
    BlockPass first = new BlockPass(tier, keep, clusters, drops);
    for (TierBlock block : blocks) {
      int[] nodes = clusters.of(block.members());
      if (nodes.length > 1) {
        kept.addAll(first.kept(nodes, block.ofNhsKey()));
      }
    }
    UnionFind connected = new UnionFind(mentions.size());
    for (Star star : kept) {
      connected.uniteAll(star.core());
      IntStream.of(star.rim()).forEach(node -> connected.unite(star.core()[0], node));
    }
    Map<Integer, List<Star>> components = new TreeMap<>();
    for (Star star : kept) {
      components
          .computeIfAbsent(connected.find(star.core()[0]), unused -> new ArrayList<>())
          .add(star);
    }
    UnionFind joined = new UnionFind(mentions.size());
    ComponentPass second = new ComponentPass(tier, keep, clusters, drops, joined);
    components.values().forEach(second::join);
    clusters.join(
        joined,
        kept.stream()
            .flatMapToInt(
                star -> IntStream.concat(IntStream.of(star.core()), IntStream.of(star.rim())))
            .sorted()
            .distinct()
            .toArray());
  }

  private Linked decisions() {
    Unsettled unsettled = new Unsettled(mentions, clusters, drops);
    Map<Integer, List<Bytes>> members = new TreeMap<>();
    for (int i = 0; i < mentions.size(); i++) {
      members
          .computeIfAbsent(clusters.of(i), unused -> new ArrayList<>())
          .add(mentions.get(i).id());
    }
    List<Individual> individuals = new ArrayList<>();
    members.forEach(
        (oldest, ids) ->
            individuals.add(
                new Individual(ids.get(0), mentions.get(oldest).role(), List.copyOf(ids))));
    List<OutvotedValue> lost =
        outvoted.entrySet().stream()
            .flatMap(
                entry ->
                    entry.getValue().stream()
                        .map(field -> new OutvotedValue(entry.getKey(), field)))
            .toList();
    return new Linked(individuals, unsettled.edges(), lost, unsettled.groups());
  }
}
