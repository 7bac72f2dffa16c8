package org.goldthread.consent;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.goldthread.contract.JudgedRow;
import org.goldthread.core.ConsentPurpose;
import org.goldthread.spark.RowColumns;
import org.goldthread.table.RowStates;
import org.goldthread.table.Rows;

/**
 * What clients said last, service by service, of the purposes that their consent extends to. Of all
 * statements about a purpose that cover the service the latest counts; on the same day a refusal
 * outweighs an agreement.
 */
final class RefusedPurposes {
  private static final String SAID = "said";
  private static final String STATED_ON = "stated_on";

  private RefusedPurposes() {}

  /**
   * The refused purposes of clients that were asked for any.
   *
   * @param rows rows of {@link Rows} that are in force
   * @param coverage rows of {@link Coverage}
   * @param localType type id of the key made of the client id
   * @return columns {@code client_token}, {@code service}, {@link RowStates#REFUSED_PURPOSES}
   */
  static Dataset<Row> of(Dataset<Row> rows, Dataset<Row> coverage, int localType) {
    Column[] refused =
        Arrays.stream(ConsentPurpose.values())
            .map(purpose -> when(isRefused(purpose), purpose.word()))
            .toArray(Column[]::new);
    return rows.where(
            Rows.STATUS
                .col()
                .equalTo(RowStates.ACCEPTED)
                .and(Rows.KIND.col().equalTo("registration")))
        .select(
            Rows.FEED.col(),
            coalesce(RowColumns.value(RowColumns.ROW_ITSELF, JudgedRow.COVERS), lit(Coverage.OWN))
                .as(Coverage.COVERS.name()),
            RowColumns.token(lit(0), localType).as(LatestStatements.CLIENT),
            RowColumns.value(RowColumns.ROW_ITSELF, JudgedRow.CONSENT_SCOPE).as(SAID),
            Rows.EVENT_DATE.col().as(STATED_ON))
        .where(col(SAID).isNotNull().and(col(LatestStatements.CLIENT).isNotNull()))
        .join(broadcast(coverage), new String[] {Coverage.FEED.name(), Coverage.COVERS.name()})
        .groupBy(col(LatestStatements.CLIENT), col(LatestStatements.SERVICE))
        .agg(array_compact(array(refused)).as(RowStates.REFUSED_PURPOSES.name()));
  }

  private static Column isRefused(ConsentPurpose purpose) {
    Column isNo = col(SAID).contains(purpose.stated(false));
    Column isSaid = isNo.or(col(SAID).contains(purpose.stated(true)));
    return max(when(isSaid, struct(col(STATED_ON), isNo.as("is_no")))).getField("is_no");
  }
}
