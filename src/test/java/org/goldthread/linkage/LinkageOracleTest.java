package org.goldthread.linkage;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random populations: the rules give what the oracle gives, in any order of arrival. */
class LinkageOracleTest {
  private static final LinkageRules DEFAULTS = VectorFile.read().rules();

  /** Two tiers of many types and generous caps: long chains, several stars in one component. */
  private static final LinkageRules CROWDED =
      new LinkageRules(
          List.of(
              type(1, 1, false, List.of("sex", "nhs"), -1),
              type(2, 2, true, List.of(), -1),
              type(3, 2, true, List.of("birth_month"), 12),
              type(4, 2, true, List.of(), -1),
              type(5, 3, false, List.of(), -1),
              type(6, 3, false, List.of(), 20)),
          1,
          Set.of("nhs", "birth_month", "sex", "birth_order"),
          Set.of("birth_month", "sex"),
          9,
          Set.of("sha256-salt"));

  /** One plain and one trusted tier over fields of which none is decisive. */
  private static final LinkageRules JUDGED =
      new LinkageRules(
          List.of(
              type(3, 1, false, List.of(), -1),
              type(4, 1, false, List.of(), -1),
              type(5, 1, false, List.of(), -1),
              type(6, 2, true, List.of(), -1),
              type(7, 2, true, List.of(), -1)),
          -1,
          Set.of("birth_order"),
          Set.of("sex"),
          20,
          Set.of());

  private record Sample(LinkageRules rules, List<Mention> mentions) {}

  private static List<Sample> samples(long seed) {
    return List.of(
        new Sample(DEFAULTS, RandomPopulation.of(seed, DEFAULTS)),
        new Sample(CROWDED, RandomPopulation.of(seed, CROWDED)),
        new Sample(CROWDED, RandomPopulation.muchJudged(seed, CROWDED)),
        new Sample(JUDGED, RandomPopulation.muchJudged(seed, JUDGED)));
  }

  private static LinkageRules.Type type(
      int id, int tier, boolean trusted, List<String> vote, int gap) {
    return new LinkageRules.Type(id, "type " + id, tier, 7, trusted, vote, gap);
  }

  private static List<Long> seeds() {
    return new Random(20261121).longs(150).boxed().toList();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void linksAsTheOracleDoes(long seed) {
    for (Sample sample : samples(seed)) {
      LinkageRules rules = sample.rules();
      List<Mention> mentions = sample.mentions();
      Outcome outcome = Outcome.of(Population.link(mentions, rules), rules);

      assertThat(outcome).isEqualTo(Outcome.of(Oracle.link(mentions, rules), rules));

      List<Mention> shuffled = new ArrayList<>(mentions);
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(Outcome.of(Population.link(shuffled, rules), rules)).isEqualTo(outcome);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void evidenceIsTrueAndCoversEveryUnresolvedIndividual(long seed) {
    for (Sample sample : samples(seed)) {
      LinkageRules rules = sample.rules();
      List<Mention> mentions = sample.mentions();
      Linked linked = Population.link(mentions, rules).linked();
      Map<Bytes, Bytes> anchors = new HashMap<>();
      linked
          .individuals()
          .forEach(i -> i.mentions().forEach(mention -> anchors.put(mention, i.anchor())));

      assertThat(Oracle.link(mentions, rules).dropped().stream().map(this::edge).collect(toSet()))
          .containsAll(linked.dropped());
      assertThat(
              linked.dropped().stream()
                  .flatMap(edge -> java.util.stream.Stream.of(edge.left(), edge.right()))
                  .map(anchors::get)
                  .collect(toSet()))
          .containsAll(linked.unresolved().stream().flatMap(g -> g.anchors().stream()).toList());
    }
  }

  private DroppedEdge edge(Oracle.Dropped dropped) {
    Bytes a = Oracle.anchor(dropped.one()).id();
    Bytes b = Oracle.anchor(dropped.other()).id();
    boolean ordered = a.compareTo(b) < 0;
    return new DroppedEdge(
        dropped.tier(),
        dropped.conflict() ? Drop.Reason.CONFLICT : Drop.Reason.AMBIGUOUS,
        ordered ? a : b,
        ordered ? b : a);
  }
}
