package org.goldthread.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.goldthread.config.Feed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProposalTest {
  private static final String PROVIDER = "natural-thinkers-team";

  @TempDir private Path place;

  @Test
  void asksWhereEveryDateCanBeReadEitherWay() {
    Proposal proposal = proposed("Client ID,Date\nA-1,01/02/2024\nA-2,03/04/2024\n", "engagement");
    assertThat(proposal.dateFormats()).containsExactly("dd/MM/yyyy");
    assertThat(proposal.notes()).singleElement().asString().startsWith("CHECK: every date can be");
  }

  @Test
  void readsMonthFirstWhereADayProvesItAndTheOtherColumnsWithIt() {
    Proposal proposal =
        proposed(
            "Client ID,Date,DOB\nA-1,01/02/2024,05/06/2020\nA-2,02/13/2024,07/08/2020\n",
            "engagement");
    assertThat(proposal.dateFormats()).containsExactly("MM/dd/yyyy");
    assertThat(proposal.notes()).isEmpty();
  }

  @Test
  void asksWhereDatesNeedBothOrders() {
    Proposal proposal =
        proposed(
            "Client ID,Date,DOB\nA-1,13/02/2024,02/13/2020\nA-2,14/02/2024,02/14/2020\n",
            "engagement");
    assertThat(proposal.notes()).singleElement().asString().contains("others only month first");
  }

  @Test
  void putsTheHalvesOfAPostcodeTogether() {
    Proposal proposal =
        proposed("Client ID,Sex,Post 1,Post 2\nA-1,F,SW9,8AA\nA-2,M,SE24,6QH\n", "registration");
    assertThat(proposal.joins())
        .containsExactly(new Feed.Join(List.of("Post 1", "Post 2"), " ", "Postcode"));
    assertThat(proposal.people().get(0).columns())
        .anySatisfy(
            given -> {
              assertThat(given.field()).isEqualTo("postcode");
              assertThat(given.place()).isEqualTo(3);
            });
  }

  @Test
  void givesOneColumnToOneFieldOnly() {
    Proposal proposal =
        proposed(
            "Client ID,Phone,Mobile\nA-1,07700900123,07700900124\nA-2,07700900125,07700900126\n",
            "engagement");
    assertThat(proposal.people().get(0).columns()).extracting(Proposal.Given::heading).hasSize(1);
    assertThat(proposal.unused())
        .singleElement()
        .extracting("reason")
        .asString()
        .startsWith("another column gives `mobile`");
  }

  @Test
  void tellsWhatTheContractAsksForAndNoColumnGives() {
    Proposal proposal = proposed("Client ID,Sex\nA-1,F\nA-2,M\n", "registration");
    assertThat(proposal.missing())
        .extracting(Proposal.Absent::field)
        .containsExactly("registered_on", "consent", "postcode");
  }

  @Test
  void leavesTheAgreementOpenRatherThanTakeAnotherProvidersOrOneOfAnotherBasis() {
    Proposal proposal = proposed("Client ID,Sex\nA-1,F\nA-2,M\n", "administrative");
    assertThat(proposal.agreement()).isEmpty();
    assertThat(proposal.yaml()).contains("agreement: to-be-named\n");
  }

  @Test
  void saysThatHeadingsOfDatesAloneNeedAWord() {
    Proposal proposal =
        proposed("Client ID,04/09/2023,11/09/2023\nA-1,Y,N\nA-2,N,Y\n", "engagement");
    assertThat(proposal.unpivot()).isEmpty();
    assertThat(proposal.notes()).singleElement().asString().startsWith("2 headings are dates");
  }

  private Proposal proposed(String text, String contract) {
    try {
      Path file = Files.writeString(place.resolve("export.csv"), text);
      return Suggestion.of(
          Scene.PROGRAMME,
          file,
          new Suggestion.Request(PROVIDER, Optional.of(contract), Optional.empty()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
