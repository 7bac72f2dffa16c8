package org.goldthread.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.goldthread.config.Feed;
import org.goldthread.config.Programmes;
import org.goldthread.fixture.Folders;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a whole run costs does not grow with the number of feeds. Takes longer than ten seconds
 * because one test runs the town with three times its feeds.
 */
class RunCostTest {
  private static final int MOST_COMMITS = 40;
  private static final int MANY_FEEDS = 35;

  /** Raise it only for a reason: each costs about a twentieth of a second, whatever the data. */
  private static final int MOST_QUERIES = 225;

  private static final int MOST_STAGES = 225;

  /** Whether Delta reads a log once more depends on how much it holds, hardly on what. */
  private static final int DELTAS_OWN = 5;

  @Test
  void aWholeRunMakesAtMostFortyCommits() {
    assertThat(Town.witness().commits()).hasSizeLessThanOrEqualTo(MOST_COMMITS);
  }

  @Test
  void aWholeRunBeginsNoMoreQueriesThanItDid() {
    assertThat(Town.witness().queries()).isNotEmpty().hasSizeLessThanOrEqualTo(MOST_QUERIES);
  }

  /** Adaptive execution leaves out a stage whose input turns out to be empty. */
  @Test
  void aWholeRunCompletesNoMoreStagesThanItDid() {
    assertThat(Town.witness().stages()).isBetween(MOST_STAGES / 2, MOST_STAGES);
  }

  @Test
  @Tag("fault")
  void thirtyFiveFeedsTakeAsManyQueriesAndCommitsAsTwelve() throws IOException {
    Workplace place = Workplace.empty();
    place.ownConfiguration();
    List<Feed> models =
        List.of("making-it-real-registration", "making-it-real-engagement", "eyfsp").stream()
            .map(Programmes.cached(Town.files()).feeds()::get)
            .toList();
    int feeds = Programmes.cached(Town.files()).feeds().size();
    for (int number = 1; feeds + number <= MANY_FEEDS; number++) {
      copyFeed(place, models.get(number % models.size()), number);
    }
    place.reread();
    Witness witness = new Witness();
    RunSummary summary = witness.watch(() -> place.run(EnumSet.allOf(Stage.class), witness));
    assertThat(summary.feeds().stream().map(RunSummary.FeedLine::feed).distinct())
        .hasSize(MANY_FEEDS);
    assertThat(summary.feeds()).allMatch(feed -> feed.state().equals(SubmissionState.IN_FORCE));
    assertThat(witness.commits()).containsExactlyInAnyOrderElementsOf(Town.witness().commits());
    assertThat(ours(witness)).containsExactlyInAnyOrderElementsOf(ours(Town.witness()));
    assertThat(witness.queries().size())
        .isCloseTo(Town.witness().queries().size(), within(DELTAS_OWN));
    assertThat(witness.stages()).isCloseTo(Town.witness().stages(), within(2 * DELTAS_OWN));
  }

  /** Queries that the program asks; the others are Delta's, of its own log. */
  private static List<String> ours(Witness witness) {
    List<String> ours = witness.queries();
    ours.removeIf(query -> query.startsWith("Delta:") || query.contains("recordDelta"));
    return ours;
  }

  /** The same feed under another name, sent by another provider. */
  private static void copyFeed(Workplace place, Feed model, int number) throws IOException {
    String feed = model.name() + "-" + number;
    String provider = model.provider() + "-" + number;
    Path conf = place.ownFolder();
    String text = Files.readString(conf.resolve("feeds/" + model.name() + ".yaml"));
    Files.writeString(
        conf.resolve("feeds/" + feed + ".yaml"),
        text.replace("feed: " + model.name() + "\n", "feed: " + feed + "\n")
            .replace("provider: " + model.provider() + "\n", "provider: " + provider + "\n"));
    place.configure(
        "authority.yaml",
        "  " + model.provider() + ": ",
        "  " + provider + ": voluntary\n  " + model.provider() + ": ");
    place.configure(
        "governance.yaml",
        ", " + model.provider() + "]",
        ", " + provider + ", " + model.provider() + "]");
    Path from =
        place.landing().resolve(model.provider()).resolve(model.name()).resolve("2023-24-Q1");
    Folders.copy(from, place.submission(provider, feed, "2023-24-Q1"));
  }
}
