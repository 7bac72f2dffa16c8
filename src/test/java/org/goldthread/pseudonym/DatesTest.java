package org.goldthread.pseudonym;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {
  private static final LocalDate END = LocalDate.of(2023, 9, 30);
  private static final LocalDate SEVENTH_OF_MARCH = LocalDate.of(2019, 3, 7);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "07/03/2019",
        "7/3/2019",
        "7/3/19",
        "07.03.2019",
        "07-03-2019",
        "2019-03-07",
        "2019/3/7",
        "2019-03-07T00:00:00Z",
        "2019-03-07 00:00:00.000",
        "07/03/2019 12:00:00 AM",
        "07-Mar-2019",
        "7 March 2019",
        "7th march 2019",
        "07MAR19",
        "March 7, 2019",
        "43531",
        "43531.0",
        " 07/03/2019\u00a0"
      })
  void readsADayInEverySpellingSeenInUkFiles(String raw) {
    assertThat(Dates.read(raw, context())).contains(SEVENTH_OF_MARCH);
    assertThat(Standardisers.standardise(Standard.DATE_OF_BIRTH, raw, context()))
        .contains("2019-03-07");
  }

  @ParameterizedTest
  @CsvSource({
    "31/02/2019, NO_SUCH_DATE",
    "29/02/2019, NO_SUCH_DATE",
    "13/13/2019, NO_SUCH_DATE",
    "07/Mai/2019, NO_SUCH_DATE",
    "07/03/1719, NO_SUCH_DATE",
    "20190307, FORM",
    "20190101, FORM",
    "07/03/2019 23:00, FORM",
    "43531.5, FORM",
    "2019, FORM",
    "07/03, FORM",
    "March 2019, FORM",
    "yesterday, FORM",
    "01/01/1900, PLACEHOLDER",
    "1970-01-01, PLACEHOLDER"
  })
  void saysWhyADateOfBirthIsMissing(String raw, Missing why) {
    assertThat(Standardisers.examine(Standard.DATE_OF_BIRTH, raw, context()).missing())
        .contains(why);
  }

  @Test
  void anEventMayHaveATimeOfDayAndASystemDefaultIsADay() {
    assertThat(Dates.read("07/03/2019 14:30", context())).contains(SEVENTH_OF_MARCH);
    assertThat(Dates.read("43531.604", context())).contains(SEVENTH_OF_MARCH);
    assertThat(Dates.read("01/01/1970", context())).contains(LocalDate.of(1970, 1, 1));
  }

  @ParameterizedTest
  @CsvSource({"23, 2023", "24, 1924", "00, 2000", "99, 1999"})
  void twoDigitsAreTheLatestYearNotAfterThePeriod(String digits, int year) {
    assertThat(Dates.read("07/03/" + digits, context())).contains(LocalDate.of(year, 3, 7));
  }

  @Test
  void theFeedsOwnPatternsComeFirst() {
    Context american = context("MM/dd/yyyy");
    assertThat(Dates.read("03/07/2019", american)).contains(SEVENTH_OF_MARCH);
    assertThat(Dates.read("3/7/2019 09:15", american)).contains(SEVENTH_OF_MARCH);
    assertThat(Dates.read("2019-03-07", american)).contains(SEVENTH_OF_MARCH);
    assertThat(Dates.read("20190307", context("yyyyMMdd"))).contains(SEVENTH_OF_MARCH);
    assertThat(Dates.read("7 Mar 19", context("d MMM yy"))).contains(SEVENTH_OF_MARCH);
    assertThat(Dates.read("2019-03-07 08:00:00", context("yyyy-MM-dd HH:mm:ss")))
        .contains(SEVENTH_OF_MARCH);
  }

  @Test
  void aFeedThatWritesTheMonthFirstIsNeverReadDayFirst() {
    assertThat(Dates.read("13/02/2019", context("MM/dd/yyyy"))).isEmpty();
    assertThat(Dates.read("13/02/2019", context("MM/dd/yyyy", "dd/MM/yyyy")))
        .contains(LocalDate.of(2019, 2, 13));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dd/MM", "dd/MM/yyy", "EEE dd/MM/yyyy", "dd/dd/yyyy", "", "yyyy-DDD"})
  void refusesAPatternThatIsNoDate(String pattern) {
    assertThat(DatePattern.accepts(pattern)).isFalse();
    assertThatThrownBy(() -> DatePattern.of(pattern))
        .isInstanceOfSatisfying(
            GoldthreadException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USER))
        .hasMessageContaining("The date format '" + pattern + "' cannot be used.");
  }

  @Test
  void offersTheDateWithDayAndMonthExchanged() {
    assertThat(Suggestions.swappedDayAndMonth(LocalDate.of(2023, 7, 3)))
        .contains(LocalDate.of(2023, 3, 7));
    assertThat(Suggestions.swappedDayAndMonth(LocalDate.of(2023, 7, 13))).isEmpty();
    assertThat(Suggestions.swappedDayAndMonth(LocalDate.of(2023, 7, 7))).isEmpty();
  }

  private static Context context(String... patterns) {
    return Context.of(List.of(patterns), END);
  }
}
