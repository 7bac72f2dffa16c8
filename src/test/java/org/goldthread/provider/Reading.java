package org.goldthread.provider;

import java.util.List;
import java.util.Map;
import org.goldthread.contract.RowCounts;

/**
 * What became of a file in one place.
 *
 * @param findings id, line and column of each, sorted
 * @param counts of its rows
 * @param accepted by line, the rows that were made of it, without their place; empty where nobody
 *     made any
 * @param said every text that was shown
 */
record Reading(
    List<String> findings, RowCounts counts, Map<Long, List<String>> accepted, String said) {}
