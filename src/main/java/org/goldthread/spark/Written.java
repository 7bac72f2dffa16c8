package org.goldthread.spark;

/**
 * What a statement left behind.
 *
 * @param version the table's version after it
 * @param rows rows it wrote or removed, from Delta's own commit metrics
 */
public record Written(long version, long rows) {}
