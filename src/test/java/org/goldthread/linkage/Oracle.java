package org.goldthread.linkage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.goldthread.core.MentionKind;

/**
 * Linkage in the slowest and plainest way, sentence by sentence from its definition: all pairs, no
 * shortcut, none of the structures of the main code.
 */
final class Oracle {
  private final LinkageRules rules;
  private final List<Mention> mentions;
  private final List<Piece> refused = new ArrayList<>();
  private final List<Piece> admitted = new ArrayList<>();
  private final Map<Mention, Set<String>> outvoted = new HashMap<>();
  private final Set<Dropped> dropped = new HashSet<>();
  private Set<Set<Mention>> clusters = new HashSet<>();

  /** Mentions of one role that carry one key with no gap between them. */
  record Piece(Key key, List<Mention> members) {}

  /** An edge between two clusters. */
  record Edge(Set<Mention> one, Set<Mention> other) {
    Set<Mention> across(Set<Mention> from) {
      return from.equals(one) ? other : one;
    }

    boolean touches(Set<Mention> end) {
      return one.equals(end) || other.equals(end);
    }
  }

  /** An edge that was dropped. */
  record Dropped(
      int tier, boolean ofNhsKey, boolean conflict, Set<Mention> one, Set<Mention> other) {}

  private Oracle(Collection<Mention> mentions, LinkageRules rules) {
    this.mentions = List.copyOf(mentions);
    this.rules = rules;
  }

  static Oracle link(Collection<Mention> mentions, LinkageRules rules) {
    Oracle oracle = new Oracle(mentions, rules);
    oracle.findBlocks();
    oracle.vote();
    oracle.mentions.forEach(mention -> oracle.clusters.add(Set.of(mention)));
    oracle.rules.tiers().forEach(oracle::joinTier);
    return oracle;
  }

  List<Piece> refused() {
    return refused;
  }

  Map<Mention, Set<String>> outvoted() {
    return outvoted;
  }

  Set<Set<Mention>> individuals() {
    return clusters;
  }

  Set<Dropped> dropped() {
    return dropped;
  }

  static Mention anchor(Set<Mention> individual) {
    return new TreeSet<>(individual).first();
  }

  private void findBlocks() {
    Map<List<Object>, List<Mention>> byKey = new HashMap<>();
    for (Mention mention : mentions) {
      for (Key key : mention.keys()) {
        byKey
            .computeIfAbsent(List.of(mention.role(), key), unused -> new ArrayList<>())
            .add(mention);
      }
    }
    byKey.forEach(
        (roleAndKey, members) -> {
          Key key = (Key) roleAndKey.get(1);
          for (List<Mention> piece : cut(members, rules.type(key.type()).get().maxGapMonths())) {
            if (piece.size() >= 2) {
              boolean links = spread(piece) <= rules.cap(key) && named(piece) <= rules.namedCap();
              (links ? admitted : refused).add(new Piece(key, piece));
            }
          }
        });
  }

  private static List<List<Mention>> cut(List<Mention> members, int maxGap) {
    TreeMap<Integer, List<Mention>> byMonth = new TreeMap<>();
    members.forEach(
        m -> byMonth.computeIfAbsent(m.eventMonth(), unused -> new ArrayList<>()).add(m));
    List<List<Mention>> pieces = new ArrayList<>();
    Integer before = null;
    for (int month : byMonth.keySet()) {
      if (before == null || maxGap >= 0 && month - before > maxGap) {
        pieces.add(new ArrayList<>());
      }
      pieces.get(pieces.size() - 1).addAll(byMonth.get(month));
      before = month;
    }
    return pieces;
  }

  private static int spread(List<Mention> piece) {
    Set<String> systems = new HashSet<>();
    Set<String> submissions = new HashSet<>();
    Set<String> nhsFields = new HashSet<>();
    for (Mention m : piece) {
      m.clients().forEach(client -> systems.add(client.idSystem()));
      submissions.add(m.submission());
      m.hard().keySet().stream().filter(f -> f.startsWith("nhs")).forEach(nhsFields::add);
    }
    int most = 0;
    for (String field : nhsFields) {
      most = Math.max(most, distinct(piece, m -> m.hard().get(field)));
    }
    most =
        Math.max(
            most,
            distinct(
                piece,
                m ->
                    m.hard().containsKey("birth_month") && m.hard().containsKey("sex")
                        ? List.of(m.hard().get("birth_month"), m.hard().get("sex"))
                        : null));
    for (String system : systems) {
      Set<Client> clients = new HashSet<>();
      piece.forEach(
          m -> m.clients().stream().filter(c -> c.idSystem().equals(system)).forEach(clients::add));
      most = Math.max(most, clients.size());
    }
    for (String submission : submissions) {
      most =
          Math.max(
              most,
              distinct(
                  piece,
                  m ->
                      m.submission().equals(submission) && m.kind() == MentionKind.REGISTERED
                          ? m.clients().isEmpty() ? m.row() : m.clients().get(0)
                          : null));
    }
    return most;
  }

  private static int named(List<Mention> piece) {
    int most = 0;
    for (Mention any : piece) {
      most =
          Math.max(
              most,
              distinct(
                  piece,
                  m ->
                      m.submission().equals(any.submission())
                          ? m.childClient().orElse(null)
                          : null));
    }
    return most;
  }

  private static int distinct(List<Mention> piece, Function<Mention, Object> value) {
    Set<Object> values = new HashSet<>();
    piece.forEach(m -> values.add(value.apply(m)));
    values.remove(null);
    return values.size();
  }

  private void vote() {
    for (Piece piece : admitted) {
      for (String kind : rules.type(piece.key().type()).get().vote()) {
        Set<String> fields = new HashSet<>();
        for (Mention m : piece.members()) {
          m.hard().keySet().stream()
              .filter(f -> f.equals(kind) || f.startsWith(kind + ":"))
              .filter(f -> rules.isHard(m.role(), f))
              .forEach(fields::add);
        }
        for (String field : fields) {
          List<Mention> carriers =
              piece.members().stream().filter(m -> m.hard().containsKey(field)).toList();
          for (Mention one : carriers) {
            String value = one.hard().get(field);
            long with = carriers.stream().filter(m -> m.hard().get(field).equals(value)).count();
            if (with * 4 >= carriers.size() * 3L) {
              carriers.stream()
                  .filter(m -> !m.hard().get(field).equals(value))
                  .forEach(m -> outvoted.computeIfAbsent(m, unused -> new HashSet<>()).add(field));
            }
          }
        }
      }
    }
  }

  private Map<String, Set<String>> profile(Set<Mention> cluster) {
    Map<String, Set<String>> profile = new TreeMap<>();
    for (Mention m : cluster) {
      m.hard()
          .forEach(
              (field, value) -> {
                if (rules.isHard(m.role(), field)
                    && !outvoted.getOrDefault(m, Set.of()).contains(field)) {
                  profile.computeIfAbsent(field, unused -> new TreeSet<>()).add(value);
                }
              });
    }
    return profile;
  }

  private static boolean agree(Map<String, Set<String>> a, Map<String, Set<String>> b) {
    return a.entrySet().stream()
        .allMatch(e -> !b.containsKey(e.getKey()) || b.get(e.getKey()).equals(e.getValue()));
  }

  private void joinTier(int tier) {
    boolean trusted = rules.isTrusted(tier);
    Map<Mention, Set<Mention>> clusterOf = new HashMap<>();
    clusters.forEach(cluster -> cluster.forEach(m -> clusterOf.put(m, cluster)));
    Set<Edge> e1 = new HashSet<>();
    for (Piece piece : admitted) {
      if (rules.type(piece.key().type()).get().tier() == tier) {
        Set<Set<Mention>> nodes = new LinkedHashSet<>();
        piece.members().forEach(m -> nodes.add(clusterOf.get(m)));
        List<Set<Mention>> list = List.copyOf(nodes);
        Set<Edge> all = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
          for (int j = i + 1; j < list.size(); j++) {
            all.add(edge(list.get(i), list.get(j)));
          }
        }
        boolean ofNhsKey = rules.isNhs(piece.key());
        e1.addAll(keep(nodes, all, trusted, tier, ofNhsKey));
      }
    }
    Set<Edge> e2 = new HashSet<>();
    for (Set<Set<Mention>> component : connected(clusters, e1)) {
      Set<Edge> inside = new HashSet<>();
      e1.stream().filter(e -> component.contains(e.one())).forEach(inside::add);
      e2.addAll(keep(component, inside, trusted, tier, false));
    }
    Set<Set<Mention>> joined = new HashSet<>();
    for (Set<Set<Mention>> component : connected(clusters, e2)) {
      Set<Mention> union = new HashSet<>();
      component.forEach(union::addAll);
      joined.add(Set.copyOf(union));
    }
    clusters = joined;
  }

  private static Edge edge(Set<Mention> a, Set<Mention> b) {
    return anchor(a).compareTo(anchor(b)) < 0 ? new Edge(a, b) : new Edge(b, a);
  }

  private static <N> Set<Set<N>> connected(Set<N> nodes, Set<Edge> edges) {
    Map<Object, Set<Object>> neighbours = new HashMap<>();
    for (Edge e : edges) {
      neighbours.computeIfAbsent(e.one(), unused -> new HashSet<>()).add(e.other());
      neighbours.computeIfAbsent(e.other(), unused -> new HashSet<>()).add(e.one());
    }
    Set<Set<N>> components = new HashSet<>();
    Set<Object> seen = new HashSet<>();
    for (N start : nodes) {
      if (seen.add(start)) {
        Set<N> component = new HashSet<>();
        List<Object> open = new ArrayList<>(List.of(start));
        while (!open.isEmpty()) {
          Object at = open.remove(open.size() - 1);
          @SuppressWarnings("unchecked")
          N node = (N) at;
          component.add(node);
          for (Object next : neighbours.getOrDefault(at, Set.of())) {
            if (seen.add(next)) {
              open.add(next);
            }
          }
        }
        components.add(component);
      }
    }
    return components;
  }

  private Set<Edge> keep(
      Set<Set<Mention>> nodes, Set<Edge> edges, boolean trusted, int tier, boolean ofNhsKey) {
    Map<Set<Mention>, Map<String, Set<String>>> profiles = new HashMap<>();
    Map<String, Set<String>> seen = new TreeMap<>();
    for (Set<Mention> node : nodes) {
      Map<String, Set<String>> profile = profile(node);
      if (profile.values().stream().anyMatch(values -> values.size() > 1)) {
        throw new AssertionError("a cluster holds two values of a hard field");
      }
      profiles.put(node, profile);
      profile.forEach(
          (f, values) -> seen.computeIfAbsent(f, unused -> new TreeSet<>()).addAll(values));
    }
    List<String> contested =
        seen.keySet().stream().filter(field -> seen.get(field).size() > 1).toList();
    if (contested.isEmpty()) {
      return edges;
    }
    Map<Set<Mention>, List<Set<String>>> full = new HashMap<>();
    for (Set<Mention> node : nodes) {
      if (profiles.get(node).keySet().containsAll(contested)) {
        full.put(node, contested.stream().map(profiles.get(node)::get).toList());
      }
    }
    Set<Edge> kept = new HashSet<>();
    for (Edge e : edges) {
      if (full.containsKey(e.one())
          && full.containsKey(e.other())
          && full.get(e.one()).equals(full.get(e.other()))) {
        kept.add(e);
      }
    }
    for (Set<Mention> u : nodes) {
      if (!full.containsKey(u)) {
        List<Edge> toAgreeing =
            edges.stream()
                .filter(e -> e.touches(u) && full.containsKey(e.across(u)))
                .filter(e -> agree(profiles.get(u), profiles.get(e.across(u))))
                .toList();
        Set<List<Set<String>>> candidates = new HashSet<>();
        toAgreeing.forEach(e -> candidates.add(full.get(e.across(u))));
        for (List<Set<String>> v : candidates) {
          long with = mentionsOf(full, Set.of(v));
          long among = mentionsOf(full, candidates);
          if (candidates.size() == 1 || trusted && with * 4 >= among * 3) {
            toAgreeing.stream().filter(e -> full.get(e.across(u)).equals(v)).forEach(kept::add);
          }
        }
      }
    }
    for (Edge e : edges) {
      if (!kept.contains(e)) {
        boolean conflict = !agree(profiles.get(e.one()), profiles.get(e.other()));
        dropped.add(new Dropped(tier, ofNhsKey, conflict, e.one(), e.other()));
      }
    }
    return kept;
  }

  private static long mentionsOf(
      Map<Set<Mention>, List<Set<String>>> full, Set<List<Set<String>>> values) {
    return full.entrySet().stream()
        .filter(e -> values.contains(e.getValue()))
        .mapToLong(e -> e.getKey().size())
        .sum();
  }

  /** An unresolved group: its individuals, and the least number of people they can be. */
  record Group(Set<Set<Mention>> individuals, boolean nhsConflict, int atLeast) {}

  Set<Group> unresolved() {
    Map<Mention, Set<Mention>> individualOf = new HashMap<>();
    clusters.forEach(cluster -> cluster.forEach(m -> individualOf.put(m, cluster)));
    Set<Edge> open = new HashSet<>();
    Set<Set<Mention>> conflicting = new HashSet<>();
    for (Dropped edge : dropped) {
      Set<Mention> one = individualOf.get(anchor(edge.one()));
      Set<Mention> other = individualOf.get(anchor(edge.other()));
      if (!one.equals(other)) {
        if (edge.conflict() && edge.ofNhsKey()) {
          open.add(edge(one, other));
          conflicting.add(one);
        } else if (!edge.conflict() && agree(profile(one), profile(other))) {
          open.add(edge(one, other));
        }
      }
    }
    Set<Group> groups = new HashSet<>();
    for (Set<Set<Mention>> component : connected(clusters, open)) {
      if (component.size() > 1) {
        boolean nhs = component.stream().anyMatch(conflicting::contains);
        Map<String, Set<String>> values = new HashMap<>();
        component.forEach(
            individual ->
                profile(individual)
                    .forEach(
                        (f, v) -> values.computeIfAbsent(f, unused -> new HashSet<>()).addAll(v)));
        int most = values.values().stream().mapToInt(Set::size).max().orElse(1);
        groups.add(new Group(component, nhs, nhs ? 1 : most));
      }
    }
    return groups;
  }

  int atLeast() {
    int least = clusters.size();
    for (Group group : unresolved()) {
      least += group.atLeast() - group.individuals().size();
    }
    return least;
  }
}
