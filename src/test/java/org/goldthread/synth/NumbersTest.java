package org.goldthread.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.goldthread.pseudonym.Context;
import org.goldthread.pseudonym.Standard;
import org.goldthread.pseudonym.Standardisers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
  private static final Context CONTEXT = Context.of(List.of(), LocalDate.of(2024, 3, 31));

  private final Numbers numbers = new Numbers();

  @ParameterizedTest
  @CsvSource({"999000001, 8", "999000002, 6", "999000004, 2", "999000006, 9", "999000000, 10"})
  void checksAnNhsNumber(long stem, int digit) {
    assertThat(Numbers.nhsCheckDigit(stem)).isEqualTo(digit);
  }

  @Test
  void givesEachNhsNumberOfTheReservedRangeOnceAndThenNone() {
    Set<String> given = new HashSet<>();
    String number = numbers.nextNhsNumber();
    while (!number.isEmpty()) {
      given.add(number.substring(0, 3) + " " + number.substring(3));
      number = numbers.nextNhsNumber();
    }
    assertThat(given).hasSize(909_091);
    assertThat(given.stream().allMatch(n -> n.startsWith("999 "))).isTrue();
  }

  @Test
  void givesNumbersThatTheStandardisersTake() {
    for (int i = 0; i < 2_000; i++) {
      assertStandard(Standard.NHS_NUMBER, numbers.nextNhsNumber());
      assertStandard(Standard.UPN, numbers.nextUpn(2018 + i % 8));
      assertStandard(Standard.MOBILE, numbers.nextMobile());
    }
  }

  private static void assertStandard(Standard standard, String number) {
    assertThat(Standardisers.standardise(standard, number, CONTEXT)).isPresent();
  }

  @Test
  void beginsWithTheMobileNumbersReservedForDrama() {
    Set<String> first = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      first.add(numbers.nextMobile());
    }
    assertThat(first).hasSize(1_000).allMatch(number -> number.matches("07700900\\d{3}"));
    assertThat(numbers.nextMobile()).matches("077009\\d{5}").doesNotStartWith("07700900");
  }
}
