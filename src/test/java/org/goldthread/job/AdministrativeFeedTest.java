package org.goldthread.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.goldthread.config.Contract;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.config.Programmes;
import org.goldthread.fixture.Folders;
import org.goldthread.table.DimIndividual;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Takes longer than ten seconds because each test makes runs of its own. */
class AdministrativeFeedTest {
  @Test
  @Tag("fault")
  void addingAdministrativeFeedsChangesNoReachFigureWhereTheyBridgeNobody() {
    Workplace place = Workplace.empty();
    Programme programme = Programmes.cached(Town.files());
    for (Feed feed : programme.feeds().values()) {
      if (programme.contracts().get(feed.contract()).kind() == Contract.Kind.ADMINISTRATIVE) {
        Folders.remove(place.landing().resolve(feed.provider()).resolve(feed.name()));
      }
    }
    RunSummary without = place.run();
    RunSummary.PeopleLine fewer = without.people().orElseThrow();
    RunSummary.PeopleLine all = Town.summary().people().orElseThrow();
    assertThat(knownOnly(Town.contents())).as("people known from nowhere else").isPositive();
    assertThat(knownOnly(place.contents())).isLessThan(knownOnly(Town.contents()));
    assertThat(fewer.children()).isEqualTo(all.children());
    assertThat(fewer.adults()).isEqualTo(all.adults());
    assertThat(fewer.naive()).isEqualTo(all.naive());
    assertThat(fewer.unique()).isEqualTo(all.unique());
    assertThat(fewer.atLeast()).isEqualTo(all.atLeast());
    assertThat(fewer.atMost()).isEqualTo(all.atMost());
    assertThat(reached(place.contents())).hasSameSizeAs(reached(Town.contents()));
  }

  /**
   * One baby: midwives know the NHS number, the course the mother's e-mail, and both is known here.
   */
  @Test
  @Tag("fault")
  void anAdministrativeRowThatCarriesTheKeysOfTwoServiceUsersMakesThemOne() {
    Workplace place = Workplace.empty();
    Folders.remove(place.landing());
    send(
        place.submission("kings-midwifery", "caseload-midwifery-registration", "2023-24-Q2"),
        "caseload.csv",
        """
        Unit number;Caseload start;Information sharing;Mother NHS No;Mother forename;Mother DOB;\
        Mother sex;Postcode;Baby 1 NHS No;Baby 1 forename;Baby 1 DOB;Baby 1 sex;Baby 1 birth order
        BN1;03-Jul-2023;Consent given;9990001014;Ines;02-Mar-1990;F;SW9 8BG;\
        9990002029;Ada;10-Jul-2023;F;1
        """
            .replace(';', '\t'));
    Path course = place.submission("real-partnership", "making-it-real-registration", "2023-24-Q2");
    send(
        course,
        "register.csv",
        """
        Making it REAL
        Children on the register this quarter

        ID,Joined,Consent,Child,Born,Boy or girl,Birth order,Postcode 1,Postcode 2,\
        Language and country
        7,2023-09-04,Yes,Ada,2023-07-10,F,1,SW9,8BG,
        """);
    send(
        course,
        "contacts-1.csv",
        """
        Making it REAL
        Carers

        Child ID,Carer 1 name,Carer 1 gender,Carer 1 email,Carer 1 mobile,Carer 1 born,\
        Carer 2 name,Carer 2 gender,Carer 2 email,Carer 2 mobile
        7,Ines,F,ines@example.com,,,,,,
        """);
    RunSummary.PeopleLine apart = place.run().people().orElseThrow();
    assertThat(apart.children()).as("children before").isEqualTo(2);
    send(
        place.submission("lambeth-health-visiting", "health-visiting-reviews", "2023-24-Q2"),
        "reviews.csv",
        """
        Local ID,Review date,Review,Outcome,NHS number,Forename,Date of birth,Sex,Birth order,\
        ASQ Communication,Mother NHS number,Parent e-mail,Parent sex
        H1,01/09/2023 00:00,6-8 weeks,Completed,9990002029,Ada,10/07/2023 00:00,F,1,\
        50,9990001014,ines@example.com,F
        """);
    RunSummary.PeopleLine together = place.run().people().orElseThrow();
    assertThat(together.children()).isEqualTo(1);
    assertThat(together.adults()).isEqualTo(apart.adults());
    assertThat(together.naive()).isEqualTo(apart.naive());
    assertThat(together.unique()).isEqualTo(apart.unique() - 1);
  }

  private static void send(Path submission, String name, String text) {
    try {
      Files.createDirectories(submission);
      Files.writeString(submission.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long knownOnly(Contents contents) {
    return contents.of(DimIndividual.TABLE).stream()
        .filter(row -> !row.<Boolean>getAs(DimIndividual.IS_REACHED.name()))
        .count();
  }

  private static Set<String> reached(Contents contents) {
    return contents.of(DimIndividual.TABLE).stream()
        .filter(row -> row.<Boolean>getAs(DimIndividual.IS_REACHED.name()))
        .map(row -> row.<String>getAs(DimIndividual.INDIVIDUAL_ID.name()))
        .collect(Collectors.toSet());
  }
}
