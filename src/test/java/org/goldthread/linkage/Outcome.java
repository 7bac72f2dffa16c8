package org.goldthread.linkage;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a linkage must give, in the form of the vectors: lists sorted, anchors in the order of
 * individuals.
 */
record Outcome(
    List<List<String>> individuals,
    List<String> anchors,
    List<List<String>> unresolved,
    List<List<String>> refused,
    List<List<String>> outvoted,
    int atMost,
    int atLeast) {

  static String text(Bytes bytes) {
    return new String(bytes.value(), StandardCharsets.UTF_8);
  }

  static Outcome of(Population population, LinkageRules rules) {
    Linked linked = population.linked();
    Map<Bytes, List<String>> members = new HashMap<>();
    linked.individuals().forEach(i -> members.put(i.anchor(), texts(i.mentions())));
    return of(
        linked.individuals().stream()
            .map(i -> List.of(texts(i.mentions()), List.of(text(i.anchor()))))
            .toList(),
        linked.unresolved().stream()
            .map(g -> g.anchors().stream().flatMap(a -> members.get(a).stream()).toList())
            .toList(),
        population.refused().stream()
            .map(r -> List.of(r.role().word(), name(r.key(), rules), text(r.key().token())))
            .toList(),
        linked.outvoted().stream().map(o -> List.of(text(o.mention()), o.field())).toList(),
        linked.atMost(),
        linked.atLeast());
  }

  static Outcome of(Oracle oracle, LinkageRules rules) {
    return of(
        oracle.individuals().stream()
            .map(i -> List.of(ids(i), List.of(text(Oracle.anchor(i).id()))))
            .toList(),
        oracle.unresolved().stream()
            .map(g -> g.individuals().stream().flatMap(i -> ids(i).stream()).toList())
            .toList(),
        oracle.refused().stream()
            .map(
                p ->
                    List.of(
                        p.members().get(0).role().word(),
                        name(p.key(), rules),
                        text(p.key().token())))
            .toList(),
        oracle.outvoted().entrySet().stream()
            .flatMap(e -> e.getValue().stream().map(f -> List.of(text(e.getKey().id()), f)))
            .toList(),
        oracle.individuals().size(),
        oracle.atLeast());
  }

  /** Sorts what was found; an individual is given as its mentions and its anchor. */
  static Outcome of(
      List<List<List<String>>> individuals,
      List<List<String>> unresolved,
      List<List<String>> refused,
      List<List<String>> outvoted,
      int atMost,
      int atLeast) {
    List<List<List<String>>> ordered =
        individuals.stream()
            .map(i -> List.of(i.get(0).stream().sorted().toList(), i.get(1)))
            .sorted(Comparator.comparing(i -> i.get(0).get(0)))
            .toList();
    return new Outcome(
        ordered.stream().map(i -> i.get(0)).toList(),
        ordered.stream().map(i -> i.get(1).get(0)).toList(),
        sorted(unresolved.stream().map(g -> g.stream().sorted().toList()).toList()),
        sorted(refused),
        sorted(outvoted.stream().map(o -> List.of(o.get(0), HardFields.kind(o.get(1)))).toList()),
        atMost,
        atLeast);
  }

  private static List<List<String>> sorted(List<List<String>> lists) {
    return lists.stream().sorted(Comparator.comparing(list -> String.join("\n", list))).toList();
  }

  private static String name(Key key, LinkageRules rules) {
    return rules.type(key.type()).orElseThrow().name();
  }

  private static List<String> texts(List<Bytes> ids) {
    return ids.stream().map(Outcome::text).toList();
  }

  private static List<String> ids(Set<Mention> mentions) {
    return mentions.stream().map(m -> text(m.id())).toList();
  }
}
