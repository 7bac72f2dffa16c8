package org.goldthread.explanation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A change of an individual's id.
 *
 * @param run the run that made it
 * @param day the day on which that was
 * @param change created, merged, split, moved or erased
 * @param from id before, hex
 * @param to id after, hex
 * @param mentions how many mentions went this way
 * @param why its cause
 */
public record IdChange(
    long run,
    String day,
    String change,
    Optional<String> from,
    Optional<String> to,
    long mentions,
    String why) {

  /** What is shown of it. */
  Map<String, Object> shown() {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("run", run);
    shown.put("day", day);
    shown.put("change", change);
    from.ifPresent(id -> shown.put("from", id));
    to.ifPresent(id -> shown.put("to", id));
    shown.put("mentions", mentions);
    shown.put("why", why);
    return shown;
  }
}
