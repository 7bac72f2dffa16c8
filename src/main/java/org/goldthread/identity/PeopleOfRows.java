package org.goldthread.identity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.forall;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.goldthread.core.MentionKind;
import org.goldthread.spark.KeyColumns;
import org.goldthread.spark.MentionIds;
import org.goldthread.spark.RowColumns;
import org.goldthread.table.RowStates;
import org.goldthread.table.Rows;

/**
 * The people of the rows that count, one row each, with their own keys.
 *
 * <p>Columns beside those of {@link Rows}: {@code person}, {@code mention_id}, {@code own_keys}
 * (all keys of the slot), {@code local} (the token of the client id and slot, or null), {@code
 * makes_mention}, {@code refused_purposes} of the row's client.
 */
final class PeopleOfRows {
  static final String PERSON = "person";
  static final String OWN_KEYS = "own_keys";
  static final String LOCAL = "local";
  static final String MAKES_MENTION = "makes_mention";
  static final String MENTION_KIND = "mention_kind";
  static final String REFUSED_PURPOSES = RowStates.REFUSED_PURPOSES.name();
  private static final String REGISTERED_LOCAL = "registered_local";

  private PeopleOfRows() {}

  static Dataset<Row> of(
      Dataset<Row> rows,
      Dataset<Row> states,
      List<Integer> identityTypes,
      int localType,
      KeyColumns keys) {
    Dataset<Row> counted = states.where(RowStates.COUNTED.col()).alias("s");
    Column sameRow =
        RowStates.TABLE.primaryKey().stream()
            .map(field -> field.of("r").equalTo(field.of("s")))
            .reduce(Column::and)
            .orElseThrow();
    Dataset<Row> accepted =
        rows.alias("r")
            .join(counted, sameRow)
            .select(
                col("r.*"),
                RowStates.ORDINAL.of("s").as("ordinal"),
                RowStates.REFUSED_PURPOSES.of("s").as(REFUSED_PURPOSES));
    Object[] types = identityTypes.toArray();
    Dataset<Row> people =
        MentionIds.people(accepted, keys)
            .withColumn(OWN_KEYS, ownKeys())
            .withColumn(LOCAL, RowColumns.token(col(PERSON).getField("slot"), localType));
    Column hasIdentityKey = exists(col(OWN_KEYS), key -> key.getField("type").isin(types));
    Column onlyLocal =
        forall(
            filter(col(OWN_KEYS), key -> key.getField("type").isin(types)),
            key -> key.getField("type").equalTo(localType));
    Dataset<Row> registered =
        people
            .where(Rows.KIND.col().equalTo("registration").and(col(LOCAL).isNotNull()))
            .select(col(LOCAL).as(REGISTERED_LOCAL))
            .distinct();
    Column speaksForItself =
        Rows.KIND
            .col()
            .isin("registration", "administrative")
            .or(not(onlyLocal))
            .or(col(REGISTERED_LOCAL).isNull());
    return people
        .join(registered, col(LOCAL).equalTo(col(REGISTERED_LOCAL)), "left")
        .withColumn(MAKES_MENTION, hasIdentityKey.and(speaksForItself))
        .withColumn(MENTION_KIND, mentionKind())
        .drop(REGISTERED_LOCAL);
  }

  private static Column ownKeys() {
    return transform(
        filter(Rows.KEYS.col(), key -> key.getField("slot").equalTo(col(PERSON).getField("slot"))),
        key -> key.getField("key"));
  }

  /** How the row mentions the person; the words of {@link org.goldthread.core.MentionKind}. */
  private static Column mentionKind() {
    return when(Rows.KIND.col().equalTo("administrative"), lit(MentionKind.ADMINISTRATIVE.word()))
        .when(col(PERSON).getField("named"), lit(MentionKind.NAMED.word()))
        .when(Rows.KIND.col().equalTo("registration"), lit(MentionKind.REGISTERED.word()))
        .otherwise(lit(MentionKind.ATTENDED.word()));
  }

  /** How many people of the row have the role of this one. */
  static Column peopleOfThisRole() {
    return size(
        filter(
            Rows.PEOPLE.col(),
            other -> other.getField("role").equalTo(col(PERSON).getField("role"))));
  }
}
