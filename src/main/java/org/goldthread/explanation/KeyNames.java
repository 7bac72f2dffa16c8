package org.goldthread.explanation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Names of the keys of some mentions, good for one explanation: the recipe and, by the order in
 * which the mentions carry them, a number. Nothing of a token is in them.
 */
final class KeyNames {
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, HeldKey> keys = new LinkedHashMap<>();

  private KeyNames() {}

  static KeyNames of(List<HeldMention> mentions) {
    KeyNames named = new KeyNames();
    Map<String, Integer> numbers = new HashMap<>();
    for (HeldMention mention : mentions) {
      for (HeldKey key : mention.keys()) {
        if (!named.names.containsKey(key.identity())) {
          int number = numbers.merge(key.recipe(), 1, Integer::sum);
          named.names.put(key.identity(), key.recipe() + " " + number);
          named.keys.put(key.identity(), key);
        }
      }
    }
    return named;
  }

  String of(HeldKey key) {
    return names.get(key.identity());
  }

  /** The names of a mention's keys, strongest first. */
  List<String> of(HeldMention mention) {
    return mention.keys().stream().map(this::of).toList();
  }

  /** The keys, in the order of their names' making. */
  List<HeldKey> all() {
    return new ArrayList<>(keys.values());
  }
}
