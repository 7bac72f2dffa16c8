package org.goldthread.consent;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.goldthread.spark.MentionIds;
import org.goldthread.spark.RowColumns;
import org.goldthread.table.ConsentStatements;
import org.goldthread.table.RowStates;
import org.goldthread.table.Rows;

/**
 * The final state of every row: rejected if the row engine said so, else withheld if the row or its
 * client's latest statement refuses, else accepted (design section 9). Order of arrival plays no
 * part.
 */
public final class FinalStates {
  private static final String REFUSED = "refused";
  private static final String CLIENT = "client_token";

  private FinalStates() {}

  /**
   * Derives the state of every row.
   *
   * @param rows all rows in force
   * @param statements stated refusals
   * @param localType type id of the key made of the client id
   * @return rows of {@link RowStates}
   */
  public static Dataset<Row> of(Dataset<Row> rows, Dataset<Row> statements, int localType) {
    Dataset<Row> withClient = rows.withColumn(CLIENT, RowColumns.token(lit(0), localType));
    Dataset<Row> refused = refusedClients(withClient, statements);
    Column isAccepted = Rows.STATUS.col().equalTo(RowStates.ACCEPTED);
    Column isLatest =
        row_number()
            .over(
                Window.partitionBy(
                        Rows.PROVIDER.col(),
                        Rows.FEED.col(),
                        Rows.ID_PERIOD.col(),
                        Rows.ROW_KEY.col(),
                        col("ordinal"))
                    .orderBy(
                        Rows.PERIOD.col().desc(),
                        Rows.FILE.col(),
                        Rows.LINE.col(),
                        Rows.PART.col()))
            .equalTo(1);
    Dataset<Row> judged =
        withClient
            .select(
                Rows.PROVIDER.col(),
                Rows.FEED.col(),
                Rows.PERIOD.col(),
                Rows.FILE.col(),
                Rows.LINE.col(),
                Rows.PART.col(),
                Rows.KIND.col(),
                Rows.STATUS.col(),
                Rows.REASON.col().as("verdict_reason"),
                Rows.ID_PERIOD.col(),
                Rows.ROW_KEY.col(),
                MentionIds.CONTENT_HASH,
                col(CLIENT))
            .withColumn("ordinal", when(isAccepted, MentionIds.ORDINAL))
            .withColumn("is_latest", isLatest)
            .join(refused, withClient.col(CLIENT).equalTo(refused.col(REFUSED)), "left");
    Column isRefused =
        col(REFUSED).isNotNull().and(Rows.KIND.col().notEqual("administrative")).and(isAccepted);
    Column state = when(isRefused, RowStates.WITHHELD).otherwise(Rows.STATUS.col());
    return RowStates.TABLE.select(
        judged
            .withColumn(RowStates.STATE.name(), state)
            .withColumn(
                RowStates.REASON.name(),
                when(isRefused, lit(REFUSED)).otherwise(col("verdict_reason")))
            .withColumn(
                RowStates.COUNTED.name(),
                coalesce(state.equalTo(RowStates.ACCEPTED).and(col("is_latest")), lit(false))));
  }

  /**
   * Clients whose latest statement is a refusal; on the same day a refusal outweighs an agreement.
   */
  private static Dataset<Row> refusedClients(Dataset<Row> withClient, Dataset<Row> statements) {
    Dataset<Row> refusals =
        statements
            .groupBy(ConsentStatements.CLIENT.col().getField("token").as(REFUSED))
            .agg(max(ConsentStatements.STATED_ON.col()).as("refused_on"));
    Dataset<Row> agreements =
        withClient
            .where(
                Rows.STATUS
                    .col()
                    .equalTo(RowStates.ACCEPTED)
                    .and(Rows.KIND.col().equalTo("registration"))
                    .and(col(CLIENT).isNotNull()))
            .groupBy(col(CLIENT).as("agreed"))
            .agg(max(Rows.EVENT_DATE.col()).as("agreed_on"));
    return refusals
        .join(agreements, col(REFUSED).equalTo(col("agreed")), "left")
        .where(col("agreed_on").isNull().or(col("refused_on").geq(col("agreed_on"))))
        .select(col(REFUSED));
  }
}
