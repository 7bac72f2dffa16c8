package org.goldthread.pseudonym;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FreeTextTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "see ada@mail.example | an e-mail address",
        "ada at mail dot example | an e-mail address",
        "the number 999 000 0018 is shared | a number of ten digits or more",
        "ring 07700 900123 | a number of ten digits or more",
        "+44 (0)7700-900123 | a number of ten digits or more",
        "９９９００００１８１ | a number of ten digits or more",
        "pupil A123456789012 | a number of ten digits or more",
        "moved to SW9 8AA | a postcode",
        "moved to sw98aa last year | a postcode",
        "born 07/03/2019 | a full date",
        "born 2019-03-07 | a full date",
        "born on 7 March 2019 | a full date",
        "born the 7th of Mar 19 | a full date",
        "individual 0123456789abcdef0 | a number of ten digits or more",
        "individual ab12cd34ef56ab78 | an id"
      })
  void findsWhatLooksLikeAnIdentifier(String text, String kind) {
    assertThat(FreeText.identifierIn(text)).contains(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The provider says that these are cousins.",
        "Two children of one row in 2023-24-Q1, line 17; the second is a sibling",
        "Adoption: confirmed by the council's team in May 2024",
        "Different people: 3 visits on the same day in 2 wards"
      })
  void takesASentenceWithoutOne(String text) {
    assertThat(FreeText.identifierIn(text)).isEmpty();
  }

  @Test
  void charactersThatAreNotSeenHideNothing() {
    assertThat(FreeText.identifierIn("99\u200b90000\u200b018")).isPresent();
  }
}
