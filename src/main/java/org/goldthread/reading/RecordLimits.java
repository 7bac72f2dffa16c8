package org.goldthread.reading;

/**
 * Beyond which size a record is broken: without a bound, a single quotation mark would swallow the
 * rest of its file.
 *
 * @param bytes most bytes of a record, the line break at its end not counted
 * @param lines most physical lines
 */
record RecordLimits(int bytes, int lines) {
  /** 1 MiB and 1,000 lines. */
  static final RecordLimits STANDARD = new RecordLimits(1 << 20, 1000);
}
