package org.goldthread.spark;

import java.io.Serializable;
import org.apache.spark.sql.Column;

/**
 * Keyed digests as columns. An implementation holds a reference to the key, never the key itself as
 * a literal: what is passed with {@code lit} shows in plans.
 */
@FunctionalInterface
public interface KeyColumns extends Serializable {
  /**
   * HMAC-SHA-256 under the id key over a purpose and parts; null if any part is null.
   *
   * @param purpose keeps digests of different uses apart
   * @param parts binary columns; their order counts
   * @return a binary column of 32 bytes
   */
  Column keyed(String purpose, Column... parts);
}
