package org.goldthread.spark;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Programmes;
import org.junit.jupiter.api.Test;

class FeedFactsTest {
  @Test
  void clientIdsBelongToTheDatabaseThatTheyCameFromInTheirPeriod() {
    Dataset<Row> systems =
        FeedFacts.idSystems(
                FeedFacts.of(
                    TestSession.get(),
                    Programmes.cached(ConfigFiles.read(Path.of("conf/lambeth")))))
            .where("feed in ('doorstep-library-registration', 'making-it-real-engagement')")
            .orderBy("feed");

    assertThat(
            systems
                .select(
                    FeedFacts.idSystemIn(lit("2018-19-Q4")),
                    FeedFacts.idSystemIn(lit("2019-20-Q1")))
                .collectAsList())
        .extracting(Row::toString)
        .containsExactly(
            "[doorstep-cards,doorstep-library]", "[real-partnership,real-partnership]");
  }
}
