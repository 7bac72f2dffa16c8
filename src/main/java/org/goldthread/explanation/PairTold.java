package org.goldthread.explanation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why two people named by a user are one individual, or are not.
 *
 * @param a mentions of the first
 * @param b mentions of the second
 * @param between mentions of the same individual as both, other than these; none if they are two
 * @param standings how the keys of all these stand, by the keys' identity
 * @param evidence edges that linkage dropped between the two individuals
 * @param isUnresolved whether the two are in one unresolved group
 * @param judgements judgements that keep the two apart, with their reasons
 * @param maxGapMonths by recipe, how far apart in months neighbours may be
 */
public record PairTold(
    List<HeldMention> a,
    List<HeldMention> b,
    List<HeldMention> between,
    Map<String, Standing> standings,
    List<Evidence> evidence,
    boolean isUnresolved,
    Map<String, String> judgements,
    Map<String, Integer> maxGapMonths) {

  /** Whether both are one individual today. */
  public boolean isOne() {
    return a.get(0).individual().equals(b.get(0).individual());
  }

  /**
   * What is told of two who have nothing to do with one another, and of two who must not be shown
   * together: it is the same, so that it gives nothing away.
   *
   * @param one an individual, hex
   * @param other another, hex
   */
  public static Told unrelated(String one, String other) {
    String sentence = "Nothing joins them: they carry no key in common.";
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("individuals", List.of(one, other));
    json.put("one", false);
    json.put("why", List.of(sentence));
    json.put("shared_keys", List.of());
    json.put("evidence", List.of());
    json.put("differ_on", List.of());
    json.put("unresolved", false);
    json.put("judgements", List.of());
    json.put("mentions", List.of());
    json.put("keys", List.of());
    return new Told("Two individuals", List.of(sentence), List.of(), Optional.empty(), json);
  }

  private boolean isUnrelated() {
    return !isOne()
        && sharedKeys().isEmpty()
        && evidence.isEmpty()
        && judgements.isEmpty()
        && !isUnresolved;
  }

  /** Ready to be shown. */
  public Told told() {
    if (isUnrelated()) {
      return unrelated(a.get(0).individual(), b.get(0).individual());
    }
    List<HeldMention> all = Stream.of(a, b, between).flatMap(List::stream).distinct().toList();
    MentionTables tables = new MentionTables(all, standings);
    List<String> reasons = isOne() ? joined(tables) : apart(tables);
    List<Section> sections = new ArrayList<>();
    sections.add(shared(tables));
    sections.add(IndividualTold.refused(tables, evidence));
    sections.add(differences());
    sections.add(IndividualTold.judged(judgements));
    sections.add(tables.mentions());
    sections.add(tables.keys());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("individuals", individuals());
    json.put("one", isOne());
    json.put("why", reasons);
    json.put(
        "shared_keys",
        sharedKeys().stream()
            .map(
                key -> {
                  Map<String, Object> object = new LinkedHashMap<>();
                  object.put("key", tables.names().of(key));
                  object.put("recipe", key.recipe());
                  key.tier().ifPresent(tier -> object.put("tier", tier));
                  object.put("state", tables.standing(key).state(key));
                  tables.standing(key).refused().ifPresent(why -> object.put("reason", why));
                  return object;
                })
            .toList());
    json.put("evidence", evidence.stream().map(Evidence::shown).toList());
    json.put("differ_on", differing());
    json.put("unresolved", isUnresolved);
    json.put("judgements", IndividualTold.objects(judgements));
    json.put("mentions", tables.mentionObjects());
    json.put("keys", tables.keyObjects());
    return new Told(
        isOne() ? "One individual" : "Two individuals",
        reasons,
        sections,
        Optional.of(tables.graph()),
        json);
  }

  private List<String> individuals() {
    return Stream.of(a, b).map(side -> side.get(0).individual()).distinct().toList();
  }

  private List<String> joined(MentionTables tables) {
    List<String> sentences = new ArrayList<>();
    sentences.add("Both are individual " + a.get(0).individual() + " today.");
    List<String> path =
        KeyPath.between(a, b, between, key -> tables.standing(key).refused().isEmpty()).stream()
            .map(
                step ->
                    step.key().map(key -> "—" + tables.names().of(key) + "→ ").orElse("")
                        + tables.label(step.mention().id()))
            .toList();
    sentences.add("They are joined so: " + String.join(" ", path) + ".");
    return sentences;
  }

  private List<String> apart(MentionTables tables) {
    List<String> sentences = new ArrayList<>();
    if (!a.get(0).role().equals(b.get(0).role())) {
      sentences.add(
          "Keys join mentions of one role only; these are a "
              + a.get(0).role()
              + " and a "
              + b.get(0).role()
              + ". Somebody met in both roles is an individual in each.");
      return sentences;
    }
    judgements.keySet().forEach(id -> sentences.add("Judgement " + id + " keeps them apart."));
    for (Evidence edge : evidence) {
      sentences.add(
          "Tier "
              + edge.tier().orElse(0)
              + " dropped an edge between them: "
              + edge.meaning()
              + (edge.reason().equals("conflict") && !differing().isEmpty()
                  ? " (" + String.join(", ", differing()) + ")"
                  : "")
              + ".");
    }
    for (HeldKey key : sharedKeys()) {
      Standing standing = tables.standing(key);
      if (key.tier().isEmpty()) {
        sentences.add(tables.names().of(key) + " is shared: evidence of families only.");
      } else if (standing.refused().isPresent()) {
        sentences.add(
            tables.names().of(key)
                + " is shared and "
                + standing.meaning(key)
                + " ("
                + standing.mentions()
                + " mentions).");
      } else if (evidence.isEmpty() && maxGapMonths.containsKey(key.recipe())) {
        sentences.add(
            tables.names().of(key)
                + " is shared, perhaps too long apart: neighbours in date more than "
                + maxGapMonths.get(key.recipe())
                + " months apart are not joined by it.");
      } else if (evidence.isEmpty() && !differing().isEmpty()) {
        sentences.add(
            tables.names().of(key)
                + " is shared; they differ on "
                + String.join(", ", differing())
                + ".");
      }
    }
    if (isUnresolved) {
      sentences.add("They are in one unresolved group: they may be one person.");
    }
    if (sentences.isEmpty()) {
      sentences.add(
          "They share a key and were not joined by it; others of its block decided that.");
    }
    return sentences;
  }

  private List<HeldKey> sharedKeys() {
    Map<String, HeldKey> keys = new LinkedHashMap<>();
    a.stream().flatMap(m -> m.keys().stream()).forEach(key -> keys.put(key.identity(), key));
    TreeSet<String> others =
        b.stream()
            .flatMap(m -> m.keys().stream())
            .map(HeldKey::identity)
            .collect(Collectors.toCollection(TreeSet::new));
    keys.keySet().retainAll(others);
    return List.copyOf(keys.values());
  }

  private Section shared(MentionTables tables) {
    return new Section(
        "Shared keys",
        List.of("key", "tier", "what it does"),
        sharedKeys().stream()
            .map(
                key ->
                    List.of(
                        tables.names().of(key),
                        key.tier().isPresent() ? String.valueOf(key.tier().getAsInt()) : "–",
                        tables.standing(key).meaning(key)))
            .toList(),
        "They carry no key in common.");
  }

  /** Hard fields on which the two differ, by name. */
  private List<String> differing() {
    Map<String, TreeSet<String>> ofA = values(a);
    Map<String, TreeSet<String>> ofB = values(b);
    return ofA.entrySet().stream()
        .filter(field -> ofB.containsKey(field.getKey()))
        .filter(field -> field.getValue().stream().noneMatch(ofB.get(field.getKey())::contains))
        .map(field -> shownName(field.getKey()))
        .distinct()
        .sorted()
        .toList();
  }

  private static Map<String, TreeSet<String>> values(List<HeldMention> mentions) {
    Map<String, TreeSet<String>> values = new TreeMap<>();
    mentions.forEach(
        mention ->
            mention
                .hard()
                .forEach(
                    (field, value) ->
                        values.computeIfAbsent(field, unused -> new TreeSet<>()).add(value)));
    return values;
  }

  private static String shownName(String field) {
    int end = field.indexOf(':');
    return end < 0 ? field : field.substring(0, end);
  }

  private Section differences() {
    return new Section(
        "Hard fields on which they differ",
        List.of("field"),
        differing().stream().map(List::of).toList(),
        "None.");
  }
}
