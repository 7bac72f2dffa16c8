package org.goldthread.linkage;

/**
 * An edge that linkage dropped; stands for all like it between the same two individuals.
 *
 * @param tier the tier that dropped it
 * @param reason why
 * @param left oldest mention of one end, the lesser id of the two
 * @param right oldest mention of the other end
 */
record DroppedEdge(int tier, Drop.Reason reason, Bytes left, Bytes right) {}
