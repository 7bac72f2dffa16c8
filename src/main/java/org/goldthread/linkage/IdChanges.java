package org.goldthread.linkage;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.goldthread.table.Lineage;
import org.goldthread.table.Links;
import org.goldthread.table.Mentions;

/** What happened to individuals' ids between two linkages. */
public final class IdChanges {
  private static final String OLDEST = "oldest";
  private static final String MENTIONS = Lineage.MENTIONS.name();
  private static final Column FROM = Lineage.FROM.col();
  private static final Column TO = Lineage.TO.col();

  /** What can happen to an id. */
  enum Change {
    CREATED("its first mentions arrived"),
    MERGED("evidence now joins them"),
    SPLIT("evidence no longer joins them"),
    MOVED("its oldest mention left"),
    ERASED("no mention of it is left");

    private final String why;

    Change(String why) {
      this.why = why;
    }

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    Column word() {
      return lit(text());
    }

    Column why() {
      return lit(why);
    }
  }

  private IdChanges() {}

  /**
   * Every change of an id, aggregated over mentions. An id stays while its anchor mention stays in
   * its individual, so:
   *
   * <ul>
   *   <li>created: no mention of the new individual was linked before;
   *   <li>erased: no mention of the old individual is left;
   *   <li>split: mentions left an individual that stays, or followed another id than its oldest
   *       remaining mention;
   *   <li>moved: the individual ended and its oldest remaining mention gave the id of the new one;
   *   <li>merged: the individual ended and the others of its new individual are older.
   * </ul>
   *
   * @param before rows of {@link Links} of the linkage before; no rows at the first
   * @param after rows of {@link Links} of this linkage
   * @param mentions rows of {@link Mentions} that this linkage read
   * @param sealed pairs of ids that no row may name together, as of {@link SealedIds#pairs}; empty
   *     of a lake without judgements
   * @return rows of {@link Lineage} without the run
   */
  public static Dataset<Row> between(
      Dataset<Row> before,
      Dataset<Row> after,
      Dataset<Row> mentions,
      Optional<Dataset<Row>> sealed) {
    Dataset<Row> all = moves(before, after, mentions);
    Dataset<Row> moves = sealed.map(pairs -> SealedIds.parted(all, pairs)).orElse(all);
    return created(moves).unionByName(erased(moves)).unionByName(changed(moves));
  }

  /** One row for each mention of either linkage: its id before and after, and its age. */
  private static Dataset<Row> moves(
      Dataset<Row> before, Dataset<Row> after, Dataset<Row> mentions) {
    String id = Mentions.MENTION_ID.name();
    Dataset<Row> ages = mentions.select(Mentions.MENTION_ID.col(), Mentions.FIRST_SEEN.col());
    return before
        .select(Links.MENTION_ID.col(), Links.INDIVIDUAL_ID.col().as(Lineage.FROM.name()))
        .join(
            after.select(Links.MENTION_ID.col(), Links.INDIVIDUAL_ID.col().as(Lineage.TO.name())),
            new String[] {id},
            "full_outer")
        .join(ages, new String[] {id}, "left");
  }

  private static Dataset<Row> created(Dataset<Row> moves) {
    return told(
        moves
            .where(TO.isNotNull())
            .groupBy(TO)
            .agg(max(FROM.isNotNull()).as("known"), count(lit(1)).as(MENTIONS))
            .where(not(col("known")))
            .withColumn(Lineage.FROM.name(), lit(null).cast("binary")),
        Change.CREATED.word(),
        Change.CREATED.why());
  }

  private static Dataset<Row> erased(Dataset<Row> moves) {
    return told(
        moves
            .where(FROM.isNotNull())
            .groupBy(FROM)
            .agg(max(TO.isNotNull()).as("left"), count(lit(1)).as(MENTIONS))
            .where(not(col("left")))
            .withColumn(Lineage.TO.name(), lit(null).cast("binary")),
        Change.ERASED.word(),
        Change.ERASED.why());
  }

  private static Dataset<Row> changed(Dataset<Row> moves) {
    Column byAge = struct(Mentions.FIRST_SEEN.col(), Mentions.MENTION_ID.col());
    Column stays = max(FROM.equalTo(TO)).over(Window.partitionBy(FROM));
    Column existed = max(FROM.equalTo(TO)).over(Window.partitionBy(TO));
    Column oldestOfFrom = min(col(OLDEST)).over(Window.partitionBy(FROM));
    Column oldestOfTo = min(col(OLDEST)).over(Window.partitionBy(TO));
    Column isSplit = col("stays").or(not(col(OLDEST).equalTo(col("oldest_of_from"))));
    Column isMerged = col("existed").or(not(col(OLDEST).equalTo(col("oldest_of_to"))));
    Dataset<Row> changes =
        moves
            .where(FROM.isNotNull().and(TO.isNotNull()))
            .groupBy(FROM, TO)
            .agg(count(lit(1)).as(MENTIONS), min(byAge).as(OLDEST))
            .withColumn("stays", stays)
            .withColumn("oldest_of_from", oldestOfFrom)
            .withColumn("existed", existed)
            .withColumn("oldest_of_to", oldestOfTo)
            .where(not(FROM.equalTo(TO)));
    Column word =
        coalesce(
            when(isSplit, Change.SPLIT.word()),
            when(isMerged, Change.MERGED.word()),
            Change.MOVED.word());
    Column why =
        coalesce(
            when(isSplit, Change.SPLIT.why()),
            when(isMerged, Change.MERGED.why()),
            Change.MOVED.why());
    return told(changes, word, why);
  }

  private static Dataset<Row> told(Dataset<Row> changes, Column change, Column why) {
    return changes.select(
        change.as(Lineage.CHANGE.name()), FROM, TO, col(MENTIONS), why.as(Lineage.WHY.name()));
  }
}
