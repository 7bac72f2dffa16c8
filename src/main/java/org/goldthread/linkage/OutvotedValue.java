package org.goldthread.linkage;

/**
 * A value that a clear majority of its block contradicts; kept on its mention, but counted as
 * missing.
 *
 * @param mention the mention
 * @param field the hard field
 */
record OutvotedValue(Bytes mention, String field) {}
