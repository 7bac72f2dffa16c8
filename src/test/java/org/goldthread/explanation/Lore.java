package org.goldthread.explanation;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Mentions and standings in few words; identities of keys are what must never be shown. */
final class Lore {
  private static final Map<String, Integer> TIERS =
      Map.of("nhs", 1, "child", 4, "local", 5, "email", 6, "mobile", 7);

  private final List<HeldMention> mentions = new ArrayList<>();
  private final Map<String, Standing> standings = new HashMap<>();

  static HeldKey key(String recipeAndToken) {
    String recipe = recipeAndToken.split(" ")[0];
    return new HeldKey(
        recipe,
        TIERS.containsKey(recipe) ? OptionalInt.of(TIERS.get(recipe)) : OptionalInt.empty(),
        "token:" + recipeAndToken);
  }

  /** A mention on a line of its own, with keys written as a recipe and a secret. */
  HeldMention mention(String individual, Map<String, String> hard, String... keys) {
    int line = mentions.size() + 2;
    HeldMention mention =
        new HeldMention(
            id("m" + line),
            id(individual),
            "child",
            "registered",
            "charity",
            "courses",
            "2023-24-Q1",
            0,
            line,
            0,
            0,
            "2023-04-0" + line,
            1,
            List.of(keys).stream().map(Lore::key).toList(),
            hard);
    mentions.add(mention);
    for (HeldKey key : mention.keys()) {
      standings.merge(
          key.identity(),
          new Standing(1, 1, Optional.empty()),
          (one, other) -> new Standing(one.mentions() + 1, 1, Optional.empty()));
    }
    return mention;
  }

  void refused(String key, String reason, long size) {
    standings.put(key(key).identity(), new Standing(size, size, Optional.of(reason)));
  }

  Map<String, Standing> standings() {
    return standings;
  }

  /** Sixty-four hexadecimal digits for a short name. */
  static String id(String name) {
    return String.format("%064x", new BigInteger(1, name.getBytes(StandardCharsets.UTF_8)));
  }
}
