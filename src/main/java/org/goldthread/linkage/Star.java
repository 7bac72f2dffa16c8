package org.goldthread.linkage;

/**
 * Many edges between clusters, kept as two lists: every pair of core clusters, and every pair of a
 * core and a rim cluster. Two rim clusters have no edge.
 *
 * @param core the core, not empty; not copied, never changed
 * @param rim the rim; not copied, never changed
 */
record Star(int[] core, int[] rim) {}
