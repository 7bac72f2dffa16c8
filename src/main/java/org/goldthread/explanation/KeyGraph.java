package org.goldthread.explanation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Mentions and the keys they carry, as a graph of two kinds of node. Mentions of one individual
 * with the same keys are one node.
 *
 * @param mentions nodes of mentions
 * @param keys nodes of keys
 * @param more how many nodes were left out for size
 */
public record KeyGraph(List<MentionNode> mentions, List<KeyNode> keys, int more) {
  private static final int MOST_NODES = 24;

  /**
   * Mentions with the same keys.
   *
   * @param label their name, as in the table of mentions
   * @param note where they come from
   * @param group 0 or 1: which individual of a pair they belong to
   * @param keys names of their keys
   */
  public record MentionNode(String label, String note, int group, Set<String> keys) {}

  /**
   * A key.
   *
   * @param label its name
   * @param note tier and state
   * @param isRefused whether it joins nobody
   */
  public record KeyNode(String label, String note, boolean isRefused) {}

  /** Whether it shows mentions of two individuals. */
  public boolean isOfTwo() {
    return mentions.stream().anyMatch(node -> node.group() == 1);
  }

  /** The graph of some mentions, of which the first group belongs to one individual. */
  static KeyGraph of(List<HeldMention> mentions, KeyNames names, Map<String, Standing> standings) {
    Map<String, List<Integer>> alike = new LinkedHashMap<>();
    for (int i = 0; i < mentions.size(); i++) {
      HeldMention mention = mentions.get(i);
      alike
          .computeIfAbsent(
              mention.individual() + new TreeSet<>(names.of(mention)), unused -> new ArrayList<>())
          .add(i);
    }
    String first = mentions.isEmpty() ? "" : mentions.get(0).individual();
    List<MentionNode> nodes = new ArrayList<>();
    Set<String> shownKeys = new TreeSet<>();
    for (List<Integer> members : alike.values()) {
      HeldMention one = mentions.get(members.get(0));
      if (nodes.size() < MOST_NODES) {
        nodes.add(
            new MentionNode(
                "m" + (members.get(0) + 1) + (members.size() > 1 ? " × " + members.size() : ""),
                note(members.stream().map(mentions::get).toList()),
                one.individual().equals(first) ? 0 : 1,
                new TreeSet<>(names.of(one))));
        shownKeys.addAll(names.of(one));
      }
    }
    List<KeyNode> keys = new ArrayList<>();
    int most = MOST_NODES;
    for (HeldKey key : names.all()) {
      String name = names.of(key);
      if (shownKeys.contains(name) && keys.size() < most) {
        Standing standing = standings.getOrDefault(key.identity(), Standing.NONE);
        String tier = key.tier().isPresent() ? "tier " + key.tier().getAsInt() + ", " : "";
        keys.add(
            new KeyNode(
                name,
                tier + standing.state(key),
                standing.refused().isPresent() || key.tier().isEmpty()));
      }
    }
    int more = alike.size() - nodes.size() + shownKeys.size() - keys.size();
    return new KeyGraph(List.copyOf(nodes), List.copyOf(keys), more);
  }

  private static String note(List<HeldMention> members) {
    List<String> feeds = members.stream().map(HeldMention::feed).distinct().toList();
    return feeds.size() == 1 ? feeds.get(0) : feeds.size() + " feeds";
  }
}
