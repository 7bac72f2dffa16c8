package org.goldthread.linkage;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.goldthread.core.MentionKind;
import org.goldthread.core.Role;

/**
 * Mentions in few words, and what linkage makes of them. A fact is a word and a value: {@code nhs},
 * {@code email} and every other recipe are keys; {@code born}, {@code sex}, {@code order} hard
 * fields; {@code client} a client id with its local key; {@code named} the child whose row merely
 * names an adult; {@code row}, {@code slot}, {@code month}, {@code seen}, {@code submission} where
 * it stands.
 */
final class Cast {
  private static final VectorFile VECTORS = VectorFile.read();
  private static final TokenSpace SPACE = new TokenSpace("gt1", 1, 1);

  private final List<Mention> mentions = new ArrayList<>();

  /** A mention of a child. */
  Cast child(String id, String... facts) {
    return add(Role.CHILD, id, facts);
  }

  /** A mention of an adult. */
  Cast adult(String id, String... facts) {
    return add(Role.ADULT, id, facts);
  }

  private Cast add(Role role, String id, String... facts) {
    Map<String, String> hard = new HashMap<>();
    List<Key> keys = new ArrayList<>();
    List<Client> clients = new ArrayList<>();
    Optional<Client> child = Optional.empty();
    Map<String, String> place = new HashMap<>(Map.of("row", id, "month", "2023-04", "seen", "1"));
    for (String fact : facts) {
      String word = fact.substring(0, fact.indexOf(' '));
      String value = fact.substring(word.length() + 1);
      switch (word) {
        case "born" -> hard.put(HardFields.BIRTH_MONTH, value);
        case "sex" -> hard.put(HardFields.SEX, value);
        case "order" -> hard.put(HardFields.BIRTH_ORDER, value);
        case "side" -> hard.put(HardFields.side("j"), value);
        case "client" -> {
          clients.add(new Client("system", bytes(value)));
          keys.add(key("local", value));
        }
        case "named" -> child = Optional.of(new Client("system", bytes(value)));
        case "nhs" -> {
          hard.put(HardFields.nhs(SPACE), value);
          keys.add(key(word, value));
        }
        case "row", "slot", "month", "seen", "submission" -> place.put(word, value);
        default -> keys.add(key(word, value));
      }
    }
    if (place.containsKey("slot")) {
      hard.put(HardFields.slot(place.get("row")), place.get("slot"));
    }
    String[] month = place.get("month").split("-");
    mentions.add(
        new Mention(
            bytes(id),
            Long.parseLong(place.get("seen")),
            role,
            child.isPresent() ? MentionKind.NAMED : MentionKind.REGISTERED,
            place.get("row"),
            place.getOrDefault("submission", place.get("row")),
            12 * Integer.parseInt(month[0]) + Integer.parseInt(month[1]),
            clients,
            child,
            keys,
            hard));
    return this;
  }

  private static Key key(String recipe, String value) {
    return new Key(VECTORS.types().get(recipe), SPACE, bytes(value));
  }

  private static Bytes bytes(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The individuals, each as the ids of its mentions. */
  List<String> individuals() {
    return outcome().individuals().stream().map(ids -> String.join(" ", ids)).toList();
  }

  /** Why they are not fewer: all that {@code explain} has to tell of them. */
  List<String> explanation() {
    Population population = Population.link(mentions, VECTORS.rules());
    Linked linked = population.linked();
    return Stream.of(
            linked.dropped().stream()
                .map(
                    edge ->
                        "tier "
                            + edge.tier()
                            + " "
                            + edge.reason().word()
                            + ": "
                            + Outcome.text(edge.left())
                            + " and "
                            + Outcome.text(edge.right())),
            linked.outvoted().stream()
                .map(lost -> "outvoted: " + lost.field() + " of " + Outcome.text(lost.mention())),
            population.refused().stream()
                .map(
                    block ->
                        "refused: "
                            + VECTORS.rules().type(block.key().type()).orElseThrow().name()
                            + " "
                            + Outcome.text(block.key().token())
                            + ", "
                            + block.reason().word()
                            + " of "
                            + block.size()
                            + " mentions"),
            unresolved().stream())
        .flatMap(lines -> lines)
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  private List<String> unresolved() {
    return Population.link(mentions, VECTORS.rules()).linked().unresolved().stream()
        .map(
            group ->
                "unresolved by "
                    + (group.nhsConflict() ? "NHS conflict" : "ambiguity")
                    + ": "
                    + group.atLeast()
                    + " to "
                    + group.anchors().size())
        .toList();
  }

  private Outcome outcome() {
    return Outcome.of(Population.link(mentions, VECTORS.rules()), VECTORS.rules());
  }
}
