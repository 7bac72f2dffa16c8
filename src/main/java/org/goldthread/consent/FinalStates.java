package org.goldthread.consent;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.goldthread.spark.MentionIds;
import org.goldthread.spark.RowTraces;
import org.goldthread.table.RowStates;
import org.goldthread.table.Rows;

/**
 * The final state of every row: rejected if the row engine said so, else withheld if the row or its
 * client's latest statement about the row's service refuses, else accepted (design section 9).
 * Order of arrival plays no part. Rows of no service, as those of registers, refuse nothing.
 */
public final class FinalStates {
  private static final String REFUSED = "refused";
  private static final String CLIENT = LatestStatements.CLIENT;
  private static final String SERVICE = LatestStatements.SERVICE;

  private FinalStates() {}

  /**
   * Derives the state of every row.
   *
   * @param rows all rows in force
   * @param statements stated refusals
   * @param coverage rows of {@link Coverage}
   * @param localType type id of the key made of the client id
   * @param asksForPurposes whether any feed asks which purposes a consent extends to
   * @return the rows as {@link RowTraces} has them, those with one key together, with the columns
   *     of {@link RowStates} but its findings
   */
  public static Dataset<Row> of(
      Dataset<Row> rows,
      Dataset<Row> statements,
      Dataset<Row> coverage,
      int localType,
      boolean asksForPurposes) {
    Dataset<Row> refused =
        new LatestStatements(rows, statements, coverage, localType)
            .refused()
            .withColumn(REFUSED, lit(true));
    Dataset<Row> services =
        broadcast(
            coverage
                .where(Coverage.COVERS.col().equalTo(Coverage.OWN))
                .select(Coverage.FEED.col(), col(SERVICE)));
    Column isAccepted = Rows.STATUS.col().equalTo(RowStates.ACCEPTED);
    Column isLatest =
        row_number()
            .over(
                Window.partitionBy(
                        Rows.PROVIDER.col(),
                        Rows.FEED.col(),
                        Rows.ID_PERIOD.col(),
                        Rows.ROW_KEY.col(),
                        RowStates.ORDINAL.col())
                    .orderBy(
                        Rows.PERIOD.col().desc(),
                        Rows.FILE.col(),
                        Rows.LINE.col(),
                        Rows.PART.col()))
            .equalTo(1);
    Column isRefused = col(REFUSED).isNotNull().and(isAccepted);
    Column state = when(isRefused, RowStates.WITHHELD).otherwise(Rows.STATUS.col());
    Dataset<Row> states =
        RowTraces.together(RowTraces.of(rows, localType))
            .join(services, new String[] {Coverage.FEED.name()}, "left")
            .withColumn(RowStates.ORDINAL.name(), when(isAccepted, MentionIds.ORDINAL))
            .withColumn("is_latest", isLatest)
            .join(refused, new String[] {CLIENT, SERVICE}, "left")
            .withColumn(RowStates.STATE.name(), state)
            .withColumn(
                RowStates.REASON.name(), when(isRefused, lit(REFUSED)).otherwise(Rows.REASON.col()))
            .withColumn(
                RowStates.COUNTED.name(),
                coalesce(state.equalTo(RowStates.ACCEPTED).and(col("is_latest")), lit(false)));
    return asksForPurposes
        ? states.join(
            RefusedPurposes.of(rows, coverage, localType), new String[] {CLIENT, SERVICE}, "left")
        : states.withColumn(
            RowStates.REFUSED_PURPOSES.name(), lit(null).cast(RowStates.REFUSED_PURPOSES.type()));
  }
}
