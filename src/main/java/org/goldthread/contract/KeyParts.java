package org.goldthread.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.goldthread.contract.Identifiers.Known;
import org.goldthread.core.Role;
import org.goldthread.pseudonym.Generation;
import org.goldthread.pseudonym.Recipe;
import org.goldthread.pseudonym.Recipe.Part;
import org.goldthread.pseudonym.Recipe.Purpose;
import org.goldthread.pseudonym.Recipe.Whose;
import org.goldthread.pseudonym.Recipes;
import org.goldthread.pseudonym.Standard;

/**
 * The parts of each key that the people of a row have. A key with any missing part does not exist.
 *
 * <p>A client id counts together with its id system and the person's slot, an episode together with
 * its id system. Where a part is a carer's, each adult of the row in turn gives a key of its own. A
 * child carries, beside its own, the family keys of every adult of its row.
 *
 * @param slot the person who carries the key
 * @param recipe what it is made by
 * @param version the recipe's version, of the standardisers that gave the parts
 * @param parts the parts in the recipe's order
 */
record KeyParts(int slot, Recipe recipe, int version, List<String> parts) {
  private static final List<Known> ALONE = Collections.singletonList(null);

  /** The parts of all keys, in the order of people, then recipes; no key twice. */
  static List<KeyParts> of(List<Recipe> recipes, Identifiers row) {
    Set<KeyParts> found = new LinkedHashSet<>();
    for (Known person : row.people()) {
      for (Recipe recipe : recipes) {
        collect(recipe, Recipes.version(recipe), person, row, found);
      }
    }
    for (Generation generation : row.generations()) {
      Identifiers other = row.by(generation);
      for (Known person : other.people()) {
        for (Recipe recipe : recipes) {
          collect(recipe, generation.version(recipe), person, other, found);
        }
      }
    }
    return new ArrayList<>(found);
  }

  /** Whether a person of the row has a key that is evidence of identity. */
  static boolean anyIdentity(List<Recipe> recipes, Identifiers row, int slot) {
    for (Identifiers.Digest digest : row.digests()) {
      if (digest.slot() == slot && digest.recipe().purpose() == Purpose.IDENTITY) {
        return true;
      }
    }
    Set<KeyParts> found = new HashSet<>(2);
    for (Known person : row.people()) {
      for (Recipe recipe : recipes) {
        if (person.slot() == slot && recipe.purpose() == Purpose.IDENTITY) {
          collect(recipe, 0, person, row, found);
          if (!found.isEmpty()) {
            return true;
          }
        }
      }
    }
    return row.generations().stream()
        .anyMatch(generation -> anyIdentity(recipes, row.by(generation), slot));
  }

  private static void collect(
      Recipe recipe, int version, Known person, Identifiers row, Set<KeyParts> found) {
    if (recipe.role().isPresent() && recipe.role().get() != person.role()) {
      return;
    }
    Set<Whose> others = othersIn(recipe);
    if (others.isEmpty()) {
      add(recipe, version, person, person, null, row, found);
      if (recipe.purpose() == Purpose.FAMILY && person.role() == Role.CHILD) {
        for (Known adult : row.people()) {
          if (adult.role() == Role.ADULT) {
            add(recipe, version, person, adult, null, row, found);
          }
        }
      }
      return;
    }
    for (Known adult : row.people()) {
      boolean fits =
          adult.role() == Role.ADULT
              && adult.slot() != person.slot()
              && (!others.contains(Whose.MOTHER) || adult.isMother());
      if (fits) {
        add(recipe, version, person, person, adult, row, found);
      }
    }
  }

  private static Set<Whose> othersIn(Recipe recipe) {
    boolean carer = false;
    boolean mother = false;
    for (Part part : recipe.parts()) {
      carer |= part.whose() == Whose.CARER;
      mother |= part.whose() == Whose.MOTHER;
    }
    if (mother) {
      return Set.of(Whose.MOTHER);
    }
    return carer ? Set.of(Whose.CARER) : Set.of();
  }

  private static void add(
      Recipe recipe,
      int version,
      Known carrier,
      Known self,
      Known other,
      Identifiers row,
      Set<KeyParts> found) {
    for (Known own : self.forKeys()) {
      for (Known others : other == null ? ALONE : other.forKeys()) {
        List<String> parts = parts(recipe, carrier, own, others, row);
        if (!parts.isEmpty()) {
          found.add(new KeyParts(carrier.slot(), recipe, version, parts));
        }
      }
    }
  }

  /** The parts of a key; none if one of them is missing. */
  private static List<String> parts(
      Recipe recipe, Known carrier, Known self, Known other, Identifiers row) {
    List<String> parts = new ArrayList<>(recipe.parts().size() + 2);
    for (Part part : recipe.parts()) {
      boolean present =
          switch (part.whose()) {
            case SELF -> addValue(parts, self, part.standard());
            case CARER, MOTHER -> addValue(parts, other, part.standard());
            case ROW -> addOfRow(parts, row, part.standard(), carrier.slot());
          };
      if (!present) {
        return List.of();
      }
    }
    return List.copyOf(parts);
  }

  private static boolean addValue(List<String> parts, Known of, Standard standard) {
    String value = of.value(standard);
    return value != null && parts.add(value);
  }

  private static boolean addOfRow(
      List<String> parts, Identifiers row, Standard standard, int slot) {
    String value =
        standard == Standard.EPISODE ? row.episode().orElse(null) : row.clientId().orElse(null);
    if (value == null) {
      return false;
    }
    parts.add(row.idSystem());
    parts.add(value);
    return standard == Standard.EPISODE || parts.add(Integer.toString(slot));
  }

  /** Shows whose key of which recipe, never a part. */
  @Override
  public String toString() {
    return "KeyParts[slot " + slot + ", " + recipe.name() + "]";
  }
}
