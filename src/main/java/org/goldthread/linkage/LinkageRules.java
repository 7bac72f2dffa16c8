package org.goldthread.linkage;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.goldthread.config.Programme;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.Role;
import org.goldthread.pseudonym.Recipe;
import org.goldthread.pseudonym.Standard;

/** How keys may join mentions. Immutable; travels to executors. */
public final class LinkageRules implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Greatest spread of a block whose tokens nobody can check for placeholders. */
  private static final int UNVERIFIABLE_CAP = 2;

  private final TreeMap<Integer, Type> types = new TreeMap<>();
  private final int nhsType;
  private final Set<String> childHardFields;
  private final Set<String> adultHardFields;
  private final int namedCap;
  private final Set<String> unverifiableSchemes;

  /**
   * A key type.
   *
   * @param id its number
   * @param name its recipe's name
   * @param tier 1 is the strongest
   * @param cap greatest spread of a block that may link
   * @param trusted whether a clear majority settles an ambiguity
   * @param vote kinds of hard field on which a three-quarter majority outvotes the rest
   * @param maxGapMonths greatest distance of neighbours in one block; negative: no limit
   */
  record Type(
      int id, String name, int tier, int cap, boolean trusted, List<String> vote, int maxGapMonths)
      implements Serializable {}

  LinkageRules(
      List<Type> types,
      int nhsType,
      Set<String> childHardFields,
      Set<String> adultHardFields,
      int namedCap,
      Set<String> unverifiableSchemes) {
    types.forEach(type -> this.types.put(type.id(), type));
    this.nhsType = nhsType;
    this.childHardFields = Set.copyOf(childHardFields);
    this.adultHardFields = Set.copyOf(adultHardFields);
    this.namedCap = namedCap;
    this.unverifiableSchemes = Set.copyOf(unverifiableSchemes);
    refuseTiersOfTwoMinds();
  }

  /**
   * The rules of a programme: its identity recipes, its linkage settings, and cap 2 for foreign
   * schemes whose salt the platform does not hold.
   *
   * @throws GoldthreadException if the recipes of one tier differ in trust
   */
  public static LinkageRules of(Programme programme) {
    List<Recipe> recipes =
        programme.recipes().stream()
            .filter(recipe -> recipe.purpose() == Recipe.Purpose.IDENTITY)
            .toList();
    return new LinkageRules(
        recipes.stream().map(LinkageRules::type).toList(),
        recipes.stream()
            .filter(LinkageRules::isNhsNumberAlone)
            .mapToInt(Recipe::typeId)
            .findFirst()
            .orElse(-1),
        Set.copyOf(programme.linkage().childHardFields()),
        Set.copyOf(programme.linkage().adultHardFields()),
        programme.linkage().namedCap(),
        programme.schemes().values().stream()
            .filter(scheme -> scheme.saltFile().isEmpty())
            .map(Programme.ForeignScheme::name)
            .collect(Collectors.toSet()));
  }

  private static Type type(Recipe recipe) {
    return new Type(
        recipe.typeId(),
        recipe.name(),
        recipe.tier(),
        recipe.cap(),
        recipe.trusted(),
        List.copyOf(recipe.voteFields()),
        recipe.maxGapMonths().orElse(-1));
  }

  private static boolean isNhsNumberAlone(Recipe recipe) {
    return recipe.parts().equals(List.of(new Recipe.Part(Recipe.Whose.SELF, Standard.NHS_NUMBER)));
  }

  private void refuseTiersOfTwoMinds() {
    for (int tier : tiers()) {
      Set<Boolean> trust =
          types.values().stream()
              .filter(type -> type.tier() == tier)
              .map(Type::trusted)
              .collect(Collectors.toSet());
      if (trust.size() > 1) {
        throw new GoldthreadException(
            ExitCode.USER,
            "Key recipes of tier " + tier + " differ in 'trusted'",
            "a tier is joined at once, so its keys are trusted alike",
            "give the recipes of one tier the same 'trusted', or move one to another tier");
      }
    }
  }

  /** The type of a key; empty if keys of that type never join mentions. */
  Optional<Type> type(int id) {
    return Optional.ofNullable(types.get(id));
  }

  /** The tiers in use, strongest first. */
  List<Integer> tiers() {
    return types.values().stream().map(Type::tier).distinct().sorted().toList();
  }

  /** Whether the keys of a tier are trusted. */
  boolean isTrusted(int tier) {
    return types.values().stream().anyMatch(type -> type.tier() == tier && type.trusted());
  }

  /** Greatest spread of a block of this key that may link. */
  int cap(Key key) {
    int cap = types.get(key.type()).cap();
    return unverifiableSchemes.contains(key.space().scheme())
        ? Math.min(cap, UNVERIFIABLE_CAP)
        : cap;
  }

  /** Greatest number of named children of a block that may link. */
  int namedCap() {
    return namedCap;
  }

  /** The types whose keys join mentions, ascending. */
  List<Integer> typeIds() {
    return List.copyOf(types.keySet());
  }

  /** Whether a type's tokens stand for an NHS number alone. */
  boolean isNhsType(int id) {
    return id == nhsType;
  }

  /** Whether a key's token stands for an NHS number alone. */
  boolean isNhs(Key key) {
    return isNhsType(key.type());
  }

  /** Whether a field is hard for people of a role. */
  boolean isHard(Role role, String field) {
    Set<String> fields = role == Role.CHILD ? childHardFields : adultHardFields;
    return fields.contains(HardFields.kind(field)) || HardFields.isUniversal(field);
  }
}
