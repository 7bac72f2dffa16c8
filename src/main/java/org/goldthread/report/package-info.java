/**
 * Who was reached, counted once: {@link org.goldthread.report.ReachCounts} counts the golden
 * dataset, {@link org.goldthread.report.ReachReport} renders a page from published figures only.
 */
package org.goldthread.report;
