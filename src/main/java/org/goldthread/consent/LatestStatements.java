package org.goldthread.consent;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.goldthread.contract.JudgedRow;
import org.goldthread.spark.RowColumns;
import org.goldthread.table.ConsentStatements;
import org.goldthread.table.RowStates;
import org.goldthread.table.Rows;

/**
 * What clients said last, service by service: of all statements that cover the service, wherever
 * they were made, the latest counts; on the same day a refusal outweighs an agreement.
 */
public final class LatestStatements {
  /** Token of the client. */
  public static final String CLIENT = "client_token";

  /** Id of the service. */
  public static final String SERVICE = Coverage.SERVICE.name();

  /** Day of the last agreement. */
  public static final String AGREED_ON = "agreed_on";

  private static final String REFUSED_ON = "refused_on";
  private static final String[] WHO = {CLIENT, SERVICE};

  private final Dataset<Row> rows;
  private final Dataset<Row> statements;
  private final Dataset<Row> coverage;

  /**
   * The statements of rows.
   *
   * @param rows rows of {@link Rows} that are in force
   * @param statements rows of {@link ConsentStatements}
   * @param coverage rows of {@link Coverage}
   * @param localType type id of the key made of the client id
   */
  public LatestStatements(
      Dataset<Row> rows, Dataset<Row> statements, Dataset<Row> coverage, int localType) {
    this.rows = rows.withColumn(CLIENT, RowColumns.token(lit(0), localType));
    this.statements = statements;
    this.coverage = broadcast(coverage);
  }

  /** Clients and services of whom a refusal is the last word: {@code client_token, service}. */
  Dataset<Row> refused() {
    return refusals()
        .join(agreements(lit(true)), WHO, "left")
        .where(col(AGREED_ON).isNull().or(col(REFUSED_ON).geq(col(AGREED_ON))))
        .select(col(CLIENT), col(SERVICE));
  }

  /**
   * Clients and services of whom an agreement made for a whole group is the last word: {@code
   * client_token, service, agreed_on}.
   */
  public Dataset<Row> agreedForGroups() {
    return agreements(Coverage.COVERS.col().notEqual(Coverage.OWN))
        .join(refusals(), WHO, "left")
        .where(col(REFUSED_ON).isNull().or(col(REFUSED_ON).lt(col(AGREED_ON))))
        .select(col(CLIENT), col(SERVICE), col(AGREED_ON));
  }

  private Dataset<Row> refusals() {
    return statements
        .select(
            ConsentStatements.FEED.col(),
            ConsentStatements.COVERS.col(),
            ConsentStatements.CLIENT.col().getField("token").as(CLIENT),
            ConsentStatements.STATED_ON.col())
        .join(coverage, new String[] {Coverage.FEED.name(), Coverage.COVERS.name()})
        .groupBy(col(CLIENT), col(SERVICE))
        .agg(max(ConsentStatements.STATED_ON.col()).as(REFUSED_ON));
  }

  private Dataset<Row> agreements(Column wanted) {
    return rows.where(
            Rows.STATUS
                .col()
                .equalTo(RowStates.ACCEPTED)
                .and(Rows.KIND.col().equalTo("registration"))
                .and(col(CLIENT).isNotNull()))
        .select(
            Rows.FEED.col(),
            coalesce(RowColumns.value(RowColumns.ROW_ITSELF, JudgedRow.COVERS), lit(Coverage.OWN))
                .as(Coverage.COVERS.name()),
            col(CLIENT),
            Rows.EVENT_DATE.col())
        .where(wanted)
        .join(coverage, new String[] {Coverage.FEED.name(), Coverage.COVERS.name()})
        .groupBy(col(CLIENT), col(SERVICE))
        .agg(max(Rows.EVENT_DATE.col()).as(AGREED_ON));
  }
}
