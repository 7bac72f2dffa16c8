package org.goldthread.linkage;

/**
 * How much of a population one task may hold. Above, the same is done in rounds.
 *
 * @param edges greatest number of edges whose components one task finds
 * @param mentions greatest number of mentions of a raw component that one task links
 */
public record TaskLimits(long edges, long mentions) {
  /** For tasks with about four gigabytes. */
  public static final TaskLimits DEFAULT = new TaskLimits(50_000_000, 1_000_000);

  /**
   * Whether a population is so small that it cannot exceed a limit.
   *
   * @param count its number of mentions
   * @param keysOfMention greatest number of keys that may join one mention
   */
  boolean holdAll(long count, int keysOfMention) {
    return count <= mentions && count * keysOfMention <= edges;
  }
}
