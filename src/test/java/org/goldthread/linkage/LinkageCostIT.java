package org.goldthread.linkage;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.goldthread.spark.TestSession;
import org.goldthread.table.Mentions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What linkage costs, beside the least that anything over the same keys can cost: a plain group and
 * count of them, in the same run, once the virtual machine has compiled both. 100,000 mentions;
 * with {@code -Dgoldthread.full} a million.
 */
@Tag("benchmark")
class LinkageCostIT {
  private static final long MENTIONS =
      Long.getLong(
          "goldthread.mentions", Boolean.getBoolean("goldthread.full") ? 1_000_000 : 100_000);
  private static final int WARM_ROUNDS = 2;

  private final LinkageRules rules = VectorFile.read().rules();

  /**
   * What some work cost.
   *
   * @param seconds on the clock
   * @param cpuSeconds of the whole process
   * @param workSeconds of its Java threads: without the compiler and the collector
   */
  private record Cost(double seconds, double cpuSeconds, double workSeconds) {}

  @Test
  void costsLittleMoreThanGroupingItsKeys(@TempDir Path folder) {
    SparkSession session = compiling();
    Dataset<Row> warm = stored(session, 100_000, folder.resolve("warm"));
    for (int round = 0; round < WARM_ROUNDS; round++) {
      group(warm);
      link(warm, folder.resolve("warm-links-" + round));
    }
    Dataset<Row> mentions = stored(session, MENTIONS, folder.resolve("mentions"));

    Cost floor = cost(() -> group(mentions));
    Cost linkage = cost(() -> link(mentions, folder.resolve("links")));

    double per = 100_000.0 / MENTIONS;
    System.out.printf(
        Locale.ROOT,
        "linkage of %,d mentions: %,.0f mentions/s; per 100,000 %.2f CPU-s, %.2f of them in Java"
            + " threads; group and count of their keys %.2f and %.2f; ratios %.1f and %.1f%n",
        MENTIONS,
        MENTIONS / linkage.seconds(),
        linkage.cpuSeconds() * per,
        linkage.workSeconds() * per,
        floor.cpuSeconds() * per,
        floor.workSeconds() * per,
        linkage.cpuSeconds() / floor.cpuSeconds(),
        linkage.workSeconds() / floor.workSeconds());
    Dataset<Row> decisions = session.read().parquet(folder.resolve("links").toString());
    assertThat(Linkage.links(decisions).count()).isEqualTo(MENTIONS);
  }

  /** A twentieth of the families gets a mention more. */
  @Test
  void aSmallBatchCostsAPartOfLinkingAll(@TempDir Path folder) {
    SparkSession session = compiling();
    Dataset<Row> mentions = stored(session, MENTIONS, folder.resolve("mentions"));
    Column isBatch = expr("line % 20 = 0 and first_seen = 16");
    Dataset<Row> before = mentions.where(not(isBatch));
    link(before, folder.resolve("before"));
    Linkage.Earlier earlier =
        new Linkage.Earlier(before, session.read().parquet(folder.resolve("before").toString()));
    relink(earlier, mentions, folder.resolve("warm"));
    link(mentions, folder.resolve("warm-all"));

    Cost batch = cost(() -> relink(earlier, mentions, folder.resolve("batch")));
    Cost all = cost(() -> link(mentions, folder.resolve("links")));

    System.out.printf(
        Locale.ROOT,
        "linking %,d new mentions into %,d: %.2f CPU-s; all from nothing %.2f; ratio %.2f%n",
        mentions.where(isBatch).count(),
        before.count(),
        batch.cpuSeconds(),
        all.cpuSeconds(),
        batch.cpuSeconds() / all.cpuSeconds());
    Dataset<Row> given = session.read().parquet(folder.resolve("batch-links").toString());
    Dataset<Row> expected = session.read().parquet(folder.resolve("links").toString());
    assertThat(given.exceptAll(expected).isEmpty()).isTrue();
    assertThat(given.count()).isEqualTo(expected.count());
  }

  private void relink(Linkage.Earlier earlier, Dataset<Row> mentions, Path folder) {
    AtomicInteger number = new AtomicInteger();
    Rounds rounds =
        (name, rows, summed) -> {
          String path = folder.resolve("round" + number.incrementAndGet()).toString();
          rows.write().parquet(path);
          Dataset<Row> stored = rows.sparkSession().read().schema(rows.schema()).parquet(path);
          return new Rounds.Written(
              stored, stored.agg(coalesce(sum(summed), lit(0L)).cast("long")).first().getLong(0));
        };
    Linkage.decisionsSince(
            earlier, mentions, MENTIONS, rules, MentionTable::keyed, rounds, TaskLimits.DEFAULT, 1)
        .decisions()
        .write()
        .mode("overwrite")
        .parquet(folder.toString() + "-links");
  }

  /** A session that compiles its plans, as the product's does. */
  private static SparkSession compiling() {
    SparkSession session = TestSession.get().newSession();
    session.conf().set("spark.sql.codegen.wholeStage", "true");
    session.conf().set("spark.sql.codegen.factoryMode", "FALLBACK");
    session.conf().set("spark.sql.shuffle.partitions", "2");
    session.conf().set("spark.sql.session.timeZone", "UTC");
    return session;
  }

  private static Dataset<Row> stored(SparkSession session, long count, Path folder) {
    MeasuredPopulation.of(session, count).write().parquet(folder.toString());
    return session.read().schema(Mentions.TABLE.schema()).parquet(folder.toString());
  }

  private static void group(Dataset<Row> mentions) {
    mentions
        .select(functions.explode(Mentions.KEYS.col()).as("key"))
        .groupBy("key")
        .count()
        .write()
        .format("noop")
        .mode("overwrite")
        .save();
  }

  private void link(Dataset<Row> mentions, Path folder) {
    Linkage.decisions(mentions, rules, MentionTable::keyed).write().parquet(folder.toString());
  }

  private static Cost cost(Runnable work) {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = system.getProcessCpuTime();
    long time = System.nanoTime();
    long before = javaThreads();
    work.run();
    return new Cost(
        (System.nanoTime() - time) / 1e9,
        (system.getProcessCpuTime() - cpu) / 1e9,
        (javaThreads() - before) / 1e9);
  }

  private static long javaThreads() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return LongStream.of(threads.getAllThreadIds())
        .map(threads::getThreadCpuTime)
        .filter(nanos -> nanos > 0)
        .sum();
  }
}
