package org.goldthread.linkage;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Lets a long computation write what it has, so that the next round starts from stored rows. */
public interface Rounds {

  /**
   * Rows as stored.
   *
   * @param rows the rows, read back
   * @param count how many rows are true for the condition that was asked
   */
  record Written(Dataset<Row> rows, long count) {}

  /**
   * Writes rows and reads them back; takes the count in the same pass.
   *
   * @param name says what is written, to whoever watches
   * @param rows the rows
   * @param counted a condition on them
   */
  Written written(String name, Dataset<Row> rows, Column counted);
}
