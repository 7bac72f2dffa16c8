package org.goldthread.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.goldthread.core.MentionKind;
import org.goldthread.core.Role;
import org.junit.jupiter.api.Test;

/** Keys of two versions of a standardiser, side by side. */
class StandardiserVersionsTest {
  private static final TokenSpace FIRST = new TokenSpace("gt1", 1, 1);
  private static final TokenSpace SECOND = new TokenSpace("gt1", 1, 2);
  private static final int NHS = 1;
  private static final int EMAIL = 7;
  private static final LinkageRules RULES =
      new LinkageRules(
          List.of(
              new LinkageRules.Type(NHS, "nhs", 1, 12, true, List.of(), -1),
              new LinkageRules.Type(EMAIL, "email", 6, 4, false, List.of(), -1)),
          NHS,
          Set.of("nhs", "birth_month", "sex", "birth_order"),
          Set.of("nhs", "birth_month", "sex"),
          10,
          Set.of());

  @Test
  void aMentionWithBothVersionsBridgesOldAndNew() {
    Mention old = mention("a", Map.of(), key(EMAIL, FIRST, "x"));
    Mention both = mention("b", Map.of(), key(EMAIL, FIRST, "x"), key(EMAIL, SECOND, "y"));
    Mention after = mention("c", Map.of(), key(EMAIL, SECOND, "y"));

    assertThat(individuals(old, both, after)).containsExactly(List.of("a", "b", "c"));
    assertThat(individuals(old, after)).containsExactly(List.of("a"), List.of("c"));
  }

  @Test
  void equalTokensOfTwoVersionsAreNotCompared() {
    assertThat(
            individuals(
                mention("a", Map.of(), key(EMAIL, FIRST, "x")),
                mention("b", Map.of(), key(EMAIL, SECOND, "x"))))
        .hasSize(2);
  }

  @Test
  void nhsNumbersConflictWithinAVersionOnly() {
    Key shared = key(EMAIL, FIRST, "x");
    assertThat(
            individuals(
                mention("a", Map.of(HardFields.nhs(FIRST), "1"), shared),
                mention("b", Map.of(HardFields.nhs(SECOND), "2"), shared)))
        .containsExactly(List.of("a", "b"));
    assertThat(
            individuals(
                mention("a", Map.of(HardFields.nhs(FIRST), "1"), shared),
                mention("b", Map.of(HardFields.nhs(FIRST), "2"), shared)))
        .hasSize(2);
  }

  private static List<List<String>> individuals(Mention... mentions) {
    return Outcome.of(Population.link(List.of(mentions), RULES), RULES).individuals();
  }

  private static Key key(int type, TokenSpace space, String token) {
    return new Key(type, space, bytes(token));
  }

  private static Bytes bytes(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Mention mention(String id, Map<String, String> hard, Key... keys) {
    return new Mention(
        bytes(id),
        1,
        Role.ADULT,
        MentionKind.ATTENDED,
        "row of " + id,
        "submission",
        240,
        List.of(),
        Optional.empty(),
        List.of(keys),
        new HashMap<>(hard));
  }
}
