package org.goldthread.linkage;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.goldthread.table.Judgements;
import org.goldthread.table.Links;
import org.goldthread.table.Unresolved;

/** Unresolved groups as the golden dataset may show them. */
public final class OpenGroups {
  private static final String GROUP = Unresolved.GROUP_ID.name();
  private static final String INDIVIDUAL = Unresolved.INDIVIDUAL_ID.name();
  private static final String LEFT_OUT = "left_out";

  private OpenGroups() {}

  /**
   * The groups without those on side b of a sealed judgement whose side a they hold too: what is
   * known to be two is not open, and not shown as one group. The least number of people of all
   * groups together grows by those left out, who are people of their own.
   *
   * @param unresolved rows of {@link Unresolved}
   * @param links rows of {@link Links}
   * @param judgements rows of {@link Judgements}
   * @return rows of {@link Unresolved}
   */
  public static Dataset<Row> of(
      Dataset<Row> unresolved, Dataset<Row> links, Dataset<Row> judgements) {
    Dataset<Row> sealed = judgements.where(Judgements.SEALED.col());
    Dataset<Row> sides =
        links
            .join(broadcast(sealed), Links.MENTION_ID.name())
            .select(INDIVIDUAL, Judgements.JUDGEMENT.name(), Judgements.SIDE.name())
            .distinct();
    Dataset<Row> inGroups = unresolved.select(GROUP, INDIVIDUAL).join(broadcast(sides), INDIVIDUAL);
    Dataset<Row> onBothSides =
        inGroups
            .groupBy(GROUP, Judgements.JUDGEMENT.name())
            .agg(countDistinct(Judgements.SIDE.col()).as("sides"))
            .where(col("sides").gt(1))
            .select(GROUP, Judgements.JUDGEMENT.name());
    Dataset<Row> leftOut =
        inGroups
            .where(Judgements.SIDE.col().equalTo("b"))
            .join(broadcast(onBothSides), new String[] {GROUP, Judgements.JUDGEMENT.name()})
            .select(GROUP, INDIVIDUAL)
            .distinct();
    Dataset<Row> counted = leftOut.groupBy(GROUP).agg(count(lit(1)).as(LEFT_OUT));
    return Unresolved.TABLE.select(
        unresolved
            .join(broadcast(leftOut.select(INDIVIDUAL)), new String[] {INDIVIDUAL}, "left_anti")
            .join(broadcast(counted), new String[] {GROUP}, "left")
            .withColumn(
                Unresolved.AT_LEAST.name(),
                greatest(
                    lit(1),
                    Unresolved.AT_LEAST.col().minus(coalesce(col(LEFT_OUT), lit(0))).cast("int"))));
  }
}
