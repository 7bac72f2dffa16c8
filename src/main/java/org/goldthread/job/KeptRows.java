package org.goldthread.job;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Rows that are worked out once and read several times, until this is closed. Spark writes what
 * does not fit into memory, enciphered.
 */
final class KeptRows implements AutoCloseable {
  private final Dataset<Row> rows;

  KeptRows(Dataset<Row> rows) {
    this.rows = rows.persist(StorageLevel.MEMORY_AND_DISK_SER());
  }

  Dataset<Row> rows() {
    return rows;
  }

  @Override
  public void close() {
    rows.unpersist();
  }
}
