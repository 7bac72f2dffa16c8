package org.goldthread.onboarding;

import java.util.List;
import org.goldthread.config.Feed;

/**
 * What was read of a file.
 *
 * @param headerOffset lines above the headings
 * @param sheet the sheet that was read; empty for a text or a workbook of one sheet
 * @param columns the columns that have a heading
 * @param rows rows that were read, totals not counted
 * @param whole whether these are all rows
 * @param unnamed columns with values and without a heading
 * @param totals filters that leave totals out
 */
record Table(
    int headerOffset,
    String sheet,
    List<Column> columns,
    int rows,
    boolean whole,
    int unnamed,
    List<Feed.Filter> totals) {}
