package org.goldthread.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.goldthread.config.Programme.ForeignScheme;
import org.goldthread.config.Programme.Incremental;
import org.goldthread.config.Programme.LinkageSettings;
import org.goldthread.core.Problem;
import org.goldthread.core.Role;
import org.goldthread.pseudonym.Recipe;
import org.goldthread.pseudonym.Recipe.Purpose;
import org.goldthread.pseudonym.Recipe.Whose;
import org.goldthread.pseudonym.Recipes;
import org.goldthread.pseudonym.Standard;

/** Reads {@code keys.yaml}. */
final class KeysReader {

  /**
   * What the file says.
   *
   * @param recipes recipes, ordered by type id
   * @param linkage linkage settings
   * @param schemes foreign schemes by name
   */
  record Keys(List<Recipe> recipes, LinkageSettings linkage, Map<String, ForeignScheme> schemes) {}

  private final Problems problems;
  private int told;

  private KeysReader(Problems problems) {
    this.problems = problems;
  }

  static Keys read(Part file, Problems problems) {
    return new KeysReader(problems).keys(file);
  }

  private Keys keys(Part file) {
    List<Recipe> recipes = new ArrayList<>();
    for (Part part : file.at("recipes").items()) {
      recipes.add(recipe(part));
      check(recipes, part);
    }
    recipes.sort(Comparator.comparingInt(Recipe::typeId));
    Map<String, ForeignScheme> schemes = new LinkedHashMap<>();
    for (Part part : file.at("schemes").items()) {
      String name = part.at("name").text();
      if (schemes.put(name, new ForeignScheme(name, part.at("salt").text())) != null) {
        problems.add(part, "the scheme `" + name + "` stands twice", "keep one of the two");
      }
    }
    Part hard = file.at("hard_fields");
    LinkageSettings linkage =
        new LinkageSettings(
            hard.at("child").texts(),
            hard.at("adult").texts(),
            file.at("named_cap").integer(),
            incremental(file.at("incremental")));
    return new Keys(List.copyOf(recipes), linkage, Collections.unmodifiableMap(schemes));
  }

  private static Incremental incremental(Part part) {
    return new Incremental(part.at("from_mentions").integer(), part.at("most_affected").number());
  }

  private static Recipe recipe(Part part) {
    Part gap = part.at("max_gap_months");
    return new Recipe(
        part.at("name").text(),
        part.at("type_id").integer(),
        Purpose.valueOf(part.at("purpose").text().toUpperCase(Locale.ROOT)),
        part.at("role").optional().map(Role::of),
        part.at("parts").texts().stream().map(KeysReader::keyPart).toList(),
        part.at("tier").integer(),
        part.at("cap").integer(),
        part.at("trusted").flag(),
        part.at("vote").texts(),
        gap.present() ? OptionalInt.of(gap.integer()) : OptionalInt.empty());
  }

  private static Recipe.Part keyPart(String word) {
    int dot = word.indexOf('.');
    return new Recipe.Part(
        Whose.valueOf(word.substring(0, dot).toUpperCase(Locale.ROOT)),
        Standard.of(word.substring(dot + 1)));
  }

  /** Each problem of the set belongs to the recipe with which it first appears. */
  private void check(List<Recipe> recipes, Part latest) {
    List<Problem> all = Recipes.validate(recipes);
    all.subList(told, all.size())
        .forEach(problem -> problems.add(latest, problem.problem(), problem.remedy()));
    told = all.size();
  }
}
