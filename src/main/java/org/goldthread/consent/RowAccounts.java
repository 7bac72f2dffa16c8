package org.goldthread.consent;

import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.goldthread.table.Accounting;
import org.goldthread.table.RowStates;

/**
 * Counts where the rows of each submission ended; what one line was turned into counts as one row.
 */
public final class RowAccounts {
  private RowAccounts() {}

  /**
   * Accounts for every source row.
   *
   * @param states rows of {@link RowStates}
   * @return rows of {@link Accounting}
   */
  public static Dataset<Row> of(Dataset<Row> states) {
    Dataset<Row> counts =
        states
            .groupBy(RowStates.PROVIDER.col(), RowStates.FEED.col(), RowStates.PERIOD.col())
            .agg(
                count_distinct(struct(RowStates.FILE.col(), RowStates.LINE.col()))
                    .as(Accounting.READ.name()),
                sourceRows(RowStates.ACCEPTED).as(Accounting.ACCEPTED.name()),
                sourceRows(RowStates.REJECTED).as(Accounting.REJECTED.name()),
                sourceRows(RowStates.WITHHELD).as(Accounting.WITHHELD.name()));
    return Accounting.TABLE.select(counts);
  }

  private static Column sourceRows(String state) {
    return count_distinct(
        when(
            RowStates.STATE.col().equalTo(lit(state)),
            struct(RowStates.FILE.col(), RowStates.LINE.col())));
  }
}
