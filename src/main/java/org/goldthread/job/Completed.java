package org.goldthread.job;

import java.util.Map;
import java.util.Optional;

/**
 * A complete run.
 *
 * @param run its number
 * @param versions version of every table after it, by the table's path
 * @param summary its summary as JSON, if it left one
 */
public record Completed(long run, Map<String, Long> versions, Optional<String> summary) {}
