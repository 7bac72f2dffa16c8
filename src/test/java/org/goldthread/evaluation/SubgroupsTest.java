package org.goldthread.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class SubgroupsTest {
  private static final LocalDate DAY = LocalDate.of(2024, 3, 31);

  private final Map<String, Traits> people = new HashMap<>();
  private final Map<Long, IndividualTraits> individuals = new HashMap<>();
  private final Cells cells = new Cells();

  @Test
  void peopleStandInTheGroupsThatTheTruthNames() {
    people.put("ann", traits(2, LocalDate.of(2022, 4, 1), false));
    people.put("ben", traits(7, LocalDate.of(2018, 1, 1), true));
    people.put("mum", traits(2, LocalDate.of(1999, 3, 31), null));
    cells.child("ann", 1, 2).child("ben", 2, 2).child("cat", 3, 1).adult("mum", 4, 3);
    SortedMap<String, SortedMap<String, Quality>> measured = measured();
    assertThat(mentions(measured.get("age")))
        .isEqualTo(
            Map.of(
                "child under 2", 2L, "child 4 and over", 2L, "adult 25 to 34", 3L, "unknown", 1L));
    assertThat(mentions(measured.get("deprivation")))
        .isEqualTo(Map.of("deciles 1 to 2", 5L, "deciles 7 to 8", 2L, "unknown", 1L));
    assertThat(mentions(measured.get("twins")))
        .isEqualTo(Map.of("twin", 2L, "no twin", 2L, "unknown", 4L));
    assertThat(mentions(measured.get("feed_nhs_number")))
        .isEqualTo(Map.of("with", 5L, "without", 3L));
  }

  @Test
  void ethnicityIsThatOfTheIndividualOfMostMentionsAndSmallGroupsStandTogether() {
    for (int i = 0; i < 30; i++) {
      cells.child("w" + i, i, 1);
      individuals.put((long) i, ethnicity("WBRI"));
    }
    cells.child("ann", 100, 1).child("ann", 101, 2).child("ben", 102, 1);
    individuals.put(100L, ethnicity("WBRI"));
    individuals.put(101L, ethnicity("BCRB"));
    assertThat(mentions(measured().get("ethnicity")))
        .isEqualTo(Map.of("WBRI", 30L, "other", 3L, "unknown", 1L));
  }

  @Test
  void theGapIsHeldAgainstThatOfTheCeiling() {
    for (int i = 0; i < 40; i++) {
      people.put("a" + i, traits(1, DAY, false));
      people.put("b" + i, traits(10, DAY, false));
      // Of group a a quarter of the people is split beyond the ceiling, half of those of b within.
      boolean isSplit = i % 4 == 0;
      cells.child("a" + i, 2 * i, 0, "a/x", 1, 1);
      cells.child("a" + i, isSplit ? 2 * i + 1 : 2 * i, isSplit ? 1 : 0, "a/x", 1, 1);
      cells.child("b" + i, 1000 + 2 * i, 0, "a/x", 1, 1);
      cells.child("b" + i, 1000 + 2 * i + i % 2, 0, "a/x", 1, 1);
    }
    Gap gap =
        Subgroups.gaps(measured()).stream()
            .filter(one -> one.dimension().equals("deprivation"))
            .findFirst()
            .orElseThrow();
    assertThat(gap.recall()).isCloseTo(0.25, within(1e-12));
    assertThat(gap.ceiling()).isCloseTo(0.25, within(1e-12));
    assertThat(gap.aboveCeiling()).isCloseTo(0, within(1e-12));
  }

  @Test
  void groupsOfFewPeopleMakeNoGap() {
    people.put("ann", traits(1, DAY, false));
    people.put("ben", traits(10, DAY, false));
    cells.child("ann", 1, 2).child("ben", 2, 1).child("ben", 3, 1);
    assertThat(Subgroups.gaps(measured())).isEmpty();
  }

  private SortedMap<String, SortedMap<String, Quality>> measured() {
    return new Subgroups(cells.table(), people, individuals, DAY).measured();
  }

  private static Map<String, Long> mentions(SortedMap<String, Quality> groups) {
    Map<String, Long> mentions = new HashMap<>();
    groups.forEach((name, quality) -> mentions.put(name, quality.mentions()));
    return mentions;
  }

  private static Traits traits(int decile, LocalDate born, Boolean twin) {
    return new Traits(
        "family",
        Optional.of(decile),
        Optional.of(born),
        Optional.ofNullable(twin),
        Optional.empty(),
        Optional.empty());
  }

  private static IndividualTraits ethnicity(String code) {
    return new IndividualTraits(Optional.of(code), Optional.empty());
  }
}
