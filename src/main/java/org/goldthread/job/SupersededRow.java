package org.goldthread.job;

import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.goldthread.contract.RowCounts;
import org.goldthread.contract.Status;
import org.goldthread.table.Field;
import org.goldthread.table.Rows;

/**
 * A source row in force that a correction replaces, though its file is no longer there.
 *
 * @param folder provider, feed and period, as its folder is called
 * @param file number of its file
 * @param line the line on which it begins
 * @param intake the intake that brought it
 * @param status the row engine's verdict
 */
record SupersededRow(String folder, int file, long line, long intake, String status) {
  /** The columns by which such rows are removed. */
  static final StructType KEY =
      new StructType(
          Stream.of(Rows.PROVIDER, Rows.FEED, Rows.PERIOD, Rows.FILE, Rows.LINE, Rows.INTAKE)
              .map(Field::structField)
              .toArray(StructField[]::new));

  /** Its place in the table, as {@link #KEY} has it. */
  Row key() {
    String[] names = folder.split("/");
    return RowFactory.create(names[0], names[1], names[2], file, line, intake);
  }

  /** Counts without it. */
  RowCounts takenFrom(RowCounts counts) {
    boolean isAccepted = status.equals(Status.ACCEPTED.word());
    return new RowCounts(
        counts.accepted() - (isAccepted ? 1 : 0),
        counts.rejected() - (isAccepted ? 0 : 1),
        counts.withheld(),
        counts.ignored());
  }
}
