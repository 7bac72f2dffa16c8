package org.goldthread.config;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where one installation keeps things. Read from {@code env/<name>.yaml}; options of the command
 * line override it.
 *
 * @param name the environment's name
 * @param landing where providers' files arrive (restricted zone)
 * @param feedback where findings for providers go (restricted zone)
 * @param keys the key folder
 * @param lake root of the lake; not inside the restricted zone nor around it
 * @param stagingLake root of the lake for staged feeds; apart from all others
 * @param zone which of the two lakes {@code lake} is
 * @param keepClearTextDays days that clear text stays after a committed ingest; negative: never
 *     removed
 * @param keepFeedbackDays days that feedback stays
 * @param spark Spark settings
 */
public record Environment(
    String name,
    Path landing,
    Path feedback,
    Path keys,
    Path lake,
    Path stagingLake,
    Zone zone,
    int keepClearTextDays,
    int keepFeedbackDays,
    Map<String, String> spark) {

  /** An environment whose staging lake stands beside its lake. */
  public Environment(
      String name,
      Path landing,
      Path feedback,
      Path keys,
      Path lake,
      int keepClearTextDays,
      int keepFeedbackDays,
      Map<String, String> spark) {
    this(
        name,
        landing,
        feedback,
        keys,
        lake,
        beside(lake),
        Zone.LIVE,
        keepClearTextDays,
        keepFeedbackDays,
        spark);
  }

  /** Where the staging lake of a lake stands if nothing else is said. */
  static Path beside(Path lake) {
    return lake.resolveSibling(lake.getFileName() + "-staging");
  }

  /** The same environment, its clear text never removed. */
  public Environment keepingClearText() {
    return new Environment(
        name, landing, feedback, keys, lake, stagingLake, zone, -1, keepFeedbackDays, spark);
  }

  /**
   * The same environment with the staging lake for its lake. Clear text stays: the files will be
   * taken once more when their feed goes live.
   */
  public Environment staging() {
    return new Environment(
        name,
        landing,
        feedback,
        keys,
        stagingLake,
        stagingLake,
        Zone.STAGING,
        -1,
        keepFeedbackDays,
        spark);
  }
}
