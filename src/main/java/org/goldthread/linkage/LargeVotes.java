package org.goldthread.linkage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** {@link Votes} as joins. */
final class LargeVotes {
  private static final String WINNER = "winner";
  private static final String BALLOTS = "ballots";
  private static final String[] BLOCK_AND_FIELD = {LargeFacts.BLOCK, LargeFacts.FIELD};

  private final LinkageRules rules;

  LargeVotes(LinkageRules rules) {
    this.rules = rules;
  }

  /** Node and field of each raw value that an admitted block's majority contradicts. */
  Dataset<Row> outvoted(LargeFacts facts) {
    Dataset<Row> votes =
        facts
            .blocks()
            .join(facts.values(), new String[] {LargeFacts.NODE})
            .where(isVotedOn(col(LargeFacts.TYPE), kind(col(LargeFacts.FIELD))));
    Column ofField = sum(BALLOTS).over(Window.partitionBy(LargeFacts.BLOCK, LargeFacts.FIELD));
    Column values = count(lit(1)).over(Window.partitionBy(LargeFacts.BLOCK, LargeFacts.FIELD));
    Dataset<Row> majorities =
        votes
            .groupBy(LargeFacts.BLOCK, LargeFacts.FIELD, LargeFacts.VALUE)
            .agg(count(lit(1)).as(BALLOTS))
            .withColumn("of_field", ofField)
            .withColumn("values", values)
            .where(col("values").gt(1).and(isMajority(col(BALLOTS), col("of_field"))))
            .select(col(LargeFacts.BLOCK), col(LargeFacts.FIELD), col(LargeFacts.VALUE).as(WINNER));
    return votes
        .join(majorities, BLOCK_AND_FIELD)
        .where(not(col(LargeFacts.VALUE).equalTo(col(WINNER))))
        .select(LargeFacts.NODE, LargeFacts.FIELD)
        .distinct();
  }

  /** Whether a part is at least three quarters of a whole, as {@link Keep#isMajority}. */
  static Column isMajority(Column part, Column whole) {
    return part.multiply(4).geq(whole.multiply(3));
  }

  private static Column kind(Column field) {
    return substring_index(field, ":", 1);
  }

  private Column isVotedOn(Column type, Column kind) {
    Column voted = lit(false);
    for (int id : rules.typeIds()) {
      Object[] kinds = rules.type(id).orElseThrow().vote().toArray();
      voted = voted.or(type.equalTo(id).and(kind.isin(kinds)));
    }
    return voted;
  }
}
