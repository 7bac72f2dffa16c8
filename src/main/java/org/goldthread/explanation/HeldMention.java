package org.goldthread.explanation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A mention as the lake holds it.
 *
 * @param id mention id, hex
 * @param individual id of its individual, hex
 * @param role child or adult
 * @param kind registered, attended, named or administrative
 * @param provider who sent its row
 * @param feed the row's feed
 * @param period the submission's period
 * @param file number of the file within the submission
 * @param line line of the row
 * @param part ordinal among the rows made of the line
 * @param slot whom of the row it is about
 * @param eventDate the date that the row is about
 * @param firstSeen the intake that first brought it
 * @param keys its keys
 * @param hard effective values of hard fields: compared, never shown
 */
public record HeldMention(
    String id,
    String individual,
    String role,
    String kind,
    String provider,
    String feed,
    String period,
    int file,
    long line,
    int part,
    int slot,
    String eventDate,
    long firstSeen,
    List<HeldKey> keys,
    Map<String, String> hard) {

  /** Keeps its own copies. */
  public HeldMention {
    keys = List.copyOf(keys);
    hard = Map.copyOf(hard);
  }

  /** Where its row stands. */
  public String place() {
    return provider + "/" + feed + "/" + period + ":" + line + (slot == 0 ? "" : ":" + slot);
  }

  /** What is shown of it: no value of a hard field, and of keys their names. */
  Map<String, Object> shown(KeyNames names) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("mention", id);
    shown.put("role", role);
    shown.put("kind", kind);
    shown.put("provider", provider);
    shown.put("feed", feed);
    shown.put("period", period);
    shown.put("file", file);
    shown.put("line", line);
    shown.put("slot", slot);
    shown.put("event_date", eventDate);
    shown.put("first_seen", firstSeen);
    shown.put("keys", names.of(this));
    return shown;
  }

  /** Its place. */
  @Override
  public String toString() {
    return place();
  }
}
