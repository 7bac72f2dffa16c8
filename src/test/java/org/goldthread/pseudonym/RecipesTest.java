package org.goldthread.pseudonym;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.goldthread.core.Problem;
import org.goldthread.core.Role;
import org.goldthread.pseudonym.Recipe.Part;
import org.goldthread.pseudonym.Recipe.Purpose;
import org.goldthread.pseudonym.Recipe.Whose;
import org.junit.jupiter.api.Test;

class RecipesTest {
  private static final Part NHS = new Part(Whose.SELF, Standard.NHS_NUMBER);
  private static final Part MOBILE = new Part(Whose.SELF, Standard.MOBILE);
  private static final Part SEX = new Part(Whose.SELF, Standard.SEX);
  private static final Part CLIENT = new Part(Whose.ROW, Standard.CLIENT_ID);
  private static final Part CARER = new Part(Whose.CARER, Standard.EMAIL);

  @Test
  void acceptsSoundRecipes() {
    assertThat(
            Recipes.validate(
                List.of(
                    identity("nhs", 1, 1, true, List.of("sex"), NHS),
                    identity("local", 6, 5, true, List.of("sex", "birth_month"), CLIENT),
                    identity("mobile", 8, 7, false, List.of(), MOBILE, SEX),
                    child("child", 4, CARER, SEX),
                    family("family-mobile", 21, MOBILE))))
        .isEmpty();
  }

  @Test
  void namesEverythingThatIsWrong() {
    List<Problem> problems =
        Recipes.validate(
            List.of(
                identity("nhs", 1, 1, true, List.of("email"), NHS),
                identity("nhs", 1, 1, false, List.of(), MOBILE),
                identity("none", 0, 0, false, List.of()),
                identity("carer", 5, 2, false, List.of(), CARER, NHS, NHS),
                identity("row", 6, 3, false, List.of(), new Part(Whose.SELF, Standard.CLIENT_ID)),
                new Recipe(
                    "family",
                    20,
                    Purpose.FAMILY,
                    Optional.empty(),
                    List.of(CARER),
                    3,
                    0,
                    true,
                    List.of("sex"),
                    OptionalInt.empty())));

    assertThat(problems)
        .extracting(Problem::problem)
        .containsExactly(
            "The key recipe 'nhs' votes on 'email', which is no hard field.",
            "The key recipe 'nhs' stands twice.",
            "The key recipe 'nhs' has type id 1 like 'nhs'.",
            "The key recipe 'nhs' differs in trust from 'nhs' of the same tier 1.",
            "The key recipe 'nhs' takes a mobile number alone for a person.",
            "The key recipe 'none' has a type id below 1.",
            "The key recipe 'none' has no tier.",
            "The key recipe 'none' has no parts.",
            "The key recipe 'carer' has a part twice.",
            "The key recipe 'carer' takes a part from CARER but is not for children.",
            "The key recipe 'row' takes client_id from SELF.",
            "The key recipe 'family' has a cap below 1.",
            "The key recipe 'family' is for families, yet has a tier, trust or vote fields.",
            "The key recipe 'family' takes a part from CARER but is not for children.");
  }

  @Test
  void fingerprintsSeePartsButNoNamesOrCaps() {
    List<Recipe> recipes =
        new ArrayList<>(
            List.of(
                child("child", 4, CARER, SEX), identity("nhs", 1, 1, true, List.of("sex"), NHS)));

    String text = Recipes.canonicalText(recipes);

    assertThat(text)
        .isEqualTo(
            "1 IDENTITY any: SELF nhs_number@1\n4 IDENTITY child: CARER email@1, SELF sex@1");
    assertThat(
            Recipes.canonicalText(
                List.of(
                    identity("renamed", 1, 2, false, List.of(), NHS),
                    child("child", 4, CARER, SEX))))
        .isEqualTo(text);
  }

  @Test
  void aRecipeOfFirstVersionsHasVersionOne() {
    assertThat(Recipes.version(child("child", 4, CARER, SEX))).isEqualTo(1);
  }

  private static Recipe identity(
      String name, int type, int tier, boolean trusted, List<String> votes, Part... parts) {
    return new Recipe(
        name,
        type,
        Purpose.IDENTITY,
        Optional.empty(),
        List.of(parts),
        tier,
        4,
        trusted,
        votes,
        OptionalInt.empty());
  }

  private static Recipe child(String name, int type, Part... parts) {
    return new Recipe(
        name,
        type,
        Purpose.IDENTITY,
        Optional.of(Role.CHILD),
        List.of(parts),
        4,
        4,
        false,
        List.of(),
        OptionalInt.empty());
  }

  private static Recipe family(String name, int type, Part... parts) {
    return new Recipe(
        name,
        type,
        Purpose.FAMILY,
        Optional.empty(),
        List.of(parts),
        0,
        10,
        false,
        List.of(),
        OptionalInt.empty());
  }
}
