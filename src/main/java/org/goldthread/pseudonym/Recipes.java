package org.goldthread.pseudonym;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.goldthread.core.Problem;
import org.goldthread.core.Role;
import org.goldthread.pseudonym.Recipe.Part;
import org.goldthread.pseudonym.Recipe.Purpose;
import org.goldthread.pseudonym.Recipe.Whose;

/** Rules that key recipes have to keep among themselves, and what they come to in fingerprints. */
public final class Recipes {
  private static final Set<Standard> OF_THE_ROW = EnumSet.of(Standard.CLIENT_ID, Standard.EPISODE);
  private static final List<String> VOTE_FIELDS = List.of("sex", "birth_month", "birth_order");

  private Recipes() {}

  /**
   * The version of a recipe: 1, and one more for each new version of each standardiser behind it.
   * It grows whenever one of them changes, so two tokens of equal version were made by equal rules.
   */
  public static int version(Recipe recipe) {
    return version(recipe, Standardisers::version);
  }

  static int version(Recipe recipe, ToIntFunction<Standard> versions) {
    return 1
        + recipe.parts().stream().mapToInt(part -> versions.applyAsInt(part.standard()) - 1).sum();
  }

  /**
   * The recipes as fingerprints cover them: type ids, purposes, roles, parts and the lineage of
   * their standardisers; not names, caps or tiers, which change no token, nor versions that follow
   * each other with a transition.
   */
  public static String canonicalText(List<Recipe> recipes) {
    return recipes.stream()
        .sorted(Comparator.comparingInt(Recipe::typeId))
        .map(Recipes::line)
        .collect(Collectors.joining("\n"));
  }

  private static String line(Recipe recipe) {
    String role = recipe.role().map(Role::word).orElse("any");
    String parts =
        recipe.parts().stream()
            .map(
                part ->
                    part.whose().name()
                        + ' '
                        + part.standard().word()
                        + '@'
                        + Standardisers.lineage(part.standard()))
            .collect(Collectors.joining(", "));
    return recipe.typeId() + " " + recipe.purpose() + " " + role + ": " + parts;
  }

  /** Everything wrong with a set of recipes, in their order; empty if it can be used. */
  public static List<Problem> validate(List<Recipe> recipes) {
    List<Problem> problems = new ArrayList<>();
    Set<String> names = new HashSet<>();
    Map<Integer, String> typeIds = new HashMap<>();
    Map<Integer, Recipe> tiers = new HashMap<>();
    for (Recipe recipe : recipes) {
      if (!names.add(recipe.name())) {
        problem(problems, recipe, "stands twice", "Give each recipe a name of its own.");
      }
      String other = typeIds.putIfAbsent(recipe.typeId(), recipe.name());
      if (other != null) {
        problem(
            problems,
            recipe,
            "has type id " + recipe.typeId() + " like '" + other + "'",
            "Give it a number that no recipe ever had: two types under one number would be one"
                + " key.");
      }
      if (recipe.typeId() < 1) {
        problem(problems, recipe, "has a type id below 1", "Number types from 1.");
      }
      if (recipe.cap() < 1) {
        problem(problems, recipe, "has a cap below 1", "A cap of 1 links one person's mentions.");
      }
      checkUse(recipe, tiers, problems);
      checkParts(recipe, problems);
    }
    return problems;
  }

  private static void checkUse(Recipe recipe, Map<Integer, Recipe> tiers, List<Problem> problems) {
    if (recipe.purpose() == Purpose.FAMILY) {
      if (recipe.tier() != 0 || !recipe.voteFields().isEmpty() || recipe.trusted()) {
        problem(
            problems,
            recipe,
            "is for families, yet has a tier, trust or vote fields",
            "Leave them out: family evidence is never evidence of identity.");
      }
      return;
    }
    if (recipe.tier() < 1) {
      problem(problems, recipe, "has no tier", "Give it a tier; 1 is the strongest.");
    } else {
      Recipe first = tiers.putIfAbsent(recipe.tier(), recipe);
      if (first != null && first.trusted() != recipe.trusted()) {
        problem(
            problems,
            recipe,
            "differs in trust from '" + first.name() + "' of the same tier " + recipe.tier(),
            "Trust both or neither, or put them into different tiers.");
      }
    }
    for (String field : recipe.voteFields()) {
      if (!VOTE_FIELDS.contains(field)) {
        problem(
            problems,
            recipe,
            "votes on '" + field + "', which is no hard field",
            "Vote on " + String.join(", ", VOTE_FIELDS) + ".");
      }
    }
    if (recipe.maxGapMonths().orElse(1) < 1) {
      problem(problems, recipe, "has a gap below one month", "Leave the gap out or raise it.");
    }
  }

  private static void checkParts(Recipe recipe, List<Problem> problems) {
    if (recipe.parts().isEmpty()) {
      problem(problems, recipe, "has no parts", "Say which values the key is made of.");
    }
    if (new HashSet<>(recipe.parts()).size() < recipe.parts().size()) {
      problem(problems, recipe, "has a part twice", "Name each part once.");
    }
    for (Part part : recipe.parts()) {
      boolean ofTheRow = OF_THE_ROW.contains(part.standard());
      if (ofTheRow != (part.whose() == Whose.ROW)) {
        problem(
            problems,
            recipe,
            "takes " + part.standard().word() + " from " + part.whose(),
            "Take client_id and episode from the row, everything else from a person.");
      }
      boolean ofAnAdult = part.whose() == Whose.CARER || part.whose() == Whose.MOTHER;
      if (ofAnAdult && !recipe.role().equals(Optional.of(Role.CHILD))) {
        problem(
            problems,
            recipe,
            "takes a part from " + part.whose() + " but is not for children",
            "Give it the role child, or take the part from the person itself.");
      }
    }
    boolean mobileAlone =
        recipe.purpose() == Purpose.IDENTITY
            && recipe.parts().stream().allMatch(part -> part.standard() == Standard.MOBILE);
    if (mobileAlone && !recipe.parts().isEmpty()) {
      problem(
          problems,
          recipe,
          "takes a mobile number alone for a person",
          "Add sex: couples share a telephone.");
    }
  }

  private static void problem(List<Problem> problems, Recipe recipe, String what, String remedy) {
    problems.add(Problem.of("The key recipe '" + recipe.name() + "' " + what + ".", "", remedy));
  }
}
