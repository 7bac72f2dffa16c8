package org.goldthread.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.MentionKind;
import org.goldthread.core.Role;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What the random populations meet too rarely: corners of the second pass, sizes, spaces. */
class PopulationTest {
  private static final TokenSpace OWN = new TokenSpace("gt1", 1, 1);
  private static final TokenSpace FOREIGN = new TokenSpace("sha256-salt", 1, 1);
  private static final int NHS = 1;
  private static final int PLAIN = 2;
  private static final int TRUSTED = 3;
  private static final LinkageRules RULES =
      rules(
          new LinkageRules.Type(NHS, "nhs", 1, 12, true, List.of("sex"), -1),
          new LinkageRules.Type(PLAIN, "plain", 2, 4, false, List.of(), -1),
          new LinkageRules.Type(TRUSTED, "trusted", 3, 4, true, List.of(), -1));

  private static LinkageRules rules(LinkageRules.Type... types) {
    return new LinkageRules(
        List.of(types),
        NHS,
        Set.of("nhs", "birth_month", "sex", "birth_order"),
        Set.of("nhs", "birth_month", "sex"),
        10,
        Set.of(FOREIGN.scheme()));
  }

  @Test
  void aPartialClusterMakesAllThatItsTrustedMajorityCarriesOne() {
    List<Mention> mentions =
        List.of(
            child(
                "a", Map.of("sex", "F", "birth_month", "1"), key(TRUSTED, "x"), key(TRUSTED, "y")),
            child("b", Map.of("sex", "M", "birth_month", "2"), key(TRUSTED, "x")),
            child("u1", Map.of("birth_month", "1", "birth_order", "1"), key(TRUSTED, "x")),
            child("u2", Map.of("birth_month", "1", "birth_order", "1"), key(TRUSTED, "x")),
            child("u3", Map.of("birth_month", "1", "birth_order", "1"), key(TRUSTED, "x")),
            child(
                "w",
                Map.of("sex", "F", "birth_month", "1", "birth_order", "2"),
                key(TRUSTED, "y")));

    assertThat(linked(mentions).individuals())
        .containsExactly(List.of("a", "u1", "u2", "u3"), List.of("b"), List.of("w"));
  }

  @Test
  void anEdgeBetweenTwoPartialClustersStaysOpenWhereTheirProfilesAgree() {
    List<Mention> mentions =
        List.of(
            child(
                "a",
                Map.of("sex", "F", "birth_month", "1"),
                key(PLAIN, "x"),
                key(PLAIN, "y"),
                key(PLAIN, "z")),
            child("b", Map.of("sex", "M", "birth_month", "2"), key(PLAIN, "x"), key(PLAIN, "z")),
            child("u0", Map.of("birth_month", "1"), key(PLAIN, "z")),
            child("u1", Map.of("birth_month", "1", "birth_order", "1"), key(PLAIN, "x")),
            child(
                "w", Map.of("sex", "F", "birth_month", "1", "birth_order", "2"), key(PLAIN, "y")));

    Outcome outcome = linked(mentions);

    assertThat(outcome.individuals()).hasSize(5);
    assertThat(outcome.unresolved()).containsExactly(List.of("a", "u0", "u1", "w"));
    assertThat(outcome.atLeast()).isEqualTo(3);
  }

  @Test
  void nhsNumbersOfTwoTokenSpacesNeverConflict() {
    Mention own = child("a", nhs(OWN, "1"), key(PLAIN, "x"));
    Mention foreign = child("b", nhs(FOREIGN, "2"), key(PLAIN, "x"));

    assertThat(linked(List.of(own, foreign)).individuals()).containsExactly(List.of("a", "b"));
  }

  @Test
  void aSchemeThatNobodyCanVerifyHasCapTwo() {
    Key unverifiable = new Key(NHS, FOREIGN, bytes("digest"));
    List<Mention> mentions = new ArrayList<>();
    for (int client = 0; client < 3; client++) {
      mentions.add(of("m" + client, client, Map.of(), unverifiable));
    }

    assertThat(linked(mentions.subList(0, 2)).individuals()).hasSize(1);
    assertThat(linked(mentions).refused()).containsExactly(List.of("child", "nhs", "digest"));
  }

  @Test
  void aRefusedBlockOfAHundredThousandCostsOnePass() {
    List<Mention> mentions = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      mentions.add(of("m" + i, i, Map.of(), key(PLAIN, "office")));
    }

    Population population = within(20, () -> Population.link(mentions, RULES));

    assertThat(population.linked().individuals()).hasSize(100_000);
    assertThat(population.refused())
        .singleElement()
        .isEqualTo(
            new RefusedBlock(
                Role.CHILD,
                key(PLAIN, "office"),
                RefusedBlock.Reason.SPREAD,
                bytes("m0"),
                100_000));
  }

  @Test
  void twinsAndABareSiblingMentionedAHundredThousandTimesCostNoPairs() {
    List<Mention> mentions = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      Map<String, String> hard =
          i % 3 == 0 ? Map.of() : Map.of("birth_order", String.valueOf(i % 3));
      mentions.add(child("m" + i, hard, key(PLAIN, "twins")));
    }

    Population population = within(20, () -> Population.link(mentions, RULES));

    assertThat(population.linked().individuals()).hasSize(2 + 33_334);
    assertThat(population.linked().unresolved())
        .singleElement()
        .satisfies(group -> assertThat(group.anchors()).hasSize(2 + 33_334))
        .satisfies(group -> assertThat(group.atLeast()).isEqualTo(2));
    assertThat(population.linked().dropped()).hasSizeLessThan(200_000);
  }

  @Test
  void refusesATierThatIsTrustedOnlyInPart() {
    assertThatThrownBy(
            () ->
                rules(
                    new LinkageRules.Type(4, "child", 4, 4, true, List.of(), -1),
                    new LinkageRules.Type(5, "child-mobile", 4, 4, false, List.of(), -1)))
        .isInstanceOf(GoldthreadException.class)
        .hasMessageContaining("tier 4");
  }

  private static <T> T within(int seconds, Supplier<T> work) {
    return Assertions.assertTimeout(Duration.ofSeconds(seconds), work::get);
  }

  private static Outcome linked(List<Mention> mentions) {
    return Outcome.of(Population.link(mentions, RULES), RULES);
  }

  private static Map<String, String> nhs(TokenSpace space, String number) {
    return Map.of(HardFields.nhs(space), number);
  }

  private static Key key(int type, String token) {
    return new Key(type, OWN, bytes(token));
  }

  private static Bytes bytes(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Mention child(String id, Map<String, String> hard, Key... keys) {
    return mention(id, List.of(), hard, keys);
  }

  private static Mention of(String id, int client, Map<String, String> hard, Key... keys) {
    return mention(id, List.of(new Client("system", bytes("c" + client))), hard, keys);
  }

  private static Mention mention(
      String id, List<Client> clients, Map<String, String> hard, Key... keys) {
    return new Mention(
        bytes(id),
        1,
        Role.CHILD,
        MentionKind.ATTENDED,
        "row of " + id,
        "submission",
        240,
        clients,
        Optional.empty(),
        List.of(keys),
        new HashMap<>(hard));
  }
}
