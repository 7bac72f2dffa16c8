/**
 * The row engine: bytes to rows, rows to fields, fields to verdicts, identifiers to keys. No Spark.
 */
package org.goldthread.contract;
