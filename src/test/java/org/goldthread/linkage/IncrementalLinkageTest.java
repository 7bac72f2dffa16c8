package org.goldthread.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.goldthread.core.MentionKind;
import org.goldthread.core.Role;
import org.goldthread.table.LinkageDecisions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What changed, linked into an earlier linkage, gives what all mentions give from nothing. Many
 * histories are linked together, for a run of Spark costs more than all its cases.
 */
class IncrementalLinkageTest {
  private static final int RUNS = 7;
  private static final int HISTORIES = Integer.getInteger("goldthread.histories", 500);

  /** Affected mentions are told apart however many they are. */
  private static final double ALL = 1.1;

  private final VectorFile vectors = VectorFile.read();
  private final LinkageRules rules = vectors.rules();

  @Test
  @DisplayName("incremental is full after every run of random histories, seeds from 1 on")
  void incrementalIsFull() {
    Map<String, List<List<Mention>>> histories = new LinkedHashMap<>();
    for (long seed = 1; seed <= HISTORIES; seed++) {
      histories.put("seed " + seed, RandomHistory.of(seed, RUNS, rules));
    }
    Lake lake = new Lake();
    for (int run = 0; run < RUNS; run++) {
      List<Mention> mentions = together(histories, run);
      lake.link(mentions, ALL);
      TreeSet<String> wrong = lake.differences(mentions);
      if (!wrong.isEmpty()) {
        List<List<Mention>> smallest = shrunk(histories.get(wrong.first()));
        throw new AssertionError(wrong + "; the first in its smallest form:\n" + told(smallest));
      }
    }
    assertThat(lake.rows()).containsExactlyInAnyOrderElementsOf(lake.rowsFromNothing());
    assertThat(lake.anew).hasSize(RUNS - 1).allMatch(relinked -> relinked.affected() > 0);
  }

  @Test
  void aRunThatChangesNothingLinksNothing() {
    Lake lake = new Lake();
    List<Mention> mentions = RandomHistory.of(1, 1, rules).get(0);
    lake.link(mentions, ALL);
    List<Mention> shuffled = new ArrayList<>(mentions);
    Collections.shuffle(shuffled, new Random(1));
    lake.link(shuffled, ALL);
    assertThat(lake.anew).extracting(Linkage.Relinked::affected).containsExactly(0L);
  }

  @Test
  void tooManyAffectedMentionsAreLinkedFromNothing() {
    Lake lake = new Lake();
    List<Mention> mentions = together(Map.of("seed 3", RandomHistory.of(3, 1, rules)), 0);
    List<Mention> fewer = mentions.subList(1, mentions.size());
    lake.link(mentions, ALL);
    lake.link(fewer, 0);
    assertThat(lake.anew)
        .containsExactly(new Linkage.Relinked(lake.anew.get(0).decisions(), 1, fewer.size()));
    assertThat(lake.differences(fewer)).isEmpty();
  }

  /**
   * One run per column; what is expected is written as the individuals, unresolved ones starred.
   */
  @Test
  void followsBlocksThatOpenAndClose() {
    Map<String, List<List<Mention>>> histories = new LinkedHashMap<>();
    Mention[] clients =
        IntStream.range(0, 6).mapToObj(this::clientWithMailbox).toArray(Mention[]::new);
    histories.put(
        "cap",
        List.of(
            List.of(clients[0], clients[1], clients[2], clients[3]),
            List.of(clients),
            List.of(clients[0], clients[4], clients[5])));
    Mention early = withMobile("early", 240);
    Mention middle = withMobile("middle", 264);
    Mention late = withMobile("late", 288);
    histories.put(
        "gap", List.of(List.of(early, late), List.of(early, middle, late), List.of(early, late)));

    Lake lake = new Lake();
    List<String> found = new ArrayList<>();
    for (int run = 0; run < 3; run++) {
      List<Mention> mentions = together(histories, run);
      lake.link(mentions, ALL);
      assertThat(lake.differences(mentions)).isEmpty();
      found.add(lake.decided().outcome().individuals().toString());
    }
    assertThat(found)
        .containsExactly(
            "[[cap/c0, cap/c1, cap/c2, cap/c3], [gap/early], [gap/late]]",
            "[[cap/c0], [cap/c1], [cap/c2], [cap/c3], [cap/c4], [cap/c5], [gap/early, gap/late,"
                + " gap/middle]]",
            "[[cap/c0, cap/c4, cap/c5], [gap/early], [gap/late]]");
  }

  private Mention clientWithMailbox(int number) {
    return adult(
        "c" + number,
        280,
        List.of(new Client("system", text("client " + number))),
        vectors.types().get("email"),
        "office");
  }

  private Mention withMobile(String id, int month) {
    return adult(id, month, List.of(), vectors.types().get("mobile"), "mobile");
  }

  private static Mention adult(String id, int month, List<Client> clients, int type, String token) {
    return new Mention(
        text(id),
        1,
        Role.ADULT,
        MentionKind.REGISTERED,
        "row of " + id,
        "submission",
        month,
        clients,
        Optional.empty(),
        List.of(new Key(type, new TokenSpace("gt1", 1, 1), text(token))),
        Map.of());
  }

  /** The state of a lake that links run by run. */
  private final class Lake {
    private final MentionTable table = new MentionTable();
    private final List<Linkage.Relinked> anew = new ArrayList<>();
    private Linkage.Earlier earlier;

    void link(List<Mention> mentions, double share) {
      List<Mention> shuffled = new ArrayList<>(mentions);
      Collections.shuffle(shuffled, new Random(anew.size()));
      Dataset<Row> rows = Decided.stored(table.of(shuffled));
      Dataset<Row> decisions;
      if (earlier == null) {
        decisions = Linkage.decisions(rows, rules, MentionTable::keyed);
      } else {
        Linkage.Relinked relinked =
            IncrementalLinkage.since(
                earlier,
                rows,
                mentions.size(),
                rules,
                MentionTable::keyed,
                Decided.recording(new ArrayList<>()),
                TaskLimits.DEFAULT,
                share);
        anew.add(relinked);
        decisions = relinked.decisions();
      }
      earlier = new Linkage.Earlier(rows, Decided.stored(decisions));
    }

    Decided decided() {
      return new Decided(earlier.decisions(), table, rules);
    }

    List<String> rows() {
      return texts(earlier.decisions());
    }

    List<String> rowsFromNothing() {
      return texts(Linkage.decisions(earlier.mentions(), rules, MentionTable::keyed));
    }

    private List<String> texts(Dataset<Row> decisions) {
      Dataset<Row> inOrder = LinkageDecisions.TABLE.select(decisions);
      return inOrder.toJSON().collectAsList();
    }

    /** The histories of which the lake says anything else than linking from nothing does. */
    TreeSet<String> differences(List<Mention> mentions) {
      Population population = Population.link(mentions, rules);
      Map<String, List<String>> expected =
          statements(Outcome.of(population, rules), dropped(population));
      Map<String, List<String>> found = statements(decided().outcome(), decided().dropped());
      TreeSet<String> names = new TreeSet<>();
      Stream.of(expected.keySet(), found.keySet())
          .flatMap(Set::stream)
          .filter(name -> !sorted(expected.get(name)).equals(sorted(found.get(name))))
          .forEach(names::add);
      return names;
    }
  }

  private static List<String> sorted(List<String> statements) {
    return statements == null ? List.of() : statements.stream().sorted().toList();
  }

  private static List<List<String>> dropped(Population population) {
    return population.linked().dropped().stream()
        .map(
            edge ->
                List.of(
                    String.valueOf(edge.tier()),
                    edge.reason().word(),
                    Outcome.text(edge.left()),
                    Outcome.text(edge.right())))
        .toList();
  }

  /** What is said of each history: every name in an outcome begins with that of its history. */
  private static Map<String, List<String>> statements(Outcome outcome, List<List<String>> dropped) {
    Map<String, List<String>> statements = new HashMap<>();
    for (int i = 0; i < outcome.individuals().size(); i++) {
      List<String> one = outcome.individuals().get(i);
      add(statements, one.get(0), "individual " + one + " by " + outcome.anchors().get(i));
    }
    outcome.unresolved().forEach(group -> add(statements, group.get(0), "unresolved " + group));
    outcome.refused().forEach(block -> add(statements, block.get(2), "refused " + block));
    outcome.outvoted().forEach(value -> add(statements, value.get(0), "outvoted " + value));
    dropped.forEach(edge -> add(statements, edge.get(2), "dropped " + edge));
    return statements;
  }

  private static void add(Map<String, List<String>> statements, String of, String statement) {
    String name = of.substring(0, of.indexOf('/'));
    statements.computeIfAbsent(name, unused -> new ArrayList<>()).add(statement);
  }

  private static List<Mention> together(Map<String, List<List<Mention>>> histories, int run) {
    return MentionTable.together(
        histories.entrySet().stream()
            .map(h -> new VectorFile.Case(h.getKey(), h.getValue().get(run), null))
            .toList());
  }

  /** A wrong history without each mention, and each run, that it does not need to be wrong. */
  private List<List<Mention>> shrunk(List<List<Mention>> wrong) {
    List<List<Mention>> smallest = wrong;
    for (int run = smallest.size() - 1; run >= 0; run--) {
      List<List<Mention>> without = new ArrayList<>(smallest);
      without.remove(run);
      smallest = isWrong(without) ? without : smallest;
    }
    TreeSet<Bytes> ids =
        smallest.stream()
            .flatMap(List::stream)
            .map(Mention::id)
            .collect(Collectors.toCollection(TreeSet::new));
    for (Bytes id : ids) {
      List<List<Mention>> without =
          smallest.stream()
              .map(state -> state.stream().filter(mention -> !mention.id().equals(id)).toList())
              .toList();
      smallest = isWrong(without) ? without : smallest;
    }
    return smallest;
  }

  private boolean isWrong(List<List<Mention>> history) {
    Lake lake = new Lake();
    for (int run = 0; run < history.size(); run++) {
      List<Mention> mentions = together(Map.of("alone", history), run);
      lake.link(mentions, ALL);
      if (!lake.differences(mentions).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static String told(List<List<Mention>> history) {
    return history.stream()
        .map(
            state ->
                state.stream()
                    .map(
                        m ->
                            Outcome.text(m.id())
                                + " "
                                + m.role().word()
                                + " first seen "
                                + m.firstSeen()
                                + " month "
                                + m.eventMonth()
                                + " keys "
                                + m.keys().stream()
                                    .map(k -> k.type() + ":" + Outcome.text(k.token()))
                                    .toList()
                                + " "
                                + new TreeMap<>(m.hard()))
                    .collect(Collectors.joining("\n  ", "run:\n  ", "")))
        .collect(Collectors.joining("\n"));
  }

  private static Bytes text(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
