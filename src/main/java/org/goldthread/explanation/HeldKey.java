package org.goldthread.explanation;

import java.util.OptionalInt;

/**
 * A key that a mention carries.
 *
 * @param recipe name of its recipe
 * @param tier tier of the recipe; empty: it joins families only
 * @param identity what tells it from every other key: compared, never shown
 */
public record HeldKey(String recipe, OptionalInt tier, String identity) {
  /** The recipe alone. */
  @Override
  public String toString() {
    return recipe;
  }
}
