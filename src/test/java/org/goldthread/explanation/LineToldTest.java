package org.goldthread.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.goldthread.explanation.LineTold.FindingShown;
import org.goldthread.explanation.LineTold.PersonShown;
import org.goldthread.explanation.LineTold.RowState;
import org.junit.jupiter.api.Test;

class LineToldTest {
  private final Lore lore = new Lore();

  @Test
  void aRowThatWasNotTakenIsToldWithItsReason() {
    Told told =
        line(
            List.of(
                new RowState(0, "rejected", "VAL-003", false),
                new RowState(1, "withheld", "refused", false),
                new RowState(2, "withheld", "CON-001", false),
                new RowState(3, "accepted", "", false)),
            List.of());

    assertThat(told.sentences())
        .containsExactly(
            "The line is accepted and rejected and withheld; it is about 0 individuals.");
    assertThat(told.sections().get(0).rows())
        .extracting(row -> row.get(3))
        .containsExactly(
            "sent back to its provider by the finding VAL-003",
            "the client's latest statement about the service is a no",
            "goes no further, by the finding CON-001",
            "held again in a later export, counted there");
    assertThat(told.graph()).isEmpty();
  }

  @Test
  void whomALineIsAboutIsToldWithTheMentionOrTheRegistrationThatSaysSo() {
    HeldMention mention = lore.mention("one", Map.of(), "nhs n", "local c");

    Told told =
        line(
            List.of(new RowState(0, "accepted", "", true)),
            List.of(
                new PersonShown(
                    0, 0, "child", "registered", Optional.of(mention.id()), mention.individual()),
                new PersonShown(0, 1, "adult", "attended", Optional.empty(), Lore.id("another"))),
            mention);

    assertThat(told.sections().get(2).rows())
        .extracting(row -> row.get(2) + ": " + row.get(3) + ", " + row.get(4))
        .containsExactly(
            "child, registered: m1, " + Lore.id("one"),
            "adult, attended: the registration of its client, " + Lore.id("another"));
    assertThat(told.sections().get(3).rows().get(0).get(4)).isEqualTo("nhs 1, local 1");
    assertThat(told.json().get("findings")).isEqualTo(List.of("VAL-009 note sex column 4"));
  }

  private Told line(List<RowState> states, List<PersonShown> people, HeldMention... mentions) {
    return new LineTold(
            "charity/courses/2023-24-Q1",
            7,
            states,
            List.of(new FindingShown("VAL-009", "note", "sex", "4")),
            people,
            List.of(mentions),
            lore.standings())
        .told();
  }
}
