package org.goldthread.pseudonym;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.goldthread.core.Role;

/**
 * How a key is made of standardised parts, and how linkage may use it.
 *
 * @param name its name in configuration and reports
 * @param typeId its fixed number, part of the hashed message
 * @param purpose whether it is evidence of identity or of family; the two are never compared
 * @param role the role whose mentions carry it; empty: both roles (each still links within its own)
 * @param parts its ordered parts
 * @param tier 1 is the strongest; 0 for family recipes
 * @param cap the greatest spread of a block that may link
 * @param trusted whether a clear majority settles an ambiguity (the same for all recipes of a tier)
 * @param voteFields hard fields on which a three-quarter majority in a block outvotes the rest
 * @param maxGapMonths a block is cut where neighbours in event date lie more months apart
 */
public record Recipe(
    String name,
    int typeId,
    Purpose purpose,
    Optional<Role> role,
    List<Part> parts,
    int tier,
    int cap,
    boolean trusted,
    List<String> voteFields,
    OptionalInt maxGapMonths) {

  /** What a key is evidence of. */
  public enum Purpose {
    IDENTITY,
    FAMILY
  }

  /**
   * One part of a compound key.
   *
   * @param whose the person the value is taken from
   * @param standard which value
   */
  public record Part(Whose whose, Standard standard) {}

  /** From whom a part is taken, seen from the mention that carries the key. */
  public enum Whose {
    /** The person mentioned. */
    SELF,
    /** Each adult of the same row in turn: one key for each who has the value. */
    CARER,
    /** Each adult of the same row whose relation is mother. */
    MOTHER,
    /** The row itself: id system, client id, episode. */
    ROW
  }

  /** Keeps its own copies. */
  public Recipe {
    parts = List.copyOf(parts);
    voteFields = List.copyOf(voteFields);
  }
}
