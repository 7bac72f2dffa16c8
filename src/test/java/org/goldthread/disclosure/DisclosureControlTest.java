package org.goldthread.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.goldthread.core.GoldthreadException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be seen of a set of counts. */
class DisclosureControlTest {
  /** Withholds 1 to 4 and rounds nothing: shows what suppression alone does. */
  private static final DisclosurePreset EXACT = new DisclosurePreset("exact", 4, 0, 1, 10);

  private static final Cell CHILDREN = Cell.of("children", "2023-24-Q2", Cell.ALL);

  private static final Relations PEOPLE =
      new Relations(
          List.of(List.of("people", "people_at_least")),
          List.of(new Relations.Sum("people", List.of("children", "adults"))));

  @ParameterizedTest(name = "{0} shows {1} as {2}")
  @CsvSource({
    "csds, 0, 0",
    "csds, 1, *",
    "csds, 4, *",
    "csds, 5, 5",
    "csds, 7, 5",
    "csds, 8, 10",
    "csds, 1234567, 1234565",
    "msds, 0, 0",
    "msds, 1, 5",
    "msds, 7, 5",
    "msds, 8, 10",
    "msds, 12, 10",
    "msds, 13, 15",
    "hes, 7, *",
    "hes, 8, 10",
  })
  void roundsAndWithholdsAsThePresetSays(String preset, long count, String shown) {
    assertThat(shown(DisclosurePreset.named(preset), Relations.NONE, of(CHILDREN, count)))
        .containsExactly(shown);
  }

  @Test
  void aZeroThatWaitsForAFeedIsNotReceived() {
    Cell cell = Cell.of("people", "2023-24-Q1", "club");
    DisclosureControl control =
        new DisclosureControl(DisclosurePreset.named("csds"), Relations.NONE, Set.of());
    List<PublishedFigure> figures =
        control.published(
            List.of(
                new ExactCount(cell, 0, Received.SOME, List.of("team/attendance")),
                new ExactCount(cell.ofService("other"), 0, Received.ALL)));
    assertThat(figures.get(0).status()).isEqualTo(Status.NOT_RECEIVED);
    assertThat(figures.get(0).missing()).containsExactly("team/attendance");
    assertThat(figures.get(1).status()).isEqualTo(Status.SHOWN);
  }

  @Test
  void withholdsTheNextSmallestWhereOneCellIsWithheld() {
    assertThat(shown(EXACT, Relations.NONE, breakdown(CHILDREN, 3, 20, 9, 0)))
        .containsExactly("32", "*", "20", "*", "0");
  }

  @Test
  void withholdsNothingMoreWhereTwoCellsHideEachOther() {
    assertThat(shown(EXACT, Relations.NONE, breakdown(CHILDREN, 3, 20, 4, 9)))
        .containsExactly("36", "*", "20", "*", "9");
  }

  @Test
  void countsTwoWithheldCellsWhoseSumIsSmallAsOne() {
    assertThat(shown(EXACT, Relations.NONE, breakdown(CHILDREN, 1, 20, 1, 9)))
        .containsExactly("31", "*", "20", "*", "*");
  }

  @Test
  void withholdsAZeroBeforeATotal() {
    List<ExactCount> quarters = new ArrayList<>();
    quarters.addAll(of(Cell.of("children", "all", "a"), 25));
    quarters.addAll(of(Cell.of("children", "all", "b"), 3));
    quarters.addAll(of(Cell.of("children", "all", Cell.ALL), 28));
    quarters.addAll(of(Cell.of("children", "2023-24-Q1", "a"), 25));
    quarters.addAll(of(Cell.of("children", "2023-24-Q2", "a"), 0));
    Map<Cell, PublishedFigure> figures = figures(EXACT, Relations.NONE, quarters);
    assertThat(figures.get(Cell.of("children", "all", "b")).status()).isEqualTo(Status.SUPPRESSED);
    assertThat(figures.get(Cell.of("children", "all", "a")).status()).isEqualTo(Status.SUPPRESSED);
    assertThat(figures.get(Cell.of("children", "2023-24-Q1", "a")).status())
        .as("the only quarter of a withheld lifetime figure")
        .isEqualTo(Status.SUPPRESSED);
    assertThat(figures.get(Cell.of("children", "all", Cell.ALL)).value())
        .isEqualTo(OptionalLong.of(28));
  }

  @Test
  void goesOnUntilNoRowAndNoColumnGivesACellAway() {
    long[][] table = {{3, 30, 40}, {50, 6, 70}, {80, 90, 100}};
    List<ExactCount> counts = new ArrayList<>();
    long all = 0;
    for (int service = 0; service < 3; service++) {
      long lifetime = 0;
      for (int quarter = 0; quarter < 3; quarter++) {
        counts.addAll(of(Cell.of("rows", "Q" + quarter, "s" + service), table[service][quarter]));
        lifetime += table[service][quarter];
      }
      counts.addAll(of(Cell.of("rows", Cell.ALL, "s" + service), lifetime));
      all += lifetime;
    }
    for (int quarter = 0; quarter < 3; quarter++) {
      long programme = table[0][quarter] + table[1][quarter] + table[2][quarter];
      counts.addAll(of(Cell.of("rows", "Q" + quarter, Cell.ALL), programme));
    }
    counts.addAll(of(Cell.of("rows", Cell.ALL, Cell.ALL), all));

    assertThat(suppressed(EXACT, Relations.NONE, counts))
        .containsExactly("Q0/s0", "Q0/s1", "Q1/s0", "Q1/s1");
  }

  @Test
  void showsWhatWasNotReceivedAsNeitherZeroNorWithheld() {
    List<ExactCount> counts =
        List.of(
            new ExactCount(CHILDREN, 20, Received.SOME),
            new ExactCount(CHILDREN.ofService("a"), 3, Received.ALL),
            new ExactCount(CHILDREN.ofService("b"), 17, Received.ALL),
            new ExactCount(CHILDREN.ofService("c"), 0, Received.NONE));
    assertThat(shown(EXACT, Relations.NONE, counts)).containsExactly("*", "20", "*", "-");
  }

  @Test
  void doesNotTellWhichRoundedCountsAreExact() {
    assertThat(
            figures(
                    DisclosurePreset.named("csds"),
                    Relations.NONE,
                    breakdown(CHILDREN, 20, 22, 18, 0))
                .values())
        .extracting(PublishedFigure::status)
        .containsExactly(
            Status.ROUNDED, Status.ROUNDED, Status.ROUNDED, Status.ROUNDED, Status.SHOWN);
  }

  @Test
  void takesPercentagesFromRoundedNumbersOnly() {
    // 12 of 37 is 32%; 10 of 35 is 29%.
    assertThat(percents(DisclosurePreset.named("csds"), breakdown(CHILDREN, 12, 25)))
        .containsExactly("", "29", "71");
  }

  @Test
  void givesNoPercentageOfAWithheldCellOrASmallPopulation() {
    assertThat(percents(EXACT, breakdown(CHILDREN, 3, 30, 12, 0)))
        .containsExactly("", "", "67", "", "0");
    assertThat(percents(EXACT, breakdown(CHILDREN, 9, 0))).containsExactly("", "", "");
  }

  @Test
  void withholdsMetricsOfTheSamePeopleTogether() {
    List<ExactCount> counts = new ArrayList<>();
    for (String metric : List.of("people", "people_at_least")) {
      counts.addAll(of(Cell.of(metric, "Q1", Cell.ALL), 60));
      counts.addAll(of(Cell.of(metric, "Q1", "c"), 30));
    }
    counts.addAll(of(Cell.of("people", "Q1", "a"), 5));
    counts.addAll(of(Cell.of("people_at_least", "Q1", "a"), 4));
    counts.addAll(of(Cell.of("people", "Q1", "b"), 25));
    counts.addAll(of(Cell.of("people_at_least", "Q1", "b"), 26));
    assertThat(suppressed(EXACT, PEOPLE, counts)).containsExactly("Q1/a", "Q1/b");
  }

  @Test
  void protectsAMetricThatIsTheSumOfOthersUnlessRoundingDoes() {
    List<ExactCount> counts =
        List.of(
            new ExactCount(Cell.of("people", "Q1", "a"), 23, Received.ALL),
            new ExactCount(Cell.of("children", "Q1", "a"), 3, Received.ALL),
            new ExactCount(Cell.of("adults", "Q1", "a"), 20, Received.ALL));
    assertThat(shown(EXACT, PEOPLE, counts)).containsExactly("*", "*", "23");
    assertThat(shown(DisclosurePreset.named("csds"), PEOPLE, counts))
        .containsExactly("20", "*", "25");
  }

  @Test
  void protectsASumThatRoundingAloneWouldNot() {
    List<ExactCount> counts =
        List.of(
            new ExactCount(Cell.of("people", "Q1", "a"), 6, Received.ALL),
            new ExactCount(Cell.of("children", "Q1", "a"), 1, Received.ALL),
            new ExactCount(Cell.of("adults", "Q1", "a"), 5, Received.ALL));
    assertThat(shown(DisclosurePreset.named("csds"), PEOPLE, counts))
        .containsExactly("*", "*", "5");
  }

  /** The decision record's claim: beside a total of ten or more, rounding to five hides 1 to 4. */
  @Test
  void roundingToFiveLeavesEverySmallCountPossible() {
    DisclosurePreset csds = DisclosurePreset.named("csds");
    for (long other = 5; other <= 60; other++) {
      for (long small = 1; small <= 4; small++) {
        long total = csds.shown(other + small).orElseThrow();
        long rest = csds.shown(other).orElseThrow();
        for (long candidate = 1; candidate <= 4; candidate++) {
          assertThat(isPossible(csds, total, rest, candidate) || !csds.hidesPartsOf(other + small))
              .as("%d withheld beside %d: could it be %d", small, other, candidate)
              .isTrue();
        }
      }
    }
  }

  private static boolean isPossible(DisclosurePreset preset, long total, long rest, long small) {
    for (long other = rest - 2; other <= rest + 2; other++) {
      if (preset.shown(other).equals(OptionalLong.of(rest))
          && preset.shown(other + small).equals(OptionalLong.of(total))) {
        return true;
      }
    }
    return false;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void noSumGivesASmallCellAway(long seed) {
    List<ExactCount> counts = randomTable(new Random(seed));
    Map<Cell, PublishedFigure> figures = figures(EXACT, Relations.NONE, counts);
    Map<Cell, Long> exact =
        counts.stream().collect(Collectors.toMap(ExactCount::cell, ExactCount::count));
    for (ExactCount count : counts) {
      if (count.count() >= 1 && count.count() <= 4) {
        assertThat(figures.get(count.cell()).status()).isEqualTo(Status.SUPPRESSED);
      }
    }
    for (Equations.Equation sum :
        new Equations(new TreeMap<>(byCell(counts)), List.of(), total -> true).all()) {
      List<Cell> hidden =
          sum.parts().stream()
              .filter(part -> figures.get(part).status() == Status.SUPPRESSED)
              .toList();
      if (figures.get(sum.total()).status() == Status.SUPPRESSED) {
        long shown = sum.parts().stream().filter(p -> exact.get(p) > 0).count();
        assertThat(hidden.isEmpty() && shown > 0).as("%s from its parts", sum.total()).isFalse();
      } else {
        assertThat(hidden).as("parts of %s", sum.total()).hasSizeBetween(0, 99);
        assertThat(hidden.size()).as("parts of %s", sum.total()).isNotEqualTo(1);
        assertThat(hidden.isEmpty() || hidden.stream().mapToLong(exact::get).sum() > 4).isTrue();
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void theOrderOfCountsChangesNothing(long seed) {
    List<ExactCount> counts = randomTable(new Random(seed));
    List<ExactCount> shuffled = new ArrayList<>(counts);
    Collections.shuffle(shuffled, new Random(seed));
    DisclosureControl control =
        new DisclosureControl(DisclosurePreset.named("csds"), Relations.NONE, Set.of());
    assertThat(control.published(shuffled)).isEqualTo(control.published(counts));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lsoa", "ward_code", "ward_2002_code"})
  void aSensitiveServiceHasNoFigureOfItsOwnForSmallAreas(String area) {
    Cell small = Cell.of("people", "2023-24-Q1", "refuge").inGroup(area, "E01003043");
    assertThatThrownBy(() -> sensitive("refuge").published(of(small, 30)))
        .hasMessageContaining("a sensitive service by itself");
    assertThat(sensitive("another").published(of(small, 30))).hasSize(1);
    assertThat(sensitive("refuge").published(of(small.ofService("all"), 30))).hasSize(1);
  }

  @Test
  void aSensitiveServiceHasNoFigureOfItsOwnForFamilies() {
    Cell families = Cell.of("families", "2023-24-Q1", "refuge");
    assertThatThrownBy(() -> sensitive("refuge").published(of(families.inScope("all"), 30)))
        .hasMessageContaining("a sensitive service by itself");
    assertThat(sensitive("refuge").published(of(families, 30))).hasSize(1);
  }

  private static DisclosureControl sensitive(String service) {
    return new DisclosureControl(DisclosurePreset.named("csds"), Relations.NONE, Set.of(service));
  }

  @Test
  void refusesACellThatIsCountedTwice() {
    List<ExactCount> twice = List.of(of(CHILDREN, 5).get(0), of(CHILDREN, 6).get(0));
    assertThatThrownBy(() -> figures(EXACT, Relations.NONE, twice))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("counted twice: Cell[metric=children");
  }

  @Test
  void refusesAPresetNobodyKnowsAndOneThatProtectsNothing() {
    for (String name : List.of("cds", "none")) {
      assertThatThrownBy(() -> DisclosurePreset.named(name))
          .isInstanceOf(GoldthreadException.class)
          .hasMessage(
              "There is no disclosure preset \""
                  + name
                  + "\".\n  do:  Use one of csds, hes, msds.");
    }
  }

  @Test
  void printsNoExactCount() {
    assertThat(new ExactCount(CHILDREN, 3917, Received.ALL).toString()).doesNotContain("3917");
  }

  private static List<ExactCount> randomTable(Random random) {
    List<ExactCount> counts = new ArrayList<>();
    Map<Cell, Long> totals = new TreeMap<>();
    for (int service = 0; service < 4; service++) {
      for (int quarter = 0; quarter < 4; quarter++) {
        for (int group = 0; group < 3; group++) {
          long count = random.nextInt(3) == 0 ? random.nextInt(6) : random.nextInt(40);
          Cell cell = Cell.of("rows", "Q" + quarter, "s" + service).inGroup("sex", "g" + group);
          for (Cell period : List.of(cell, cell.ofPeriod(Cell.ALL))) {
            for (Cell place : List.of(period, period.ofService(Cell.ALL))) {
              totals.merge(place, count, Long::sum);
              totals.merge(place.whole(), count, Long::sum);
            }
          }
        }
      }
    }
    totals.forEach((cell, count) -> counts.addAll(of(cell, count)));
    return counts;
  }

  private static List<ExactCount> of(Cell cell, long count) {
    return List.of(new ExactCount(cell, count, Received.ALL));
  }

  private static List<ExactCount> breakdown(Cell whole, long... parts) {
    List<ExactCount> counts = new ArrayList<>();
    long total = 0;
    for (int i = 0; i < parts.length; i++) {
      counts.addAll(of(whole.inGroup("ethnicity", "" + (char) ('A' + i)), parts[i]));
      total += parts[i];
    }
    counts.addAll(of(whole, total));
    return counts;
  }

  private static Map<Cell, ExactCount> byCell(List<ExactCount> counts) {
    return counts.stream().collect(Collectors.toMap(ExactCount::cell, count -> count));
  }

  private static Map<Cell, PublishedFigure> figures(
      DisclosurePreset preset, Relations relations, List<ExactCount> counts) {
    Map<Cell, PublishedFigure> figures = new TreeMap<>();
    new DisclosureControl(preset, relations, Set.of())
        .published(counts)
        .forEach(figure -> figures.put(figure.cell(), figure));
    return figures;
  }

  private static List<String> suppressed(
      DisclosurePreset preset, Relations relations, List<ExactCount> counts) {
    return figures(preset, relations, counts).values().stream()
        .filter(figure -> figure.status() == Status.SUPPRESSED)
        .map(figure -> figure.cell().period() + "/" + figure.cell().service())
        .distinct()
        .toList();
  }

  private static List<String> shown(
      DisclosurePreset preset, Relations relations, List<ExactCount> counts) {
    return figures(preset, relations, counts).values().stream()
        .map(
            figure ->
                switch (figure.status()) {
                  case SUPPRESSED -> "*";
                  case NOT_RECEIVED -> "-";
                  default -> Long.toString(figure.value().orElseThrow());
                })
        .toList();
  }

  private static List<String> percents(DisclosurePreset preset, List<ExactCount> counts) {
    return figures(preset, Relations.NONE, counts).values().stream()
        .map(figure -> figure.percent().isPresent() ? "" + figure.percent().getAsInt() : "")
        .toList();
  }
}
