package org.goldthread.explanation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something that linkage dropped or set aside.
 *
 * @param kind dropped_edge, outvoted_value or two_values
 * @param reason conflict, ambiguous, majority or two_values
 * @param tier the tier that dropped an edge
 * @param field the hard field of a value set aside, without its value
 * @param mention the mention, hex; of an edge the own end
 * @param other the other end of an edge, hex
 * @param otherIndividual the individual of the other end, hex
 */
public record Evidence(
    String kind,
    String reason,
    OptionalInt tier,
    Optional<String> field,
    String mention,
    Optional<String> other,
    Optional<String> otherIndividual) {

  /** What is shown of it. */
  Map<String, Object> shown() {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("kind", kind);
    shown.put("reason", reason);
    tier.ifPresent(number -> shown.put("tier", number));
    field.ifPresent(name -> shown.put("field", name));
    shown.put("mention", mention);
    other.ifPresent(id -> shown.put("other", id));
    otherIndividual.ifPresent(id -> shown.put("other_individual", id));
    return shown;
  }

  /** The same in a sentence. */
  String meaning() {
    return switch (reason) {
      case "conflict" -> "the two differ on a hard field";
      case "ambiguous" -> "the two agree, but others that differ among themselves fit as well";
      case "majority" -> "three quarters of its block say otherwise; the value counts as missing";
      default -> "two values of one field on one mention; neither counts";
    };
  }
}
