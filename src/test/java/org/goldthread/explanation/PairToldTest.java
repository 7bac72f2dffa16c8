package org.goldthread.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PairToldTest {
  private final Lore lore = new Lore();

  @Test
  void twoLinesOfOneIndividualAreJoinedFromKeyToKey() {
    HeldMention a = lore.mention("one", Map.of(), "nhs n", "email x");
    HeldMention between = lore.mention("one", Map.of(), "nhs n", "local c");
    HeldMention b = lore.mention("one", Map.of(), "local c");

    Told told = pair(List.of(a), List.of(b), List.of(between), List.of(), Map.of());

    assertThat(told.title()).isEqualTo("One individual");
    assertThat(told.sentences())
        .containsExactly(
            "Both are individual " + Lore.id("one") + " today.",
            "They are joined so: m1 —nhs 1→ m3 —local 1→ m2.");
    assertThat(told.json()).containsEntry("one", true);
  }

  @Test
  void aRefusedKeyIsNoWayFromOneToTheOther() {
    HeldMention a = lore.mention("one", Map.of(), "email staff", "nhs n");
    HeldMention b = lore.mention("one", Map.of(), "email staff", "nhs n");
    lore.refused("email staff", "spread", 40);

    assertThat(pair(List.of(a), List.of(b), List.of(), List.of(), Map.of()).sentences().get(1))
        .isEqualTo("They are joined so: m1 —nhs 1→ m2.");
  }

  @Test
  void aConflictIsToldByItsFieldAndNeverByAValue() {
    HeldMention a = lore.mention("one", Map.of("birth_month", "2019-03", "sex", "F"), "nhs n");
    HeldMention b = lore.mention("two", Map.of("birth_month", "2019-07", "sex", "F"), "nhs n");
    Evidence edge =
        new Evidence(
            "dropped_edge",
            "conflict",
            OptionalInt.of(1),
            Optional.empty(),
            a.id(),
            Optional.of(b.id()),
            Optional.of(b.individual()));

    Told told = pair(List.of(a), List.of(b), List.of(), List.of(edge), Map.of());

    assertThat(told.sentences())
        .containsExactly(
            "Tier 1 dropped an edge between them: the two differ on a hard field (birth_month).");
    assertThat(told.json()).containsEntry("differ_on", List.of("birth_month"));
    assertThat(all(told)).doesNotContain("2019-0");
  }

  @Test
  void aRefusedBlockAJudgementAndAGapAreToldEach() {
    HeldMention a = lore.mention("one", Map.of("side:j1", "a"), "email staff", "mobile m");
    HeldMention b = lore.mention("two", Map.of("side:j1", "b"), "email staff", "mobile m");
    lore.refused("email staff", "spread", 230);

    assertThat(
            pair(List.of(a), List.of(b), List.of(), List.of(), Map.of("j1", "cousins")).sentences())
        .containsExactly(
            "Judgement j1 keeps them apart.",
            "email 1 is shared and joins nobody: it speaks of more people than its cap (230"
                + " mentions).",
            "mobile 1 is shared, perhaps too long apart: neighbours in date more than 24 months"
                + " apart are not joined by it.");
  }

  /** So that an answer about an adopted child's two identities cannot be told from any other. */
  @Test
  void twoWhoHaveNothingInCommonAreToldAsTwoWhoMustNotBeShownTogether() {
    HeldMention a = lore.mention("one", Map.of(), "nhs n1");
    HeldMention b = lore.mention("two", Map.of(), "nhs n2");

    assertThat(pair(List.of(a), List.of(b), List.of(), List.of(), Map.of()))
        .isEqualTo(PairTold.unrelated(Lore.id("one"), Lore.id("two")));
  }

  @Test
  void noTokenIsInAnyFormOfOutput() {
    HeldMention a = lore.mention("one", Map.of("nhs:gt1/1/1", "token:secret"), "nhs secret");
    HeldMention b = lore.mention("two", Map.of("sex", "token:M"), "nhs secret", "family-email s");

    Told told = pair(List.of(a), List.of(b), List.of(), List.of(), Map.of());

    assertThat(all(told)).doesNotContain("token:").doesNotContain("secret");
    assertThat(a.toString() + a.keys()).doesNotContain("token:").doesNotContain("secret");
  }

  private static String all(Told told) {
    return told.json() + String.join("\n", ExplanationText.of(told)) + ExplanationPage.html(told);
  }

  private Told pair(
      List<HeldMention> a,
      List<HeldMention> b,
      List<HeldMention> between,
      List<Evidence> evidence,
      Map<String, String> judgements) {
    return new PairTold(
            a, b, between, lore.standings(), evidence, false, judgements, Map.of("mobile", 24))
        .told();
  }
}
