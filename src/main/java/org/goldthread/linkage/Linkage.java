package org.goldthread.linkage;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.Set;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.goldthread.spark.KeyColumns;
import org.goldthread.table.LinkageDecisions;
import org.goldthread.table.LinkageEvidence;
import org.goldthread.table.Links;
import org.goldthread.table.Mentions;
import org.goldthread.table.Unresolved;

/**
 * Mentions to individuals: a pure function of the stored mentions and judgements, from nothing.
 *
 * <p>Everything that linkage decides comes out of one plan as rows of {@link LinkageDecisions}; the
 * three tables that others read are plain selections of them, which need no key.
 */
public final class Linkage {
  /** Purpose of the keyed digest that makes individual ids of anchors. */
  private static final String INDIVIDUAL = "individual";

  /** The columns of decisions before ids are made of anchors. */
  static final StructType BEFORE_IDS =
      new StructType(
          Arrays.stream(LinkageDecisions.TABLE.schema().fields())
              .filter(
                  field ->
                      !Set.of(
                              LinkageDecisions.INDIVIDUAL_ID.name(),
                              LinkageDecisions.GROUP_ID.name())
                          .contains(field.name()))
              .toArray(StructField[]::new));

  private Linkage() {}

  /**
   * Links all mentions.
   *
   * <p>Keys are brought together to blocks; one task finds the raw components of the admitted ones
   * (up to about fifty million edges); each raw component is then linked where its mentions are
   * brought together. The number of stages does not depend on the data.
   *
   * @param mentions rows of {@link Mentions}
   * @param rules how keys may join mentions
   * @param keys makes individual ids of anchors
   * @return rows of {@link LinkageDecisions}; to be written once before it is read
   */
  public static Dataset<Row> decisions(Dataset<Row> mentions, LinkageRules rules, KeyColumns keys) {
    Dataset<Row> narrow = MentionRows.narrow(mentions);
    Dataset<Row> standings = ComponentIds.of(BlockRows.of(narrow, rules));
    return withIds(linked(inComponents(narrow, standings, rules), rules), keys);
  }

  /**
   * Links all mentions of a population of which one task may be unable to hold the whole graph, or
   * a whole raw component. If it may be, blocks are written first; above a number of edges the
   * components are found in rounds, and above a number of mentions a component is linked by joins.
   * The result is the same.
   *
   * @param mentions rows of {@link Mentions}
   * @param count how many there are
   * @param rules how keys may join mentions
   * @param keys makes individual ids of anchors
   * @param rounds writes what is needed more than once
   * @param limits what one task may hold
   * @return rows of {@link LinkageDecisions}; to be written once before it is read
   */
  public static Dataset<Row> decisions(
      Dataset<Row> mentions,
      long count,
      LinkageRules rules,
      KeyColumns keys,
      Rounds rounds,
      TaskLimits limits) {
    if (limits.holdAll(count, rules.typeIds().size())) {
      return decisions(mentions, rules, keys);
    }
    Dataset<Row> narrow = MentionRows.narrow(mentions);
    Rounds.Written blocks =
        rounds.written("blocks", BlockRows.of(narrow, rules), BlockRows.edges());
    return withIds(linked(narrow, blocks, count, rules, rounds, limits), keys);
  }

  /**
   * Links what changed since an earlier linkage, and takes over the rest of what that one decided.
   * The result is that of linking all mentions from nothing.
   *
   * @param earlier the earlier linkage, by the same rules
   * @param mentions rows of {@link Mentions}, now
   * @param count how many there are
   * @param rules how keys may join mentions
   * @param keys makes individual ids of anchors
   * @param rounds writes what is needed more than once
   * @param limits what one task may hold
   * @param mostAffected greatest share of affected mentions; above, all are linked from nothing
   */
  public static Relinked decisionsSince(
      Earlier earlier,
      Dataset<Row> mentions,
      long count,
      LinkageRules rules,
      KeyColumns keys,
      Rounds rounds,
      TaskLimits limits,
      double mostAffected) {
    return IncrementalLinkage.since(
        earlier, mentions, count, rules, keys, rounds, limits, mostAffected);
  }

  /**
   * An earlier linkage.
   *
   * @param mentions rows of {@link Mentions} that it read
   * @param decisions rows of {@link LinkageDecisions} that it gave
   */
  public record Earlier(Dataset<Row> mentions, Dataset<Row> decisions) {}

  /**
   * What linkage decided about all mentions.
   *
   * @param decisions rows of {@link LinkageDecisions}; to be written once before it is read
   * @param changed mentions that came, went or changed since
   * @param affected mentions that were linked anew; all of them if those were too many to tell
   *     apart
   */
  public record Relinked(Dataset<Row> decisions, long changed, long affected) {}

  /** Links mentions whose blocks are written, as rows of {@link #BEFORE_IDS}. */
  static Dataset<Row> linked(
      Dataset<Row> narrow,
      Rounds.Written blocks,
      long count,
      LinkageRules rules,
      Rounds rounds,
      TaskLimits limits) {
    Dataset<Row> standings =
        blocks.total() <= limits.edges()
            ? ComponentIds.of(blocks.rows())
            : standingsInRounds(blocks.rows(), count, rounds);
    Dataset<Row> members =
        rounds.written("components", inComponents(narrow, standings, rules), lit(0)).rows();
    Rounds.Written large =
        rounds.written(
            "large components",
            members
                .groupBy(ComponentIds.COMPONENT)
                .count()
                .where(col("count").gt(limits.mentions()))
                .select(ComponentIds.COMPONENT),
            lit(1));
    if (large.total() == 0) {
      return linked(members, rules);
    }
    String[] component = {ComponentIds.COMPONENT};
    Dataset<Row> ofSmall = members.join(large.rows(), component, "left_anti");
    Dataset<Row> ofLarge = members.join(large.rows(), component, "left_semi");
    Column[] columns = Arrays.stream(members.columns()).map(functions::col).toArray(Column[]::new);
    return linked(ofSmall.select(columns), rules)
        .unionByName(LargeComponents.decisions(ofLarge.select(columns), count, rules, rounds));
  }

  private static Dataset<Row> standingsInRounds(Dataset<Row> blocks, long count, Rounds rounds) {
    Dataset<Row> components = StarRounds.components(StandingRows.edges(blocks), count, rounds);
    Column least = coalesce(col(StarRounds.COMPONENT), Mentions.MENTION_ID.col());
    return StandingRows.of(blocks)
        .join(components, new String[] {Mentions.MENTION_ID.name()}, "left")
        .select(
            Mentions.MENTION_ID.col(),
            ComponentIds.number(least).as(ComponentIds.COMPONENT),
            col(ComponentIds.BLOCKS));
  }

  /** Mentions with their component; one without an edge is a component of its own. */
  private static Dataset<Row> inComponents(
      Dataset<Row> narrow, Dataset<Row> standings, LinkageRules rules) {
    Column component =
        coalesce(col(ComponentIds.COMPONENT), ComponentIds.number(Mentions.MENTION_ID.col()));
    return MentionRows.packed(narrow, rules)
        .join(standings, new String[] {Mentions.MENTION_ID.name()}, "left")
        .withColumn(ComponentIds.COMPONENT, component);
  }

  /** Links each component where its mentions are brought together. */
  private static Dataset<Row> linked(Dataset<Row> members, LinkageRules rules) {
    return members
        .repartition(col(ComponentIds.COMPONENT))
        .sortWithinPartitions(col(ComponentIds.COMPONENT))
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>) rows -> new ComponentRows(rows, rules),
            Encoders.row(BEFORE_IDS));
  }

  /** Adds the ids of individuals and groups. */
  static Dataset<Row> withIds(Dataset<Row> decisions, KeyColumns keys) {
    Column isLink = is(DecisionKind.LINK);
    Column isUnresolved = is(DecisionKind.UNRESOLVED);
    Column anchor =
        when(isLink, LinkageDecisions.MENTION_R.col())
            .when(isUnresolved, LinkageDecisions.MENTION_L.col());
    Column oldest = when(isUnresolved, LinkageDecisions.MENTION_R.col());
    return LinkageDecisions.TABLE.select(
        decisions
            .withColumn(LinkageDecisions.INDIVIDUAL_ID.name(), individualId(anchor, keys))
            .withColumn(LinkageDecisions.GROUP_ID.name(), individualId(oldest, keys)));
  }

  /** The id of the individual whose anchor a mention is. */
  static Column individualId(Column anchor, KeyColumns keys) {
    return keys.keyed(INDIVIDUAL, anchor);
  }

  /** Which individual each mention belongs to: rows of {@link Links}. */
  public static Dataset<Row> links(Dataset<Row> decisions) {
    return Links.TABLE.select(
        decisions
            .where(is(DecisionKind.LINK))
            .withColumn(Links.MENTION_ID.name(), LinkageDecisions.MENTION_L.col())
            .withColumn(Links.ANCHOR_ID.name(), LinkageDecisions.MENTION_R.col()));
  }

  /** What was refused, dropped or set aside: rows of {@link LinkageEvidence}. */
  public static Dataset<Row> evidence(Dataset<Row> decisions) {
    return LinkageEvidence.TABLE.select(
        decisions.where(not(is(DecisionKind.LINK).or(is(DecisionKind.UNRESOLVED)))));
  }

  /** Individuals that may be the same person: rows of {@link Unresolved}. */
  public static Dataset<Row> unresolved(Dataset<Row> decisions) {
    return Unresolved.TABLE.select(
        decisions
            .where(is(DecisionKind.UNRESOLVED))
            .withColumn(Unresolved.CAUSE.name(), LinkageDecisions.REASON.col())
            .withColumn(Unresolved.AT_LEAST.name(), LinkageDecisions.SIZE.col().cast("int")));
  }

  /** Whether a row of the decisions is of a kind. */
  static Column is(DecisionKind kind) {
    return LinkageDecisions.KIND.col().equalTo(kind.word());
  }
}
