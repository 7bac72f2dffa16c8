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
   * @param total sum of the column that was asked for; 0 of no rows
   */
  record Written(Dataset<Row> rows, long total) {}

  /**
   * Writes rows and reads them back; takes a sum in the same pass.
   *
   * @param name says what is written, to whoever watches
   * @param rows the rows
   * @param summed a column of whole numbers over them
   */
  Written written(String name, Dataset<Row> rows, Column summed);
}
