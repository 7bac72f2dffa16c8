package org.goldthread.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PeriodTest {

  @Test
  void theFinancialYearBeginsOnTheFirstOfApril() {
    assertThat(Period.of(LocalDate.of(2023, 3, 31))).hasToString("2022-23-Q4");
    assertThat(Period.of(LocalDate.of(2023, 4, 1))).hasToString("2023-24-Q1");
  }

  @Test
  void knowsItsFirstAndLastDay() {
    Period period = Period.parse("2023-24-Q4").orElseThrow();
    assertThat(period.start()).isEqualTo(LocalDate.of(2024, 1, 1));
    assertThat(period.end()).isEqualTo(LocalDate.of(2024, 3, 31));
    assertThat(period.next()).hasToString("2024-25-Q1");
  }

  @Test
  void readsOnlyYearsThatFollowEachOther() {
    assertThat(Period.parse("1999-00-Q1")).isPresent();
    assertThat(Period.parse("2023-25-Q1")).isEmpty();
    assertThat(Period.parse("2023-24-Q5")).isEmpty();
    assertThat(Period.parse("Q1 2023")).isEmpty();
  }
}
