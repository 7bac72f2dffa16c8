package org.goldthread.pseudonym;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Standardisers of another version that are in force beside the present ones. Once a standardiser
 * changes, rows that arrive make keys of both versions until every feed has been sent again: the
 * lake holds keys of the old version, and keys of different versions are never compared.
 *
 * <p>Whoever changes a standardiser keeps the class of its old rules and names it in {@link
 * #BESIDE}; whoever ends the transition removes both.
 */
public final class Generation {
  /** None: every standardiser has its first version. */
  private static final List<Generation> BESIDE = List.of();

  private static final Set<Standard> OF_THE_ROW = EnumSet.of(Standard.CLIENT_ID, Standard.EPISODE);

  private final Map<Standard, FieldStandardiser> changed = new EnumMap<>(Standard.class);

  private Generation(FieldStandardiser... changed) {
    for (FieldStandardiser standardiser : changed) {
      if (OF_THE_ROW.contains(standardiser.standard())) {
        throw new IllegalArgumentException("ids of a provider's own system have one version");
      }
      this.changed.put(standardiser.standard(), standardiser);
    }
  }

  /** The generation in which these standardisers differ from the present ones. */
  static Generation of(FieldStandardiser... changed) {
    return new Generation(changed);
  }

  /** Those in force beside the present one. */
  public static List<Generation> beside() {
    return BESIDE;
  }

  /** The kinds of value that it standardises in another way. */
  public Set<Standard> changes() {
    return changed.keySet();
  }

  /** The one spelling of a raw value by its rules; empty if there is none. */
  public Optional<String> standardise(Standard standard, String raw, Context context) {
    FieldStandardiser other = changed.get(standard);
    return other == null
        ? Standardisers.standardise(standard, raw, context)
        : Standardisers.examine(other, raw, context).value();
  }

  /** The version of a recipe by its rules; that of the present ones where it changes no part. */
  public int version(Recipe recipe) {
    return Recipes.version(
        recipe,
        standard ->
            changed.containsKey(standard)
                ? changed.get(standard).version()
                : Standardisers.version(standard));
  }

  /** Shows what differs. */
  @Override
  public String toString() {
    return "Generation" + changed.keySet();
  }
}
