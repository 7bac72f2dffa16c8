package org.goldthread.job;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Takes longer than ten seconds because it runs the town once more, without some of its feeds. */
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
