package org.goldthread.evaluation;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.goldthread.pseudonym.Recipe;
import org.goldthread.pseudonym.Standard;

/** The key types that linkage joins mentions by: what each is made of. Travels to executors. */
public final class KeyTypes implements Serializable {
  private static final long serialVersionUID = 1L;

  private final TreeMap<Integer, Type> types = new TreeMap<>();

  /**
   * A key type.
   *
   * @param id its number
   * @param name its recipe's name
   * @param tier 1 is the strongest
   * @param own fields of the person that it is made of
   * @param others fields of an adult of the same row that it is made of
   * @param maxGapMonths greatest distance of two uses; negative: no limit
   */
  record Type(int id, String name, int tier, Set<String> own, Set<String> others, int maxGapMonths)
      implements Serializable {

    /** Whether it is made of the person's own address or number alone. */
    boolean isContact() {
      return own.contains("email") || own.contains("mobile");
    }

    boolean isNhsNumberAlone() {
      return own.equals(Set.of("nhs_number")) && others.isEmpty();
    }
  }

  /** The identity recipes of a programme. */
  public static KeyTypes of(Collection<Recipe> recipes) {
    KeyTypes types = new KeyTypes();
    recipes.stream()
        .filter(recipe -> recipe.purpose() == Recipe.Purpose.IDENTITY)
        .forEach(
            recipe ->
                types.types.put(
                    recipe.typeId(),
                    new Type(
                        recipe.typeId(),
                        recipe.name(),
                        recipe.tier(),
                        fields(recipe, Set.of(Recipe.Whose.SELF)),
                        fields(recipe, Set.of(Recipe.Whose.CARER, Recipe.Whose.MOTHER)),
                        recipe.maxGapMonths().orElse(-1))));
    return types;
  }

  private static Set<String> fields(Recipe recipe, Set<Recipe.Whose> whose) {
    return recipe.parts().stream()
        .filter(part -> whose.contains(part.whose()))
        .map(part -> field(part.standard()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The field of a contract that a standard value is read from. */
  private static String field(Standard standard) {
    return standard == Standard.SEX ? "gender" : standard.word();
  }

  /** A type; empty if keys of it never join mentions. */
  Optional<Type> type(int id) {
    return Optional.ofNullable(types.get(id));
  }

  /** The names of a tier's types, as {@code child, child-mobile}. */
  String names(int tier) {
    return types.values().stream()
        .filter(type -> type.tier() == tier)
        .map(Type::name)
        .collect(Collectors.joining(", "));
  }

  /** The types, ascending. */
  List<Integer> ids() {
    return List.copyOf(types.keySet());
  }

  /** Fields of an adult of the same row that any type is made of; sorted. */
  List<String> fieldsOfOthers() {
    return types.values().stream()
        .flatMap(type -> type.others().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** The types whose keys stand for an NHS number alone. */
  List<Integer> nhsTypes() {
    return types.values().stream().filter(Type::isNhsNumberAlone).map(Type::id).toList();
  }

  /**
   * The error that spoils a key; empty if it is as it should be. A key made with a carer is spoilt
   * only if what is wrong is wrong of every adult who may have given it, for a token does not tell
   * which one did.
   *
   * @param type the key's type
   * @param slot the mention that carries it
   * @param slips all errors of the row
   * @param adults slots of the row's adults
   */
  Optional<Slip> spoiltBy(Type type, int slot, List<Slip> slips, List<Integer> adults) {
    Optional<Slip> own =
        slips.stream()
            .filter(slip -> slip.slot() == slot && slip.isCorrupting())
            .filter(slip -> type.own().contains(slip.field()))
            .sorted()
            .findFirst();
    if (own.isPresent() || type.others().isEmpty()) {
      return own;
    }
    List<Slip> ofOthers =
        slips.stream()
            .filter(slip -> slip.slot() != slot && adults.contains(slip.slot()))
            .filter(slip -> type.others().contains(slip.field()))
            .sorted()
            .toList();
    List<Slip> wrong = ofOthers.stream().filter(Slip::isCorrupting).toList();
    Set<Integer> without =
        ofOthers.stream().filter(Slip::isMissing).map(Slip::slot).collect(Collectors.toSet());
    long mayHaveGiven =
        adults.stream().filter(adult -> adult != slot && !without.contains(adult)).count();
    boolean allWrong = wrong.stream().map(Slip::slot).distinct().count() >= mayHaveGiven;
    return wrong.isEmpty() || !allWrong ? Optional.empty() : Optional.of(wrong.get(0));
  }
}
