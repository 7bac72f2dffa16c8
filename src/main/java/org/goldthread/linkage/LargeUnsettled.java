package org.goldthread.linkage;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** {@link Unsettled} as joins. */
final class LargeUnsettled {
  static final String OTHER = "other";
  static final String OLDEST = "oldest";
  static final String IS_CONFLICT = "is_conflict";
  static final String AT_LEAST = "at_least";

  private static final String INDIVIDUAL = "individual";
  private static final String PROFILE = "profile";
  private static final String[] DROP = {LargeKeep.DROP};

  private final Dataset<Row> profiles;
  private final Dataset<Row> ends;

  /**
   * Reads the final clusters.
   *
   * @param clusters node, role, cluster
   * @param profiles cluster, field, value
   * @param drops what {@link LargeKeep#dropped} gave in each tier, with the tier
   */
  LargeUnsettled(Dataset<Row> clusters, Dataset<Row> profiles, Dataset<Row> drops) {
    this.profiles = profiles;
    ends =
        drops
            .withColumnRenamed(LargeComponents.CLUSTER, LargeFacts.NODE)
            .join(
                clusters.withColumnRenamed(LargeComponents.CLUSTER, INDIVIDUAL),
                new String[] {LargeFacts.NODE});
  }

  /**
   * The dropped edges as evidence: tier, reason, role and two nodes, as {@link Unsettled#edges}.
   */
  Dataset<Row> edges() {
    Dataset<Row> oldestOfIndividuals =
        ends.groupBy(
                LargeKeep.DROP,
                LargeKeep.IS_LEFT,
                LargeFacts.TIER,
                LargeKeep.REASON,
                LargeFacts.ROLE,
                INDIVIDUAL)
            .agg(min(LargeFacts.NODE).as(LargeFacts.NODE));
    Dataset<Row> oldestOfOtherEnd =
        ends.groupBy(col(LargeKeep.DROP), not(col(LargeKeep.IS_LEFT)).as(LargeKeep.IS_LEFT))
            .agg(min(LargeFacts.NODE).as(OTHER));
    return oldestOfIndividuals
        .join(oldestOfOtherEnd, new String[] {LargeKeep.DROP, LargeKeep.IS_LEFT})
        .where(not(col(LargeFacts.NODE).equalTo(col(OTHER))))
        .select(LargeFacts.TIER, LargeKeep.REASON, LargeFacts.ROLE, LargeFacts.NODE, OTHER);
  }

  /**
   * The unresolved groups, one row for each of their individuals.
   *
   * @param connected finds connected components: cluster and {@link StarRounds#COMPONENT} of edges
   * @return individual's node, role, {@link #OLDEST} of its group, whether a conflict over an NHS
   *     number made it, and how many people it is at least
   */
  Dataset<Row> groups(UnaryOperator<Dataset<Row>> connected) {
    Dataset<Row> conflicts =
        edgesWithin(
                ends.where(
                    col(LargeFacts.OF_NHS_KEY)
                        .and(col(LargeKeep.REASON).equalTo(Drop.Reason.CONFLICT.word()))),
                col(LargeKeep.DROP))
            .withColumn(IS_CONFLICT, lit(true));
    Dataset<Row> open =
        edgesWithin(agreeing(), struct(LargeKeep.DROP, "left_profile", "right_profile"))
            .withColumn(IS_CONFLICT, lit(false));
    Dataset<Row> edges = conflicts.union(open);
    Dataset<Row> groups = connected.apply(edges);
    Dataset<Row> causes =
        edges
            .join(groups, new String[] {LargeComponents.CLUSTER})
            .groupBy(StarRounds.COMPONENT)
            .agg(max(IS_CONFLICT).as(IS_CONFLICT));
    Dataset<Row> most =
        groups
            .join(profiles, new String[] {LargeComponents.CLUSTER})
            .groupBy(StarRounds.COMPONENT, LargeFacts.FIELD)
            .agg(count_distinct(col(LargeFacts.VALUE)).as("values"))
            .groupBy(StarRounds.COMPONENT)
            .agg(max("values").as("values"));
    Column atLeast = when(col(IS_CONFLICT), lit(1L)).otherwise(coalesce(col("values"), lit(1L)));
    return groups
        .join(causes, new String[] {StarRounds.COMPONENT})
        .join(most, new String[] {StarRounds.COMPONENT}, "left")
        .select(
            col(LargeComponents.CLUSTER).as(LargeFacts.NODE),
            col(StarRounds.COMPONENT).as(OLDEST),
            col(IS_CONFLICT),
            atLeast.as(AT_LEAST));
  }

  /** Individuals at the ends of ambiguous edges whose final profiles agree. */
  private Dataset<Row> agreeing() {
    Column value = struct(LargeFacts.FIELD, LargeFacts.VALUE);
    Column nothing = array().cast("array<struct<field: string, value: string>>");
    Dataset<Row> profile =
        profiles
            .groupBy(col(LargeComponents.CLUSTER).as(INDIVIDUAL))
            .agg(sort_array(collect_list(value)).as(PROFILE));
    Dataset<Row> individuals =
        ends.where(col(LargeKeep.REASON).equalTo(Drop.Reason.AMBIGUOUS.word()))
            .select(LargeKeep.DROP, LargeKeep.IS_LEFT, INDIVIDUAL)
            .distinct()
            .join(profile, new String[] {INDIVIDUAL}, "left")
            .withColumn(PROFILE, coalesce(col(PROFILE), nothing));
    Dataset<Row> left = profilesAt(individuals, true, "left_profile");
    Dataset<Row> right = profilesAt(individuals, false, "right_profile");
    Dataset<Row> pairs =
        left.join(right, DROP).where(LargeKeep.agree(col("left_profile"), col("right_profile")));
    Column isOfPair =
        when(col(LargeKeep.IS_LEFT), col(PROFILE).equalTo(col("left_profile")))
            .otherwise(col(PROFILE).equalTo(col("right_profile")));
    return individuals.join(pairs, DROP).where(isOfPair);
  }

  private static Dataset<Row> profilesAt(Dataset<Row> individuals, boolean isLeft, String name) {
    return individuals
        .where(col(LargeKeep.IS_LEFT).equalTo(isLeft))
        .select(col(LargeKeep.DROP), col(PROFILE).as(name))
        .distinct();
  }

  /** Edges that connect all individuals of one name: each to the oldest. */
  private static Dataset<Row> edgesWithin(Dataset<Row> individuals, Column name) {
    Column oldest = min(INDIVIDUAL).over(Window.partitionBy(name));
    return individuals
        .withColumn(StandingRows.FIRST, oldest)
        .where(not(col(INDIVIDUAL).equalTo(col(StandingRows.FIRST))))
        .select(col(INDIVIDUAL).as(LargeComponents.CLUSTER), col(StandingRows.FIRST))
        .distinct();
  }
}
