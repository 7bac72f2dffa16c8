package org.goldthread.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateStyleTest {
  @ParameterizedTest
  @CsvSource({
    "dd/MM/yyyy, 07/03/2019",
    "d/M/yyyy, 7/3/2019",
    "d/M/yy, 7/3/19",
    "yyyy-MM-dd, 2019-03-07",
    "dd.MM.yyyy, 07.03.2019",
    "dd-MMM-yyyy, 07-Mar-2019",
    "dd/MM/yyyy HH:mm, 07/03/2019 00:00"
  })
  void writesADateInThePatternOfTheFeed(String pattern, String written) {
    assertThat(new DateStyle(pattern).write(LocalDate.of(2019, 3, 7))).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({"2003-11-25, 25/11/03", "2000-01-02, 2/1/00"})
  void writesAYearWithTwoDigits(LocalDate day, String written) {
    assertThat(new DateStyle("d/M/yy").write(day)).isEqualTo(written);
  }

  @Test
  void writesTheWholeYearOfADayThatLiesAhead() {
    assertThat(new DateStyle("d/M/yy").writeWhole(LocalDate.of(2031, 2, 1))).isEqualTo("1/2/2031");
  }
}
