package org.goldthread.explanation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is told of one individual.
 *
 * @param individual its id, hex
 * @param mentions its mentions, oldest first
 * @param standings how their keys stand, by the keys' identity
 * @param evidence what linkage dropped or set aside of it
 * @param unresolved ids of individuals that may be the same person, hex
 * @param judgements judgements it is on a side of, with their reasons
 * @param history changes of its id, oldest first
 */
public record IndividualTold(
    String individual,
    List<HeldMention> mentions,
    Map<String, Standing> standings,
    List<Evidence> evidence,
    List<String> unresolved,
    Map<String, String> judgements,
    List<IdChange> history) {

  /** Ready to be shown. */
  public Told told() {
    MentionTables tables = new MentionTables(mentions, standings);
    List<Section> sections =
        List.of(
            tables.mentions(),
            tables.keys(),
            refused(tables, evidence),
            judged(judgements),
            history(history));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("individual", individual);
    json.put("mentions", tables.mentionObjects());
    json.put("keys", tables.keyObjects());
    json.put("evidence", evidence.stream().map(Evidence::shown).toList());
    json.put("unresolved", unresolved);
    json.put("judgements", objects(judgements));
    json.put("history", history.stream().map(IdChange::shown).toList());
    return new Told(
        "Individual " + individual, sentences(tables), sections, Optional.of(tables.graph()), json);
  }

  private List<String> sentences(MentionTables tables) {
    List<String> sentences = new ArrayList<>();
    long feeds = mentions.stream().map(HeldMention::feed).distinct().count();
    TreeSet<String> dates =
        mentions.stream()
            .map(HeldMention::eventDate)
            .collect(Collectors.toCollection(TreeSet::new));
    String span =
        dates.first().equals(dates.last()) ? dates.first() : dates.first() + " to " + dates.last();
    sentences.add(
        (mentions.get(0).role().equals("child") ? "A child" : "An adult")
            + " with "
            + count(mentions.size(), "mention")
            + " of "
            + count(feeds, "feed")
            + ", "
            + span
            + ".");
    if (mentions.size() > 1) {
      String joining =
          tables.names().all().stream()
              .filter(key -> List.of("joins", "shared").contains(tables.standing(key).state(key)))
              .map(key -> tables.names().of(key) + " (tier " + key.tier().orElse(0) + ")")
              .collect(Collectors.joining(", "));
      sentences.add("Keys that may join it: " + joining + ".");
    }
    if (!unresolved.isEmpty()) {
      sentences.add(
          "Unresolved: it may be the same person as "
              + unresolved.stream()
                  .filter(other -> !other.equals(individual))
                  .collect(Collectors.joining(", "))
              + ".");
    }
    return sentences;
  }

  static Section refused(MentionTables tables, List<Evidence> evidence) {
    return new Section(
        "What was refused",
        List.of("what", "tier", "field", "mention", "other individual", "why"),
        evidence.stream()
            .map(
                one ->
                    List.of(
                        one.kind().replace('_', ' ') + ", " + one.reason(),
                        one.tier().isPresent() ? String.valueOf(one.tier().getAsInt()) : "–",
                        one.field().orElse("–"),
                        tables.label(one.mention()),
                        one.otherIndividual().orElse("–"),
                        one.meaning()))
            .toList(),
        "No edge was dropped and no value set aside.");
  }

  static Section judged(Map<String, String> judgements) {
    return new Section(
        "Judgements",
        List.of("judgement", "reason"),
        judgements.entrySet().stream()
            .map(judgement -> List.of(judgement.getKey(), judgement.getValue()))
            .toList(),
        "None is recorded.");
  }

  static Section history(List<IdChange> history) {
    return new Section(
        "History",
        List.of("run", "day", "change", "from", "to", "mentions", "why"),
        history.stream()
            .map(
                change ->
                    List.of(
                        String.valueOf(change.run()),
                        change.day(),
                        change.change(),
                        change.from().orElse("–"),
                        change.to().orElse("–"),
                        String.valueOf(change.mentions()),
                        change.why()))
            .toList(),
        "No change of the id is recorded.");
  }

  static List<Map<String, Object>> objects(Map<String, String> judgements) {
    return judgements.entrySet().stream()
        .map(
            judgement ->
                Map.<String, Object>of(
                    "judgement", judgement.getKey(), "reason", judgement.getValue()))
        .toList();
  }

  private static String count(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
