package org.goldthread.linkage;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.forall;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.unhex;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * keep(nodes, edges) of many groups at once. A group is a block, or a connected component of block
 * edges; its edges are stars, as in {@link Star}: every pair of two core clusters, and every pair
 * of a core and a rim cluster.
 */
final class LargeKeep {
  static final String GROUP = "group";
  static final String STAR = "star";
  static final String IS_CORE = "is_core";
  static final String MENTIONS = "mentions";

  /** The two ends of a dropped edge: each row is a cluster at one of them. */
  static final String DROP = "drop";

  static final String IS_LEFT = "is_left";
  static final String REASON = "reason";

  private static final String CLUSTER = LargeComponents.CLUSTER;
  private static final String SIGNATURE = "signature";
  private static final String IS_FULL = "is_full";

  /** The full signature with which a cluster goes: its own, or the one chosen for it. */
  private static final String WITH = "goes_with";

  private final Dataset<Row> profiles;
  private final Dataset<Row> sizes;
  private final boolean trusted;

  /**
   * The choice of one tier.
   *
   * @param profiles cluster, field, value
   * @param sizes cluster, mentions
   */
  LargeKeep(Dataset<Row> profiles, Dataset<Row> sizes, boolean trusted) {
    this.profiles = profiles;
    this.sizes = sizes;
    this.trusted = trusted;
  }

  /** Clusters of stars with their signature and the full signature with which they go, if any. */
  Dataset<Row> placed(Dataset<Row> stars) {
    Dataset<Row> signed = signed(stars);
    Dataset<Row> ends = stars.join(signed, new String[] {GROUP, CLUSTER});
    return ends.join(chosen(signed, candidates(ends)), new String[] {GROUP, CLUSTER}, "left")
        .withColumn(WITH, when(col(IS_FULL), col(SIGNATURE)).otherwise(col("chosen")))
        .drop("chosen");
  }

  /** Each cluster's values of its group's contested fields: two or more values among its nodes. */
  private Dataset<Row> signed(Dataset<Row> stars) {
    Dataset<Row> nodes = stars.select(GROUP, CLUSTER).distinct();
    Dataset<Row> held = nodes.join(profiles, new String[] {CLUSTER});
    Dataset<Row> contested =
        held.groupBy(GROUP, LargeFacts.FIELD)
            .agg(min(LargeFacts.VALUE).as("least"), max(LargeFacts.VALUE).as("greatest"))
            .where(not(col("least").equalTo(col("greatest"))))
            .select(GROUP, LargeFacts.FIELD);
    Column value = struct(LargeFacts.FIELD, LargeFacts.VALUE);
    Dataset<Row> signatures =
        held.join(contested, new String[] {GROUP, LargeFacts.FIELD})
            .groupBy(GROUP, CLUSTER)
            .agg(sort_array(collect_list(value)).as(SIGNATURE));
    Dataset<Row> fields = contested.groupBy(GROUP).agg(count(lit(1)).as("fields"));
    Column nothing = array().cast("array<struct<field: string, value: string>>");
    return nodes
        .join(signatures, new String[] {GROUP, CLUSTER}, "left")
        .join(fields, new String[] {GROUP}, "left")
        .withColumn(SIGNATURE, coalesce(col(SIGNATURE), nothing))
        .withColumn(IS_FULL, size(col(SIGNATURE)).equalTo(coalesce(col("fields"), lit(0L))))
        .drop("fields");
  }

  /** The full signatures at the other end of a partial cluster's edges that agree with it. */
  private static Dataset<Row> candidates(Dataset<Row> ends) {
    Dataset<Row> partial = ends.where(not(col(IS_FULL)));
    Dataset<Row> full =
        ends.where(col(IS_FULL))
            .select(
                col(GROUP), col(STAR), col(IS_CORE).as("full_is_core"), col(SIGNATURE).as("full"))
            .distinct();
    return partial
        .join(full, new String[] {GROUP, STAR})
        .where(col(IS_CORE).or(col("full_is_core")).and(agree(col(SIGNATURE), col("full"))))
        .select(GROUP, CLUSTER, "full")
        .distinct();
  }

  /** The one candidate, or of several the one that a trusted tier's majority carries. */
  private Dataset<Row> chosen(Dataset<Row> signed, Dataset<Row> candidates) {
    Dataset<Row> mentions =
        signed
            .where(col(IS_FULL))
            .join(sizes, new String[] {CLUSTER})
            .groupBy(col(GROUP), col(SIGNATURE).as("full"))
            .agg(sum(MENTIONS).as(MENTIONS));
    Column isOnly = col("candidates").equalTo(1);
    Column isClear = lit(trusted).and(LargeVotes.isMajority(col("most"), col("all")));
    return candidates
        .join(mentions, new String[] {GROUP, "full"})
        .groupBy(GROUP, CLUSTER)
        .agg(
            count(lit(1)).as("candidates"),
            max(MENTIONS).as("most"),
            sum(MENTIONS).as("all"),
            max_by(col("full"), col(MENTIONS)).as("chosen"))
        .where(isOnly.or(isClear))
        .select(GROUP, CLUSTER, "chosen");
  }

  /**
   * The edges that are kept, as stars: clusters of one star that go with one signature. Full ones
   * are its core; where none of them was core before, the partial ones are, for they alone have
   * edges to the others.
   */
  static Dataset<Row> keptStars(Dataset<Row> placed) {
    WindowSpec star = Window.partitionBy(GROUP, STAR, WITH);
    Column hasFullCore = max(col(IS_FULL).and(col(IS_CORE))).over(star);
    Column hasFull = max(IS_FULL).over(star);
    Column hasPartialCore = max(not(col(IS_FULL)).and(col(IS_CORE))).over(star);
    Column isFull = col(IS_FULL);
    Column isKept =
        col("has_full_core")
            .or(col("has_full").and(col("has_partial_core")).and(isFull.or(col(IS_CORE))));
    return placed
        .where(col(WITH).isNotNull())
        .withColumn("has_full_core", hasFullCore)
        .withColumn("has_full", hasFull)
        .withColumn("has_partial_core", hasPartialCore)
        .where(isKept)
        .select(
            col(GROUP),
            digest(col(STAR), col(WITH)).as(STAR),
            isFull.equalTo(col("has_full_core")).as(IS_CORE),
            col(CLUSTER),
            col(LargeFacts.OF_NHS_KEY));
  }

  /** Stars as edges that connect the same clusters: each to its star's oldest. */
  static Dataset<Row> edges(Dataset<Row> stars) {
    Column oldest = min(CLUSTER).over(Window.partitionBy(GROUP, STAR));
    return stars.withColumn(StandingRows.FIRST, oldest).select(CLUSTER, StandingRows.FIRST);
  }

  /**
   * What is dropped: every pair of two kinds of cluster in one star that is not kept. A kind is a
   * side of the star, a signature and what it goes with.
   */
  static Dataset<Row> dropped(Dataset<Row> placed) {
    Column[] kind = {col(IS_CORE), col(SIGNATURE), col(IS_FULL), col(WITH)};
    Dataset<Row> kinds =
        placed
            .groupBy(GROUP, STAR, LargeFacts.OF_NHS_KEY, IS_CORE, SIGNATURE, IS_FULL, WITH)
            .agg(count(lit(1)).as("clusters"))
            .withColumn("kind", struct(kind));
    String[] star = {GROUP, STAR, LargeFacts.OF_NHS_KEY};
    Column left = col("left_kind");
    Column right = col("right_kind");
    Dataset<Row> pairs =
        kinds
            .select(
                col(GROUP),
                col(STAR),
                col(LargeFacts.OF_NHS_KEY),
                col("kind").as("left_kind"),
                col("clusters"))
            .join(
                kinds.select(
                    col(GROUP),
                    col(STAR),
                    col(LargeFacts.OF_NHS_KEY),
                    col("kind").as("right_kind")),
                star)
            .where(
                left.lt(right)
                    .or(left.equalTo(right).and(col("clusters").gt(1)))
                    .and(hasEdges(left, right))
                    .and(not(isKept(left, right))))
            .withColumn(
                REASON,
                when(
                        agree(left.getField(SIGNATURE), right.getField(SIGNATURE)),
                        Drop.Reason.AMBIGUOUS.word())
                    .otherwise(Drop.Reason.CONFLICT.word()))
            .withColumn(DROP, digest(col(GROUP), col(STAR), left, right));
    Dataset<Row> members =
        placed
            .withColumn("kind", struct(kind))
            .select(col(GROUP), col(STAR), col("kind"), col(CLUSTER));
    return end(pairs, left, members, true).unionByName(end(pairs, right, members, false));
  }

  private static Dataset<Row> end(
      Dataset<Row> pairs, Column kind, Dataset<Row> members, boolean isLeft) {
    return pairs
        .withColumn("kind", kind)
        .join(members, new String[] {GROUP, STAR, "kind"})
        .select(
            col(DROP),
            lit(isLeft).as(IS_LEFT),
            col(REASON),
            col(LargeFacts.OF_NHS_KEY),
            col(CLUSTER));
  }

  /** One name for several values, of whatever types. */
  private static Column digest(Column... values) {
    return unhex(sha2(to_json(struct(values)).cast("binary"), 256));
  }

  private static Column hasEdges(Column one, Column other) {
    return one.getField(IS_CORE).or(other.getField(IS_CORE));
  }

  /** At least one of them is full, and the other goes with it. */
  private static Column isKept(Column one, Column other) {
    return one.getField(IS_FULL)
        .or(other.getField(IS_FULL))
        .and(coalesce(one.getField(WITH).equalTo(other.getField(WITH)), lit(false)));
  }

  /** Whether two sets of values are equal wherever both have a field. */
  static Column agree(Column one, Column other) {
    return forall(
        one,
        mine ->
            forall(
                other,
                theirs ->
                    not(mine.getField(LargeFacts.FIELD).equalTo(theirs.getField(LargeFacts.FIELD)))
                        .or(
                            mine.getField(LargeFacts.VALUE)
                                .equalTo(theirs.getField(LargeFacts.VALUE)))));
  }
}
