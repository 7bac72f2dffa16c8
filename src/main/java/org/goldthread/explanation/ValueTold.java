package org.goldthread.explanation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a golden value comes from, and what lost.
 *
 * @param individual its id, hex
 * @param field the field
 * @param candidates every value that a row states, the survivor first
 */
public record ValueTold(String individual, String field, List<Candidate> candidates) {

  /**
   * A stated value.
   *
   * @param value the value
   * @param provider who stated it
   * @param feed in which feed
   * @param period for which period
   * @param line on which line
   * @param eventDate the date that the row is about
   * @param rank rank of the provider for this field; 1 is the most authoritative
   */
  public record Candidate(
      String value,
      String provider,
      String feed,
      String period,
      long line,
      String eventDate,
      int rank) {

    String place() {
      return provider + "/" + feed + "/" + period + ":" + line;
    }

    /** By which rule it loses to another. */
    String losesBy(Candidate survivor) {
      if (value.equals(survivor.value)) {
        return "states the same";
      }
      if (rank > survivor.rank) {
        return "a less authoritative source";
      }
      if (eventDate.compareTo(survivor.eventDate) < 0) {
        return "an earlier date";
      }
      return "the fixed tie-break";
    }

    Map<String, Object> shown() {
      Map<String, Object> shown = new LinkedHashMap<>();
      shown.put("value", value);
      shown.put("provider", provider);
      shown.put("feed", feed);
      shown.put("period", period);
      shown.put("line", line);
      shown.put("event_date", eventDate);
      shown.put("rank", rank);
      return shown;
    }
  }

  /** The same with losers in a fixed order: most authoritative, then latest, first. */
  public ValueTold {
    candidates =
        candidates.isEmpty()
            ? List.of()
            : ordered(candidates.get(0), candidates.subList(1, candidates.size()));
  }

  private static List<Candidate> ordered(Candidate survivor, List<Candidate> losers) {
    List<Candidate> all = new ArrayList<>(List.of(survivor));
    losers.stream()
        .sorted(
            Comparator.comparingInt(Candidate::rank)
                .thenComparing(Candidate::eventDate, Comparator.reverseOrder())
                .thenComparing(Candidate::place)
                .thenComparing(Candidate::value))
        .forEach(all::add);
    return List.copyOf(all);
  }

  /** Ready to be shown. */
  public Told told() {
    Candidate survivor = candidates.get(0);
    List<Candidate> losers = candidates.subList(1, candidates.size());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("individual", individual);
    json.put("field", field);
    json.put("survivor", survivor.shown());
    json.put(
        "losers",
        losers.stream()
            .map(
                loser -> {
                  Map<String, Object> shown = loser.shown();
                  shown.put("lost_by", loser.losesBy(survivor));
                  return shown;
                })
            .toList());
    List<List<String>> rows = new ArrayList<>();
    for (Candidate candidate : candidates) {
      rows.add(
          List.of(
              candidate.value(),
              candidate.place(),
              candidate.eventDate(),
              String.valueOf(candidate.rank()),
              rows.isEmpty() ? "survives" : candidate.losesBy(survivor)));
    }
    return new Told(
        field + " of individual " + individual,
        List.of(
            "The value is "
                + survivor.value()
                + ", stated by "
                + survivor.place()
                + " on "
                + survivor.eventDate()
                + " (authority "
                + survivor.rank()
                + ").",
            "The most authoritative source wins, then the latest date, then a fixed tie-break; a"
                + " missing value never overwrites."),
        List.of(
            new Section(
                "What is stated",
                List.of("value", "row", "date", "authority", "why"),
                rows,
                "Nothing is stated.")),
        Optional.empty(),
        json);
  }
}
