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
    int keepClearTextDays,
    int keepFeedbackDays,
    Map<String, String> spark) {

  /** The same environment, its clear text never removed. */
  public Environment keepingClearText() {
    return new Environment(name, landing, feedback, keys, lake, -1, keepFeedbackDays, spark);
  }
}
