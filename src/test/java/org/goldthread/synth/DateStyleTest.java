package org.goldthread.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateStyleTest {
  @ParameterizedTest
  @CsvSource({
    "SLASHES, 07/03/2019",
    "SHORT_SLASHES, 7/3/2019",
    "TWO_DIGIT_YEAR, 7/3/19",
    "ISO, 2019-03-07",
    "DOTS, 07.03.2019",
    "MONTH_NAME, 07-Mar-2019",
    "MIDNIGHT, 07/03/2019 00:00",
    "SERIAL, 43531"
  })
  void writesADateAsProvidersDo(DateStyle style, String written) {
    assertThat(style.write(LocalDate.of(2019, 3, 7))).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({"2003-11-25, 25/11/03", "2000-01-02, 2/1/00"})
  void writesAYearWithTwoDigits(LocalDate day, String written) {
    assertThat(DateStyle.TWO_DIGIT_YEAR.write(day)).isEqualTo(written);
  }
}
