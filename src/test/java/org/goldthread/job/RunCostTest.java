package org.goldthread.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a whole run costs does not grow with the number of feeds. Takes longer than ten seconds
 * because one test runs the whole programme, which has six times the town's feeds.
 */
class RunCostTest {
  private static final int MOST_COMMITS = 40;
  private static final int MANY_FEEDS = 60;

  /**
   * Raise it only for a reason: each costs about a twentieth of a second, whatever the data. Raised
   * from 225 when figures about areas got a table of their own, and from 231 for one query that
   * looks new rows up among their provider's earlier ones: five of the seven are Delta's, finding
   * the files of three more reads.
   */
  private static final int MOST_QUERIES = 238;

  private static final int MOST_STAGES = 242;

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
  void theWholeProgrammeTakesAsManyQueriesAndCommitsAsAFewFeeds() {
    Witness witness = Borough.witness();
    assertThat(Borough.summary().feeds().stream().map(RunSummary.FeedLine::feed).distinct())
        .hasSizeGreaterThan(MANY_FEEDS);
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
}
