package org.goldthread.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Feed;
import org.goldthread.config.Programmes;
import org.goldthread.contract.FieldFill;
import org.goldthread.contract.Finding;
import org.goldthread.contract.FindingTexts;
import org.goldthread.contract.Profile;
import org.goldthread.contract.RowCounts;
import org.goldthread.core.Period;
import org.goldthread.validation.OwnHistory.Figures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriftTest {
  private static final Map<String, Feed> FEEDS =
      Programmes.cached(ConfigFiles.read(Path.of("conf/lambeth"))).feeds();
  private static final Feed FEED = FEEDS.get("baby-steps-engagement");

  private final List<Figures> series = new ArrayList<>();

  @Test
  void aQuarterWithFewerThanHalfTheUsualRowsIsNoted() {
    rows(100, 120, 110, 90, 41);

    assertThat(found()).containsExactly("HIS-003  note");
    assertThat(FindingTexts.expected(Drift.of(FEED, series).get(0)))
        .isEqualTo("about 105 rows, as in 2023-24-Q1 to 2023-24-Q4; there are 41");
  }

  @ParameterizedTest
  @ValueSource(longs = {53, 105, 210})
  void upToTwiceOrHalfTheUsualRowsAreNothingToTellOf(long now) {
    rows(100, 120, 110, 90, now);

    assertThat(found()).isEmpty();
  }

  @Test
  void oneEarlierQuarterTellsNothing() {
    rows(1000, 10);

    assertThat(found()).isEmpty();
  }

  @Test
  void aFewRowsMoreOrLessTellNothing() {
    rows(3, 4, 12);

    assertThat(found()).isEmpty();
  }

  @Test
  void whatChanceAloneMayMakeOfSmallNumbersTellsNothing() {
    rows(9, 11, 10, 24);
    assertThat(found()).isEmpty();

    rows(10, 10, 10, 10, 10, 30);
    assertThat(found()).hasSize(1);
  }

  @Test
  void onlyTheLastFourQuartersCount() {
    rows(10000, 100, 100, 100, 100, 100);

    assertThat(found()).isEmpty();
  }

  @Test
  void ofAFeedThatSendsEverythingEachTimeWhatCameOnTopIsCompared() {
    Feed cumulative =
        FEEDS.values().stream()
            .filter(feed -> feed.delivery() == Feed.Delivery.CUMULATIVE)
            .findFirst()
            .orElseThrow();
    rows(100, 200, 310, 400);
    assertThat(Drift.of(cumulative, series)).isEmpty();

    rows(410);
    assertThat(Drift.of(cumulative, series))
        .extracting(finding -> finding.id().id())
        .containsExactly("HIS-003");
  }

  @Test
  void aFieldThatIsMissingMoreOftenIsNotedWithoutAnyValue() {
    filled(90, 88, 92, 60);

    assertThat(found()).containsExactly("HIS-004 postcode note");
    assertThat(FindingTexts.expected(Drift.of(FEED, series).get(0)))
        .isEqualTo("about 10 in 100 missing, as in 2023-24-Q1 to 2023-24-Q3; 40 in 100 are");
  }

  @Test
  void aFieldThatIsMissingLessOftenIsNot() {
    filled(50, 52, 48, 99);

    assertThat(found()).isEmpty();
  }

  @Test
  void aFieldThatWasNotAskedBeforeHasNoHistory() {
    rows(100, 100, 100);
    filled(10);

    assertThat(found()).isEmpty();
  }

  @Test
  void codesThatMovedMoreThanChanceExplainsAreNoted() {
    coded(Map.of("Y", 80L, "N", 20L), Map.of("Y", 82L, "N", 18L), Map.of("Y", 20L, "N", 80L));

    assertThat(found()).containsExactly("HIS-005 postcode note");
    assertThat(FindingTexts.expected(Drift.of(FEED, series).get(0)))
        .isEqualTo("much as in 2023-24-Q1 to 2023-24-Q2: N in 19 of 100, now in 80 of 100");
  }

  @Test
  void manyCodesOfFewRowsAreLeftToChance() {
    coded(
        Map.of("a", 5L, "b", 1L, "c", 4L, "d", 2L, "e", 4L, "f", 4L),
        Map.of("a", 2L, "b", 4L, "c", 3L, "d", 4L, "e", 3L, "f", 4L),
        Map.of("a", 1L, "b", 6L, "c", 2L, "d", 5L, "e", 1L, "f", 5L));

    assertThat(found()).isEmpty();
  }

  private List<String> found() {
    return Drift.of(FEED, series).stream().map(DriftTest::shown).toList();
  }

  private static String shown(Finding finding) {
    return finding.id().id() + " " + finding.field() + " " + finding.severity().word();
  }

  private void rows(long... counts) {
    for (long count : counts) {
      add(count, Profile.NONE);
    }
  }

  /** A hundred rows each, so many of them with a postcode. */
  private void filled(long... counts) {
    for (long count : counts) {
      add(100, new Profile(List.of(new FieldFill(0, "postcode", 100, count, Map.of()))));
    }
  }

  @SafeVarargs
  private void coded(Map<String, Long>... codes) {
    for (Map<String, Long> mix : codes) {
      long all = mix.values().stream().mapToLong(Long::longValue).sum();
      add(all, new Profile(List.of(new FieldFill(0, "postcode", all, all, mix))));
    }
  }

  private void add(long rows, Profile profile) {
    Period period = new Period(2023 + series.size() / 4, 1 + series.size() % 4);
    series.add(new Figures(period, new RowCounts(rows, 0, 0, 0), profile));
  }
}
