/**
 * The row engine: rows to fields, fields to verdicts, identifiers to keys, corrections put into
 * rows. The same for validation, the provider's tool and intake. No Spark.
 */
package org.goldthread.contract;
