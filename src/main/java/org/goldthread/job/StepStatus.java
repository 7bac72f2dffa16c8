package org.goldthread.job;

import java.util.OptionalDouble;

/**
 * What a step of a run did to one table.
 *
 * @param step the step
 * @param table the table's path below the lake's root
 * @param version the version it made
 * @param rows rows it wrote or removed
 * @param seconds how long it took; unknown if the run died right after it and was resumed
 */
public record StepStatus(
    String step, String table, long version, long rows, OptionalDouble seconds) {}
