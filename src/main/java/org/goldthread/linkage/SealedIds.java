package org.goldthread.linkage;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.goldthread.spark.KeyColumns;
import org.goldthread.table.Judgements;
import org.goldthread.table.Lineage;
import org.goldthread.table.Links;

/**
 * Pairs of ids that no row of the lineage may name together: those of the two sides of a sealed
 * judgement. What such a row would have told becomes the end of one id and the beginning of the
 * other, in the words of any end and any beginning.
 */
public final class SealedIds {
  private static final String[] PAIR = {Lineage.FROM.name(), Lineage.TO.name()};
  private static final String ID = "id";
  private static final String IS_SEALED = "is_sealed";
  private static final Column FROM = Lineage.FROM.col();
  private static final Column TO = Lineage.TO.col();

  private SealedIds() {}

  /**
   * The pairs, each in both directions.
   *
   * <p>The ids of a side are those of its mentions' individuals before and after a linkage, and
   * those of individuals that ever were, or will be, named by one of its mentions.
   *
   * @param before rows of {@link Links} of the linkage before
   * @param after rows of {@link Links} of this linkage
   * @param judgements rows of {@link Judgements}
   * @param keys makes individual ids of anchors
   * @return columns {@code from_id} and {@code to_id}
   */
  public static Dataset<Row> pairs(
      Dataset<Row> before, Dataset<Row> after, Dataset<Row> judgements, KeyColumns keys) {
    Dataset<Row> sealed =
        judgements
            .where(Judgements.SEALED.col())
            .select(Judgements.MENTION_ID.col(), Judgements.JUDGEMENT.col(), Judgements.SIDE.col());
    Dataset<Row> ids =
        ofIndividuals(before, sealed)
            .unionByName(ofIndividuals(after, sealed))
            .unionByName(
                sealed.select(
                    Linkage.individualId(Judgements.MENTION_ID.col(), keys).as(ID),
                    Judgements.JUDGEMENT.col(),
                    Judgements.SIDE.col()))
            .distinct();
    Column acrossTheJudgement =
        Judgements.JUDGEMENT
            .of("f")
            .equalTo(Judgements.JUDGEMENT.of("t"))
            .and(not(Judgements.SIDE.of("f").equalTo(Judgements.SIDE.of("t"))));
    return ids.as("f")
        .join(ids.as("t"), acrossTheJudgement)
        .select(col("f." + ID).as(PAIR[0]), col("t." + ID).as(PAIR[1]))
        .where(not(FROM.equalTo(TO)))
        .distinct();
  }

  private static Dataset<Row> ofIndividuals(Dataset<Row> links, Dataset<Row> sealed) {
    return links
        .join(broadcast(sealed), Links.MENTION_ID.name())
        .select(
            Links.INDIVIDUAL_ID.col().as(ID), Judgements.JUDGEMENT.col(), Judgements.SIDE.col());
  }

  /** Moves of mentions, those between ids of a pair told as a departure and an arrival. */
  static Dataset<Row> parted(Dataset<Row> moves, Dataset<Row> pairs) {
    Column departure = way(FROM, lit(null).cast("binary"));
    Column arrival = way(lit(null).cast("binary"), TO);
    return marked(moves, pairs)
        .withColumn(
            "way",
            explode(when(isSealed(), array(departure, arrival)).otherwise(array(way(FROM, TO)))))
        .withColumn(PAIR[0], col("way." + PAIR[0]))
        .withColumn(PAIR[1], col("way." + PAIR[1]))
        .drop("way", IS_SEALED);
  }

  /**
   * Rows of the lineage that name a pair.
   *
   * @param lineage rows of {@link Lineage}
   * @param pairs what {@link #pairs} gives
   */
  public static Dataset<Row> naming(Dataset<Row> lineage, Dataset<Row> pairs) {
    return lineage.join(broadcast(pairs), PAIR, "left_semi");
  }

  /**
   * The lineage as it may stand: rows that name a pair tell of the end of the one id, if it ended,
   * and of the beginning of the other, if it began. Ids that the lineage leaves, and those that a
   * replay from nothing gives, stay the same.
   *
   * @param lineage rows of {@link Lineage}
   * @param pairs what {@link #pairs} gives
   * @return rows of {@link Lineage}
   */
  public static Dataset<Row> parting(Dataset<Row> lineage, Dataset<Row> pairs) {
    Column nobody = lit(null).cast("binary");
    Column end = told(IdChanges.Change.ERASED, FROM, nobody);
    Column beginning = told(IdChanges.Change.CREATED, nobody, TO);
    Column asItIs =
        struct(Lineage.CHANGE.col(), FROM.as(PAIR[0]), TO.as(PAIR[1]), Lineage.WHY.col());
    Column change = Lineage.CHANGE.col();
    Column rows =
        when(not(isSealed()), array(asItIs))
            .when(change.equalTo(IdChanges.Change.MOVED.text()), array(end, beginning))
            .when(change.equalTo(IdChanges.Change.SPLIT.text()), array(beginning))
            .otherwise(array(end));
    return Lineage.TABLE.select(
        marked(lineage, pairs)
            .withColumn("row", explode(rows))
            .select(Lineage.RUN.col(), Lineage.MENTIONS.col(), col("row.*"))
            .groupBy(Lineage.RUN.col(), Lineage.CHANGE.col(), FROM, TO, Lineage.WHY.col())
            .agg(sum(Lineage.MENTIONS.col()).as(Lineage.MENTIONS.name())));
  }

  private static Column told(IdChanges.Change change, Column from, Column to) {
    return struct(
        change.word().as(Lineage.CHANGE.name()),
        from.as(PAIR[0]),
        to.as(PAIR[1]),
        change.why().as(Lineage.WHY.name()));
  }

  private static Column way(Column from, Column to) {
    return struct(from.as(PAIR[0]), to.as(PAIR[1]));
  }

  private static Dataset<Row> marked(Dataset<Row> rows, Dataset<Row> pairs) {
    return rows.join(broadcast(pairs.withColumn(IS_SEALED, lit(true))), PAIR, "left");
  }

  private static Column isSealed() {
    return coalesce(col(IS_SEALED), lit(false));
  }
}
