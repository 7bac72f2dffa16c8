package org.goldthread.explanation;

import java.util.Optional;

/**
 * How a key stands in the whole lake.
 *
 * @param mentions how many mentions of the role carry it
 * @param individuals how many individuals these are
 * @param refused why its block joins nobody: spread or named; empty where it may join
 */
public record Standing(long mentions, long individuals, Optional<String> refused) {
  /** Nobody carries it. */
  public static final Standing NONE = new Standing(0, 0, Optional.empty());

  /** The block's state in a word. */
  String state(HeldKey key) {
    if (key.tier().isEmpty()) {
      return "family only";
    }
    if (refused.isPresent()) {
      return "refused";
    }
    return mentions < 2 ? "alone" : individuals > 1 ? "shared" : "joins";
  }

  /** The same in a sentence. */
  String meaning(HeldKey key) {
    return switch (state(key)) {
      case "family only" -> "evidence of families, never of identity";
      case "refused" ->
          refused.orElseThrow().equals("named")
              ? "joins nobody: one submission names it for too many children"
              : "joins nobody: it speaks of more people than its cap";
      case "alone" -> "no other mention carries it";
      case "shared" -> "carried by more than one individual";
      default -> "joins its mentions";
    };
  }
}
