package org.goldthread.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.goldthread.config.Feed;
import org.goldthread.config.Programmes;
import org.goldthread.contract.FillTable;
import org.goldthread.fixture.TruthRows;
import org.junit.jupiter.api.Test;

/**
 * Every row that a provider sent is accounted for. Takes longer than ten seconds where it is the
 * first to ask for the town's whole run, which other tests use after it.
 */
class EveryRowTest {
  @Test
  void everyRowReadIsAcceptedRejectedOrWithheld() {
    assertThat(Town.summary().feeds())
        .isNotEmpty()
        .allSatisfy(
            feed ->
                assertThat(feed.accepted() + feed.rejected() + feed.withheld())
                    .as(feed.toString())
                    .isEqualTo(feed.read()));
  }

  @Test
  void theTownHasRowsOfEveryStateAndFeed() {
    List<RunSummary.FeedLine> feeds = Town.summary().feeds();
    assertThat(feeds.stream().map(RunSummary.FeedLine::feed).distinct())
        .containsExactlyInAnyOrderElementsOf(Programmes.cached(Town.files()).feeds().keySet());
    assertThat(feeds.stream().mapToLong(RunSummary.FeedLine::accepted).sum()).isPositive();
    assertThat(feeds.stream().mapToLong(RunSummary.FeedLine::rejected).sum()).isPositive();
    assertThat(feeds.stream().mapToLong(RunSummary.FeedLine::withheld).sum()).isPositive();
  }

  @Test
  void asManyRowsAreReadAsTheProvidersWrote() throws IOException {
    Map<String, Long> read = new TreeMap<>();
    for (RunSummary.FeedLine line : Town.summary().feeds()) {
      read.put(line.provider() + "/" + line.feed() + "/" + line.period(), line.read());
    }
    assertThat(read).isEqualTo(written());
  }

  /** Data rows of the truth, without second files and reviews that did not take place. */
  private static Map<String, Long> written() throws IOException {
    Map<String, Long> written = new TreeMap<>();
    Map<String, Feed> feeds = Programmes.cached(Town.files()).feeds();
    for (TruthRows.Place place : TruthRows.of(Town.truth())) {
      if (place.kind().equals("data")
          && !FillTable.isSecondFile(feeds.get(place.feed()), place.file())
          && !isReviewThatDidNotTakePlace(place)) {
        written.merge(place.submission(), 1L, Long::sum);
      }
    }
    return written;
  }

  private static boolean isReviewThatDidNotTakePlace(TruthRows.Place place) throws IOException {
    if (!place.feed().equals("health-visiting-reviews")) {
      return false;
    }
    Path file = Town.sample(place);
    return Files.readAllLines(file, StandardCharsets.ISO_8859_1)
        .get(place.line() - 1)
        .matches(".*[,\"]DNA[,\"].*");
  }
}
