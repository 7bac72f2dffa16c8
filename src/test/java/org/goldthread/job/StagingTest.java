package org.goldthread.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.spark.sql.functions;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.Problem;
import org.goldthread.spark.Lake;
import org.goldthread.spark.TestSession;
import org.goldthread.table.FactOutcome;
import org.goldthread.table.Rows;
import org.goldthread.table.Table;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A staged feed goes the whole way into a lake of its own, and never into the live one. */
class StagingTest {
  private static final String STAGED = "making-it-real-outcomes";

  @Test
  void aDryRunOfTheLiveLakeLeavesAStagedFeedWhereItLies() throws IOException {
    Workplace place = withStagedFeed();
    RunSummary live = place.previewWithoutSpark();
    assertThat(live.feeds()).extracting(RunSummary.FeedLine::feed).doesNotContain(STAGED);
    assertThat(live.warnings())
        .extracting(Problem::cause)
        .contains("Not live: " + STAGED + " (staged).");
    RunSummary staging = Pipeline.preview(place.stagingRequest());
    assertThat(staging.feeds()).extracting(RunSummary.FeedLine::feed).containsOnly(STAGED);
  }

  /** Two whole runs of its own take longer than a test of `mvn verify` may. */
  @Test
  @Tag("fault")
  void noRowOfAStagedFeedReachesTheLiveLake() throws IOException {
    Workplace place = withStagedFeed();
    place.run();
    RunSummary staging = Pipeline.run(place.stagingRequest(), Progress.SILENT);

    Path stagingLake = place.environment().stagingLake();
    for (Table table : Tables.ALL) {
      if (table.fields().contains(Rows.FEED)) {
        assertThat(feeds(place.lake(), table)).as(table.path()).doesNotContain(STAGED);
        assertThat(feeds(stagingLake, table)).as(table.path()).isSubsetOf(STAGED);
      }
    }
    assertThat(feeds(stagingLake, FactOutcome.TABLE)).containsExactly(STAGED);
    assertThat(staging.report()).hasValue(stagingLake.resolve("reports").resolve("reach.html"));
    assertThat(place.onlyFile("real-partnership", STAGED, "2023-24-Q1")).exists();
    assertThatThrownBy(() -> Pipeline.run(place.stagingRequestOn(place.lake()), Progress.SILENT))
        .isInstanceOf(GoldthreadException.class)
        .hasMessageContaining("staged feeds never go into it");
  }

  private static Workplace withStagedFeed() throws IOException {
    Workplace place = Workplace.empty();
    place.ownConfiguration();
    Files.writeString(
        place.ownFolder().resolve("governance.yaml"),
        "  feeds:\n    - {feed: " + STAGED + ", stage: staged, since: 2023-04-01}\n",
        StandardOpenOption.APPEND);
    place.reread();
    return place;
  }

  private static List<String> feeds(Path lake, Table table) {
    Lake at = Lake.open(TestSession.get(), lake.toString());
    return at
        .read(table, at.version(table))
        .select(functions.col(Rows.FEED.name()))
        .distinct()
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }
}
