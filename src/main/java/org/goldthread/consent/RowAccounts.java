package org.goldthread.consent;

import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.goldthread.table.Accounting;
import org.goldthread.table.RowStates;
import org.goldthread.table.Submissions;

/**
 * Counts where the rows of each submission ended; what one line was turned into counts as one row.
 */
public final class RowAccounts {
  private static final String LEFT_OUT = "left_out";
  private static final String[] SUBMISSION = {
    Submissions.PROVIDER.name(), Submissions.FEED.name(), Submissions.PERIOD.name()
  };

  private RowAccounts() {}

  /**
   * Accounts for every source row. Those that a provider's tool left out are in no file; the tool's
   * own count tells of them.
   *
   * @param states rows of {@link RowStates}
   * @param submissions rows of {@link Submissions}
   * @return rows of {@link Accounting}
   */
  public static Dataset<Row> of(Dataset<Row> states, Dataset<Row> submissions) {
    Dataset<Row> counts =
        states
            .groupBy(RowStates.PROVIDER.col(), RowStates.FEED.col(), RowStates.PERIOD.col())
            .agg(
                count_distinct(struct(RowStates.FILE.col(), RowStates.LINE.col()))
                    .as(Accounting.READ.name()),
                sourceRows(RowStates.ACCEPTED).as(Accounting.ACCEPTED.name()),
                sourceRows(RowStates.REJECTED).as(Accounting.REJECTED.name()),
                sourceRows(RowStates.WITHHELD).as(Accounting.WITHHELD.name()));
    Column leftOut = coalesce(col(LEFT_OUT), lit(0L));
    return Accounting.TABLE.select(
        counts
            .join(leftOut(submissions), SUBMISSION, "left")
            .withColumn(Accounting.READ.name(), Accounting.READ.col().plus(leftOut))
            .withColumn(Accounting.REJECTED.name(), Accounting.REJECTED.col().plus(leftOut)));
  }

  private static Dataset<Row> leftOut(Dataset<Row> submissions) {
    return broadcast(
        submissions.select(
            Submissions.PROVIDER.col(),
            Submissions.FEED.col(),
            Submissions.PERIOD.col(),
            aggregate(
                    Submissions.FILES.col(),
                    lit(0L),
                    (sum, file) -> sum.plus(file.getField("rejected_at_provider")))
                .as(LEFT_OUT)));
  }

  private static Column sourceRows(String state) {
    return count_distinct(
        when(
            RowStates.STATE.col().equalTo(lit(state)),
            struct(RowStates.FILE.col(), RowStates.LINE.col())));
  }
}
