package org.goldthread.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.MentionKind;
import org.goldthread.core.Role;
import org.goldthread.spark.TestSession;
import org.goldthread.table.LinkageEvidence;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The stage gives what the rules give: all cases of the vectors at once, as one population. */
class LinkageStageTest {
  private final VectorFile vectors = VectorFile.read();
  private final MentionTable table = new MentionTable();

  @Test
  void linksAllCasesOfTheVectorsTogether() {
    Dataset<Row> decisions = decisions(MentionTable.together(vectors.cases()), vectors.rules());

    assertThat(decided(decisions).outcome()).isEqualTo(expected());
  }

  /** Slow for what it is: eight tiers of a dozen joins each, of which several go in rounds. */
  @Test
  @Tag("fault")
  void linksAllCasesOfTheVectorsByJoins() {
    Dataset<Row> decisions =
        decisionsByJoins(MentionTable.together(vectors.cases()), vectors.rules());

    assertThat(decided(decisions).outcome()).isEqualTo(expected());
  }

  /** As slow as the one above, for the same reason. */
  @Test
  @Tag("fault")
  void givesTheSameByJoinsDownToTheEvidence() {
    givesWhatTheRulesGive(
        randomPopulations(100, Boolean.getBoolean("goldthread.full") ? 130 : 107),
        this::decisionsByJoins);
  }

  @Test
  void givesTheEvidenceOfTheRulesWhateverTheOrderOfRows() {
    givesWhatTheRulesGive(randomPopulations(1, 12), this::decisions);
  }

  private List<Mention> randomPopulations(long firstSeed, long lastSeed) {
    List<Mention> mentions = new ArrayList<>();
    for (long seed = firstSeed; seed <= lastSeed; seed++) {
      mentions.addAll(
          MentionTable.together(
              List.of(
                  new VectorFile.Case(
                      "seed " + seed,
                      RandomPopulation.consistent(
                          RandomPopulation.of(seed, vectors.rules()), vectors.rules()),
                      null))));
    }
    return mentions;
  }

  private void givesWhatTheRulesGive(
      List<Mention> mentions, BiFunction<List<Mention>, LinkageRules, Dataset<Row>> linkage) {
    Population population = Population.link(mentions, vectors.rules());
    Collections.shuffle(mentions, new Random(7));

    Dataset<Row> decisions = linkage.apply(mentions, vectors.rules());

    Outcome found = decided(decisions).outcome();
    Outcome expected = Outcome.of(population, vectors.rules());
    assertThat(found.individuals()).containsExactlyElementsOf(expected.individuals());
    assertThat(found).isEqualTo(expected);
    assertThat(decided(decisions).dropped())
        .containsExactlyInAnyOrderElementsOf(
            population.linked().dropped().stream()
                .map(
                    edge ->
                        List.of(
                            String.valueOf(edge.tier()),
                            edge.reason().word(),
                            Outcome.text(edge.left()),
                            Outcome.text(edge.right())))
                .toList());
  }

  @Test
  void aMailboxOfThousandsLinksNobody() {
    int count = 5_000;
    Key mailbox = vectors.cases().get(0).mentions().get(0).keys().get(0);
    Key office = new Key(vectors.types().get("email"), mailbox.space(), text("office"));
    Key nursery = new Key(vectors.types().get("email"), mailbox.space(), text("nursery"));
    List<Mention> mentions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Client client = new Client("system", text("client " + i));
      mentions.add(adult("o" + i, MentionKind.ATTENDED, List.of(client), null, office));
      mentions.add(adult("n" + i, MentionKind.NAMED, List.of(), client, nursery));
    }

    Dataset<Row> decisions = decisions(mentions, vectors.rules());

    assertThat(Linkage.links(decisions).where("anchor_id = mention_id").count())
        .isEqualTo(2 * count);
    assertThat(
            decided(decisions).evidence(DecisionKind.REFUSED_BLOCK).stream()
                .map(
                    row ->
                        row.getAs(LinkageEvidence.REASON.name())
                            + " "
                            + row.getAs(LinkageEvidence.SIZE.name())))
        .containsExactlyInAnyOrder("spread 5000", "named 5000");
  }

  private static Mention adult(
      String id, MentionKind kind, List<Client> clients, Client child, Key key) {
    return new Mention(
        text(id),
        1,
        Role.ADULT,
        kind,
        "row of " + id,
        "submission",
        280,
        clients,
        Optional.ofNullable(child),
        List.of(key),
        Map.of());
  }

  private static Bytes text(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void linksTheSameInRounds() {
    List<Mention> mentions = MentionTable.together(vectors.cases());
    List<String> written = new ArrayList<>();
    Dataset<Row> decisions =
        Decided.stored(
            Linkage.decisions(
                table.of(mentions),
                mentions.size(),
                vectors.rules(),
                MentionTable::keyed,
                Decided.recording(written),
                new TaskLimits(100, 1_000)));

    assertThat(decided(decisions).outcome()).isEqualTo(expected());
    assertThat(written).startsWith("blocks", "components, round 1").hasSizeGreaterThan(2);
  }

  /** Slow for what it is: each of its thirteen rounds is two shuffles. */
  @Test
  void aPathOfTenThousandSettlesWithinItsRounds() {
    int nodes = 10_000;
    List<String> written = new ArrayList<>();
    // Multiplying by a unit modulo a prime scatters the order of ids along the path.
    Dataset<Row> edges =
        TestSession.get()
            .range(1, nodes)
            .selectExpr(scattered("id") + " as mention_id", scattered("id + 1") + " as first_id");

    List<Row> components =
        StarRounds.components(edges, nodes, Decided.recording(written)).distinct().collectAsList();

    assertThat(written).hasSizeLessThanOrEqualTo(StarRounds.limit(nodes));
    assertThat(StarRounds.limit(nodes)).isEqualTo(32);
    assertThat(components).hasSize(nodes - 1);
    assertThat(
            components.stream().map(row -> new Bytes(row.getAs(StarRounds.COMPONENT))).distinct())
        .hasSize(1);
  }

  private static String scattered(String number) {
    return "unhex(lpad(hex((" + number + ") * 7919 % 10007), 8, '0'))";
  }

  @Test
  void aGraphThatDoesNotSettleIsAClearError() {
    Dataset<Row> edges =
        TestSession.get()
            .range(1, 3)
            .selectExpr(
                "cast(cast(id as string) as binary) as mention_id", "unhex('00') as first_id");
    Rounds restless = (name, rows, summed) -> new Rounds.Written(edges(edges), 1);

    assertThatThrownBy(() -> StarRounds.components(edges, 3, restless))
        .isInstanceOf(GoldthreadException.class)
        .hasMessageContaining("3 mentions did not settle within 8 rounds");
  }

  private static Dataset<Row> edges(Dataset<Row> edges) {
    return edges.toDF("node", "neighbour");
  }

  private Decided decided(Dataset<Row> decisions) {
    return new Decided(decisions, table, vectors.rules());
  }

  private Dataset<Row> decisions(List<Mention> mentions, LinkageRules rules) {
    return Decided.stored(Linkage.decisions(table.of(mentions), rules, MentionTable::keyed));
  }

  private Dataset<Row> decisionsByJoins(List<Mention> mentions, LinkageRules rules) {
    return Decided.stored(
        Linkage.decisions(
            table.of(mentions),
            mentions.size(),
            rules,
            MentionTable::keyed,
            Decided.recording(new ArrayList<>()),
            new TaskLimits(Long.MAX_VALUE, 1)));
  }

  private Outcome expected() {
    List<List<List<String>>> individuals = new ArrayList<>();
    List<List<String>> unresolved = new ArrayList<>();
    List<List<String>> refused = new ArrayList<>();
    List<List<String>> outvoted = new ArrayList<>();
    int atMost = 0;
    int atLeast = 0;
    for (VectorFile.Case scenario : vectors.cases()) {
      String name = scenario.name();
      Outcome one = scenario.expected();
      for (int i = 0; i < one.individuals().size(); i++) {
        individuals.add(
            List.of(
                prefixed(name, one.individuals().get(i)),
                prefixed(name, one.anchors().subList(i, i + 1))));
      }
      one.unresolved().forEach(group -> unresolved.add(prefixed(name, group)));
      one.refused()
          .forEach(
              r -> refused.add(List.of(r.get(0), r.get(1), MentionTable.prefixed(name, r.get(2)))));
      one.outvoted()
          .forEach(o -> outvoted.add(List.of(MentionTable.prefixed(name, o.get(0)), o.get(1))));
      atMost += one.atMost();
      atLeast += one.atLeast();
    }
    return Outcome.of(individuals, unresolved, refused, outvoted, atMost, atLeast);
  }

  private static List<String> prefixed(String name, List<String> texts) {
    return texts.stream().map(text -> MentionTable.prefixed(name, text)).toList();
  }
}
