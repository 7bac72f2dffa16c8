package org.goldthread.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

  @ParameterizedTest(name = "{0} to {1} is {2}")
  @CsvSource({
    "'', '', 0",
    "'', abc, 3",
    "abc, '', 3",
    "periods, periods, 0",
    "perods, periods, 1",
    "periodss, periods, 1",
    "pariods, periods, 1",
    "peroids, periods, 1",
    "ca, abc, 3",
    "kitten, sitting, 3"
  })
  void countsInsertionsDeletionsSubstitutionsAndSwaps(String a, String b, int distance) {
    assertThat(Spelling.distance(a, b)).isEqualTo(distance);
    assertThat(Spelling.distance(b, a)).isEqualTo(distance);
  }

  @Test
  void findsTheNearestWordWithoutCase() {
    assertThat(Spelling.nearest("Perods", List.of("area", "periods", "gates"))).contains("periods");
  }

  @Test
  void findsNothingTooFarAway() {
    assertThat(Spelling.nearest("colour", List.of("area", "periods"))).isEmpty();
    assertThat(Spelling.nearest("ab", List.of("xy"))).isEmpty();
  }

  @Test
  void takesTheFirstInAlphabetOfEquallyNearWords() {
    assertThat(Spelling.nearest("bat", List.of("cat", "bar", "hat"))).contains("bar");
  }

  @Test
  void allowsOneEditInAShortWord() {
    assertThat(Spelling.nearest("F", List.of("M", "X"))).contains("M");
  }
}
