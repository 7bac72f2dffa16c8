package org.goldthread.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import org.goldthread.core.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContingencyTest {
  private static final double EXACT = 1e-12;

  /** Ann in 1, 1 and 2; Ben in 1 and 2. */
  private final Contingency mixed =
      new Cells()
          .child("ann", 1, 0, "a/x", 1, 2)
          .child("ann", 2, 1, "a/y", 4, 1)
          .child("ben", 1, 0, "a/x", 1, 1)
          .child("ben", 2, 1, "a/y", 0, 1)
          .table();

  @Test
  void countsPairs() {
    Quality overall = mixed.overall();
    // Four pairs stand in one individual, four are of one person, and only Ann's first two are
    // both.
    assertThat(value(overall, Figure.PRECISION)).isCloseTo(1 / 4.0, within(EXACT));
    assertThat(value(overall, Figure.RECALL)).isCloseTo(1 / 4.0, within(EXACT));
    assertThat(value(overall, Figure.F1)).isCloseTo(1 / 4.0, within(EXACT));
  }

  @Test
  void countsMentionsByTheirShareOfIndividualAndPerson() {
    Quality overall = mixed.overall();
    // Ann's two of three, twice, Ben's one of three, and one of two, twice; over five mentions.
    assertThat(value(overall, Figure.BCUBED_PRECISION)).isCloseTo(8 / 15.0, within(EXACT));
    assertThat(value(overall, Figure.BCUBED_RECALL)).isCloseTo(8 / 15.0, within(EXACT));
    assertThat(value(overall, Figure.BCUBED_F1)).isCloseTo(8 / 15.0, within(EXACT));
  }

  @Test
  void theCeilingCountsPairsThatKeysConnect() {
    Quality overall = mixed.overall();
    assertThat(value(overall, Figure.RECALL_CEILING)).isCloseTo(1 / 4.0, within(EXACT));
    assertThat(value(overall, Figure.RECALL_OF_CEILING)).isEqualTo(1);
    assertThat(value(overall, Figure.BEYOND_CEILING)).isZero();
  }

  @Test
  void tellsWhatWasJoinedThoughNoKeyConnectsIt() {
    Quality overall =
        new Cells()
            .child("ann", 1, 0, "a/x", 1, 1)
            .child("ann", 1, 1, "a/x", 1, 1)
            .table()
            .overall();
    assertThat(value(overall, Figure.RECALL)).isEqualTo(1);
    assertThat(value(overall, Figure.RECALL_CEILING)).isZero();
    assertThat(value(overall, Figure.BEYOND_CEILING)).isEqualTo(1);
    assertThat(overall.figures()).doesNotContainKey(Figure.RECALL_OF_CEILING);
  }

  @Test
  void countsPeopleWhoAreMixedUpOrSeveral() {
    Quality overall =
        new Cells()
            .child("ann", 1, 4)
            .child("ben", 1, 2)
            .child("cat", 2, 3)
            .child("cat", 3, 1)
            .child("dan", 4, 5)
            .table()
            .overall();
    assertThat(overall.people()).isEqualTo(4);
    assertThat(overall.overMerged()).isEqualTo(2);
    assertThat(overall.overSplit()).isEqualTo(1);
    assertThat(overall.overMergedShare()).isEqualTo(0.5);
    assertThat(overall.overSplitShare()).isEqualTo(0.25);
  }

  @Test
  void somebodyInBothRolesIsTwoPeople() {
    Quality overall = new Cells().child("ann", 1, 2).adult("ann", 2, 2).table().overall();
    assertThat(overall.people()).isEqualTo(2);
    assertThat(overall.overSplit()).isZero();
    assertThat(value(overall, Figure.RECALL)).isEqualTo(1);
  }

  @Test
  void aShareOfNothingIsLeftOut() {
    assertThat(new Cells().child("ann", 1, 1).table().overall().figures())
        .containsOnlyKeys(Figure.BCUBED_PRECISION, Figure.BCUBED_RECALL, Figure.BCUBED_F1);
    assertThat(Contingency.of(List.of()).overall().figures()).isEmpty();
  }

  @Test
  void aPairCountsHalfForEachOfItsEnds() {
    SortedMap<String, Quality> feeds = mixed.by(Cell::feed);
    // Of the pairs that begin in x, Ann's two and back are right; six begin in x, of which four
    // lead to Ben.
    assertThat(value(feeds.get("a/x"), Figure.PRECISION)).isCloseTo(2 / 6.0, within(EXACT));
    assertThat(value(feeds.get("a/y"), Figure.PRECISION)).isZero();
    assertThat(value(feeds.get("a/x"), Figure.RECALL)).isCloseTo(2 / 5.0, within(EXACT));
    assertThat(feeds.values().stream().mapToLong(Quality::mentions).sum()).isEqualTo(5);
  }

  @ParameterizedTest(name = "counting gives what listing every pair gives, seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void countingGivesWhatListingEveryPairGives(long seed) {
    Random random = new Random(seed);
    List<Cell> mentions = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      int person = random.nextInt(15);
      long individual = random.nextInt(4) == 0 ? random.nextInt(20) : person;
      mentions.add(
          new Cell(
              new Whom(Role.CHILD, "p" + person),
              individual,
              random.nextInt(2),
              "a/" + random.nextInt(3),
              1,
              1,
              0));
    }
    Map<Figure, Estimate> counted = Contingency.of(mentions).overall().figures();
    double both = 0;
    double linked = 0;
    double same = 0;
    double reachable = 0;
    double found = 0;
    for (int i = 0; i < mentions.size(); i++) {
      for (int j = 0; j < i; j++) {
        Cell one = mentions.get(i);
        Cell other = mentions.get(j);
        boolean isLinked = one.individual() == other.individual();
        boolean isSame = one.whom().equals(other.whom());
        boolean isReachable = isSame && one.component() == other.component();
        linked += isLinked ? 1 : 0;
        same += isSame ? 1 : 0;
        both += isLinked && isSame ? 1 : 0;
        reachable += isReachable ? 1 : 0;
        found += isReachable && isLinked ? 1 : 0;
      }
    }
    assertThat(counted.get(Figure.PRECISION).value()).isCloseTo(both / linked, within(EXACT));
    assertThat(counted.get(Figure.RECALL).value()).isCloseTo(both / same, within(EXACT));
    assertThat(counted.get(Figure.RECALL_CEILING).value())
        .isCloseTo(reachable / same, within(EXACT));
    assertThat(counted.get(Figure.RECALL_OF_CEILING).value())
        .isCloseTo(found / reachable, within(EXACT));
    assertThat(counted.get(Figure.BEYOND_CEILING).value())
        .isCloseTo((both - found) / same, within(EXACT));
  }

  private static double value(Quality quality, Figure figure) {
    return quality.figures().get(figure).value();
  }
}
