package org.goldthread.explanation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables of mentions and keys that several explanations share. */
final class MentionTables {
  private final List<HeldMention> mentions;
  private final Map<String, Standing> standings;
  private final KeyNames names;

  /**
   * Tables of some mentions.
   *
   * @param mentions in the order in which they are shown
   * @param standings how their keys stand, by the keys' identity
   */
  MentionTables(List<HeldMention> mentions, Map<String, Standing> standings) {
    this.mentions = List.copyOf(mentions);
    this.standings = standings;
    this.names = KeyNames.of(mentions);
  }

  KeyNames names() {
    return names;
  }

  KeyGraph graph() {
    return KeyGraph.of(mentions, names, standings);
  }

  Standing standing(HeldKey key) {
    return standings.getOrDefault(key.identity(), Standing.NONE);
  }

  /** The short name of a mention; its place where it is none of these. */
  String label(String mention) {
    for (int i = 0; i < mentions.size(); i++) {
      if (mentions.get(i).id().equals(mention)) {
        return "m" + (i + 1);
      }
    }
    return "another's";
  }

  Section mentions() {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < mentions.size(); i++) {
      HeldMention mention = mentions.get(i);
      rows.add(
          List.of(
              "m" + (i + 1),
              mention.place(),
              mention.role() + ", " + mention.kind(),
              mention.eventDate(),
              String.join(", ", names.of(mention))));
    }
    return new Section(
        "Mentions", List.of("mention", "row", "as", "date", "keys"), rows, "No mention is held.");
  }

  Section keys() {
    List<List<String>> rows = new ArrayList<>();
    for (HeldKey key : names.all()) {
      Standing standing = standing(key);
      rows.add(
          List.of(
              names.of(key),
              key.tier().isPresent() ? String.valueOf(key.tier().getAsInt()) : "–",
              String.valueOf(here(key)),
              String.valueOf(standing.mentions()),
              standing.meaning(key)));
    }
    return new Section(
        "Keys",
        List.of("key", "tier", "mentions here", "mentions in all", "what it does"),
        rows,
        "No key is held.");
  }

  private long here(HeldKey key) {
    return mentions.stream()
        .filter(mention -> mention.keys().stream().anyMatch(k -> same(k, key)))
        .count();
  }

  private static boolean same(HeldKey one, HeldKey other) {
    return one.identity().equals(other.identity());
  }

  /** The mentions as objects for scripts. */
  List<Map<String, Object>> mentionObjects() {
    return mentions.stream().map(mention -> mention.shown(names)).toList();
  }

  /** The keys as objects for scripts. */
  List<Map<String, Object>> keyObjects() {
    List<Map<String, Object>> objects = new ArrayList<>();
    for (HeldKey key : names.all()) {
      Standing standing = standing(key);
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("key", names.of(key));
      object.put("recipe", key.recipe());
      key.tier().ifPresent(tier -> object.put("tier", tier));
      object.put("state", standing.state(key));
      standing.refused().ifPresent(reason -> object.put("reason", reason));
      object.put("mentions_here", here(key));
      object.put("mentions", standing.mentions());
      object.put("individuals", standing.individuals());
      objects.add(object);
    }
    return objects;
  }
}
