package org.goldthread.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.goldthread.config.Programme;
import org.goldthread.core.Role;
import org.goldthread.pseudonym.Recipe;
import org.goldthread.pseudonym.Standard;
import org.junit.jupiter.api.Test;

/** The rules that a programme's configuration gives. */
class LinkageRulesTest {
  private static final Bytes TOKEN = new Bytes(new byte[32]);
  private static final TokenSpace OWN = new TokenSpace("gt1", 1, 1);

  private final LinkageRules rules =
      LinkageRules.of(
          programme(
              recipe("nhs", 1, 1, 12, Recipe.Purpose.IDENTITY, self(Standard.NHS_NUMBER)),
              recipe(
                  "birth",
                  3,
                  3,
                  4,
                  Recipe.Purpose.IDENTITY,
                  new Recipe.Part(Recipe.Whose.MOTHER, Standard.NHS_NUMBER),
                  self(Standard.DATE_OF_BIRTH)),
              recipe("family-email", 20, 0, 4, Recipe.Purpose.FAMILY, self(Standard.EMAIL))));

  @Test
  void onlyRecipesOfIdentityJoinMentions() {
    assertThat(rules.typeIds()).containsExactly(1, 3);
    assertThat(rules.tiers()).containsExactly(1, 3);
  }

  @Test
  void theNhsNumberIsTheRecipeWithThePersonsNumberAlone() {
    assertThat(rules.isNhs(new Key(1, OWN, TOKEN))).isTrue();
    assertThat(rules.isNhs(new Key(3, OWN, TOKEN))).isFalse();
  }

  @Test
  void aSchemeWithoutItsSaltHasCapTwo() {
    assertThat(rules.cap(new Key(1, OWN, TOKEN))).isEqualTo(12);
    assertThat(rules.cap(new Key(1, new TokenSpace("sha256-salt", 1, 1), TOKEN))).isEqualTo(12);
    assertThat(rules.cap(new Key(1, new TokenSpace("openpseudonymiser", 1, 1), TOKEN)))
        .isEqualTo(2);
  }

  @Test
  void slotAndSideAreHardForEverybodyAndTheRestByRole() {
    assertThat(rules.isHard(Role.CHILD, "birth_order")).isTrue();
    assertThat(rules.isHard(Role.ADULT, "birth_order")).isFalse();
    assertThat(rules.isHard(Role.ADULT, HardFields.nhs(OWN))).isTrue();
    assertThat(rules.isHard(Role.ADULT, HardFields.slot("row"))).isTrue();
    assertThat(rules.isHard(Role.ADULT, HardFields.side("judgement"))).isTrue();
  }

  private static Recipe.Part self(Standard standard) {
    return new Recipe.Part(Recipe.Whose.SELF, standard);
  }

  private static Recipe recipe(
      String name, int type, int tier, int cap, Recipe.Purpose purpose, Recipe.Part... parts) {
    return new Recipe(
        name,
        type,
        purpose,
        Optional.empty(),
        List.of(parts),
        tier,
        cap,
        false,
        List.of(),
        OptionalInt.empty());
  }

  private static Programme programme(Recipe... recipes) {
    return new Programme(
        "id",
        "title",
        null,
        null,
        null,
        5,
        null,
        "csds",
        List.of(),
        1,
        List.of(recipes),
        new Programme.LinkageSettings(
            List.of("nhs", "birth_month", "sex", "birth_order"),
            List.of("nhs", "birth_month", "sex"),
            10,
            Programme.Incremental.USUAL),
        Map.of(
            "sha256-salt", new Programme.ForeignScheme("sha256-salt", "sha256.salt"),
            "openpseudonymiser", new Programme.ForeignScheme("openpseudonymiser", "")),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        null,
        List.of(),
        null,
        null,
        null,
        "hash");
  }
}
