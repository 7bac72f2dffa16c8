package org.goldthread.linkage;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.goldthread.table.Mentions;

/**
 * Links raw components that are too large for one task: the steps of {@link Component}, each as
 * joins over all mentions at once, written and read back between steps. Several components linked
 * together give what they give apart.
 */
final class LargeComponents {
  /** A cluster is known by its oldest mention, as everywhere. */
  static final String CLUSTER = "cluster";

  private final LinkageRules rules;
  private final Rounds rounds;
  private final long count;
  private final LargeFacts facts;
  private final Dataset<Row> effective;
  private final Dataset<Row> outvoted;
  private final List<Dataset<Row>> drops = new ArrayList<>();
  private Dataset<Row> clusters;

  private LargeComponents(LargeFacts facts, long count, LinkageRules rules, Rounds rounds) {
    this.facts = facts;
    this.count = count;
    this.rules = rules;
    this.rounds = rounds;
    outvoted = written("outvoted values", new LargeVotes(rules).outvoted(facts));
    effective =
        written(
            "effective values",
            facts
                .values()
                .join(outvoted, new String[] {LargeFacts.NODE, LargeFacts.FIELD}, "left_anti"));
    clusters = facts.nodes().withColumn(CLUSTER, col(LargeFacts.NODE));
  }

  /**
   * What linkage decides about the mentions of large components.
   *
   * @param rows rows of {@link ComponentRows}, of whole components
   * @param count how many mentions they are, or more
   * @return rows as {@link ComponentRows} gives them
   */
  static Dataset<Row> decisions(Dataset<Row> rows, long count, LinkageRules rules, Rounds rounds) {
    LargeComponents components =
        new LargeComponents(LargeFacts.of(rows, rules, rounds), count, rules, rounds);
    rules.tiers().forEach(components::joinTier);
    return components.decisions().unionByName(LargeDecisions.own(rows));
  }

  private Dataset<Row> decisions() {
    Dataset<Row> settled =
        LargeDecisions.links(clusters).unionByName(LargeDecisions.outvoted(outvoted, facts));
    if (drops.isEmpty()) {
      return settled;
    }
    Dataset<Row> dropped =
        written("dropped edges", drops.stream().reduce(Dataset::unionByName).orElseThrow());
    LargeUnsettled unsettled =
        new LargeUnsettled(clusters, written("final profiles", profiles()), dropped);
    Dataset<Row> groups = unsettled.groups(edges -> connected("unresolved groups", edges));
    return settled
        .unionByName(LargeDecisions.dropped(unsettled.edges()))
        .unionByName(LargeDecisions.unresolved(groups, facts));
  }

  private void joinTier(int tier) {
    Dataset<Row> blocks =
        facts
            .blocks()
            .where(LargeFacts.TIER_COLUMN.equalTo(tier))
            .join(clusters, new String[] {LargeFacts.NODE})
            .select(
                col(LargeFacts.BLOCK).as(LargeKeep.GROUP),
                col(LargeFacts.BLOCK).as(LargeKeep.STAR),
                lit(true).as(LargeKeep.IS_CORE),
                col(CLUSTER),
                col(LargeFacts.OF_NHS_KEY))
            .distinct()
            .withColumn("clusters", count(lit(1)).over(Window.partitionBy(LargeKeep.GROUP)))
            .where(col("clusters").gt(1))
            .drop("clusters");
    LargeKeep keep = new LargeKeep(profiles(), sizes(), rules.isTrusted(tier));
    Rounds.Written inBlocks =
        rounds.written("tier " + tier + ", clusters in blocks", keep.placed(blocks), lit(1));
    if (inBlocks.total() == 0) {
      return;
    }
    drops.add(LargeKeep.dropped(inBlocks.rows()).withColumn(LargeFacts.TIER, lit(tier)));
    Dataset<Row> blockEdges =
        written("tier " + tier + ", block edges", LargeKeep.keptStars(inBlocks.rows()));
    Dataset<Row> components =
        connected("tier " + tier + ", components", LargeKeep.edges(blockEdges));
    Dataset<Row> inComponents =
        written(
            "tier " + tier + ", clusters in components",
            keep.placed(
                blockEdges
                    .join(components, new String[] {CLUSTER})
                    .withColumn(LargeKeep.GROUP, col(StarRounds.COMPONENT))
                    .drop(StarRounds.COMPONENT)));
    drops.add(LargeKeep.dropped(inComponents).withColumn(LargeFacts.TIER, lit(tier)));
    Dataset<Row> joined =
        connected(
            "tier " + tier + ", clusters", LargeKeep.edges(LargeKeep.keptStars(inComponents)));
    clusters =
        written(
            "tier " + tier + ", mentions",
            clusters
                .join(joined, new String[] {CLUSTER}, "left")
                .withColumn(CLUSTER, coalesce(col(StarRounds.COMPONENT), col(CLUSTER)))
                .drop(StarRounds.COMPONENT));
  }

  /** The union of the effective values of each cluster's mentions. */
  private Dataset<Row> profiles() {
    return effective
        .join(clusters.drop(LargeFacts.ROLE), new String[] {LargeFacts.NODE})
        .select(CLUSTER, LargeFacts.FIELD, LargeFacts.VALUE)
        .distinct();
  }

  private Dataset<Row> sizes() {
    return clusters.groupBy(CLUSTER).agg(count(lit(1)).as(LargeKeep.MENTIONS));
  }

  /**
   * The connected component of each cluster that has an edge.
   *
   * @param edges cluster and {@link StandingRows#FIRST}, another
   * @return cluster and {@link StarRounds#COMPONENT}, the oldest of all that are connected with it
   */
  private Dataset<Row> connected(String name, Dataset<Row> edges) {
    Column here = col(CLUSTER);
    Dataset<Row> stored = written(name + ", edges", edges.select(here, col(StandingRows.FIRST)));
    Dataset<Row> least =
        StarRounds.components(
                stored.withColumnRenamed(CLUSTER, Mentions.MENTION_ID.name()), count, rounds)
            .withColumnRenamed(Mentions.MENTION_ID.name(), CLUSTER);
    Dataset<Row> oldest =
        stored.select(here).union(stored.select(col(StandingRows.FIRST).as(CLUSTER))).distinct();
    return written(
        name,
        oldest
            .join(least.distinct(), new String[] {CLUSTER}, "left")
            .groupBy(CLUSTER)
            .agg(min(coalesce(col(StarRounds.COMPONENT), here)).as(StarRounds.COMPONENT)));
  }

  private Dataset<Row> written(String name, Dataset<Row> rows) {
    return rounds.written(name, rows, lit(0)).rows();
  }
}
