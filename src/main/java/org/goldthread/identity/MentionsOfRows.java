package org.goldthread.identity;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.goldthread.contract.JudgedRow;
import org.goldthread.core.ConsentPurpose;
import org.goldthread.core.MentionKind;
import org.goldthread.spark.FeedFacts;
import org.goldthread.spark.KeyColumns;
import org.goldthread.spark.RowColumns;
import org.goldthread.table.Arrivals;
import org.goldthread.table.Judgements;
import org.goldthread.table.Mentions;
import org.goldthread.table.Rows;
import org.goldthread.table.Types;

/** Accepted rows to mentions (design section 6). */
public final class MentionsOfRows {
  private static final String JUDGED_SIDES = "judged_sides";
  private static final Column NO_SIDES = array().cast(Types.arrayOf(Types.SIDE));
  private static final Column NO_PURPOSES = array().cast(Mentions.REFUSED_PURPOSES.type());

  private MentionsOfRows() {}

  /**
   * Derives every mention from the stored rows; order of arrival plays no part.
   *
   * @param rows rows in force
   * @param states their final states
   * @param arrivals when each mention id first arrived
   * @param feeds facts of the feeds
   * @param identityTypes type ids of keys that are evidence of identity
   * @param localType type id of the key made of the client id
   * @param asksForPurposes whether any feed asks which purposes a consent extends to
   * @param judgements rows of {@link Judgements}: the sides of mentions, whatever brought them
   * @param keys the id key
   * @return rows of {@link Mentions}
   */
  public static Dataset<Row> of(
      Dataset<Row> rows,
      Dataset<Row> states,
      Dataset<Row> arrivals,
      Dataset<Row> feeds,
      List<Integer> identityTypes,
      int localType,
      boolean asksForPurposes,
      Dataset<Row> judgements,
      KeyColumns keys) {
    Dataset<Row> people =
        PeopleOfRows.of(rows, states, identityTypes, localType, keys)
            .where(col(PeopleOfRows.MAKES_MENTION));
    Column slot = col("person.slot");
    Column isNamed = col("person.named");
    Dataset<Row> mentions =
        people
            .join(FeedFacts.idSystems(feeds), Rows.FEED.name())
            .withColumn(Mentions.ROLE.name(), col("person.role"))
            .withColumn(Mentions.SLOT.name(), slot)
            .withColumn(Mentions.SLOT_IS_HARD.name(), PeopleOfRows.peopleOfThisRole().geq(2))
            .withColumn(Mentions.CLIENTS.name(), clients(isNamed))
            .withColumn(Mentions.CHILD_CLIENT.name(), when(isNamed, client(namingChild(localType))))
            .withColumn(Mentions.BIRTH_MONTH.name(), value("birth_month"))
            .withColumn(Mentions.SEX.name(), value("sex"))
            .withColumn(Mentions.BIRTH_ORDER.name(), value("birth_order").try_cast("int"))
            .withColumn(Mentions.REFUSED_PURPOSES.name(), refusedPurposes(asksForPurposes))
            .withColumn(Mentions.SIDES.name(), asksForPurposes ? consentSide() : NO_SIDES)
            .drop(Rows.KIND.name(), Rows.KEYS.name())
            .withColumnRenamed(PeopleOfRows.MENTION_KIND, Mentions.KIND.name())
            .withColumnRenamed(PeopleOfRows.OWN_KEYS, Mentions.KEYS.name());
    return Mentions.TABLE.select(
        judged(mentions.join(arrivals, Arrivals.MENTION_ID.name()), judgements));
  }

  /** The sides of judgements beside those that the rows themselves put a mention on. */
  private static Dataset<Row> judged(Dataset<Row> mentions, Dataset<Row> judgements) {
    Column side =
        struct(Judgements.JUDGEMENT.col().as("judgement"), Judgements.SIDE.col().as("side"));
    Dataset<Row> sides =
        judgements
            .groupBy(Judgements.MENTION_ID.col())
            .agg(array_sort(collect_set(side)).as(JUDGED_SIDES));
    return mentions
        .join(broadcast(sides), new String[] {Judgements.MENTION_ID.name()}, "left")
        .withColumn(
            Mentions.SIDES.name(),
            concat(Mentions.SIDES.col(), coalesce(col(JUDGED_SIDES), NO_SIDES)));
  }

  /** The client's, or the row's own where it has no client id. */
  private static Column refusedPurposes(boolean asksForPurposes) {
    if (!asksForPurposes) {
      return NO_PURPOSES;
    }
    Column said =
        coalesce(RowColumns.value(RowColumns.ROW_ITSELF, JudgedRow.CONSENT_SCOPE), lit(""));
    Column own =
        array_compact(
            array(
                Arrays.stream(ConsentPurpose.values())
                    .map(p -> when(said.contains(p.stated(false)), p.word()))
                    .toArray(Column[]::new)));
    return coalesce(col(PeopleOfRows.REFUSED_PURPOSES), own);
  }

  /**
   * People whose consent does not extend to administrative data, and the people in those data, are
   * kept apart as by a judgement; all others are on neither side.
   */
  private static Column consentSide() {
    Column isApart =
        array_contains(Mentions.REFUSED_PURPOSES.col(), ConsentPurpose.ADMINISTRATIVE.word());
    return when(isApart, array(side("service")))
        .when(
            Rows.KIND.col().equalTo(MentionKind.ADMINISTRATIVE.word()),
            array(side("administrative")))
        .otherwise(NO_SIDES);
  }

  private static Column side(String side) {
    return struct(lit("consent").as("judgement"), lit(side).as("side"));
  }

  private static Column clients(Column isNamed) {
    return when(
            not(isNamed).and(col(PeopleOfRows.LOCAL).isNotNull()),
            array(client(col(PeopleOfRows.LOCAL))))
        .otherwise(array().cast(Types.arrayOf(Types.CLIENT)));
  }

  private static Column client(Column token) {
    return struct(FeedFacts.idSystemIn(Rows.PERIOD.col()).as("id_system"), token.as("client"));
  }

  /**
   * The child whose row this is: its client token, or the row's own key where it has no client id.
   */
  private static Column namingChild(int localType) {
    return coalesce(RowColumns.token(lit(0), localType), Rows.ROW_KEY.col());
  }

  private static Column value(String field) {
    return RowColumns.value(col("person.slot"), field);
  }
}
