package org.goldthread.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.goldthread.onboarding.DateForms.Order;
import org.junit.jupiter.api.Test;

class DateFormsTest {
  private static final LocalDate LATEST = LocalDate.of(2024, 3, 31);

  @Test
  void tellsDayFirstByADayAfterTheTwelfth() {
    DateForms forms = of("13/02/2024", "01/02/2024");
    assertThat(forms.order()).isEqualTo(Order.DAY_FIRST);
    assertThat(forms.patterns()).containsExactly("dd/MM/yyyy");
    assertThat(forms.share()).isEqualTo(1);
  }

  @Test
  void tellsMonthFirstByADayAfterTheTwelfth() {
    DateForms forms = of("2/13/2024", "1/2/2024");
    assertThat(forms.order()).isEqualTo(Order.MONTH_FIRST);
    assertThat(forms.patterns()).containsExactly("M/d/yyyy");
    assertThat(forms.share()).isEqualTo(1);
  }

  @Test
  void callsAmbiguousWhatCanBeReadEitherWay() {
    DateForms forms = of("01/02/2024", "03/04/2024");
    assertThat(forms.order()).isEqualTo(Order.AMBIGUOUS);
    assertThat(forms.patterns()).containsExactly("dd/MM/yyyy");
  }

  @Test
  void callsMixedWhatNeedsBothOrders() {
    assertThat(of("13/02/2024", "02/13/2024").order()).isEqualTo(Order.MIXED);
  }

  @Test
  void readsOneMistypedDateInFortyAsAMistake() {
    Map<String, Integer> values = new TreeMap<>(Map.of("13/02/2024", 39, "02/13/2024", 1));
    assertThat(DateForms.of(values, LATEST).order()).isEqualTo(Order.DAY_FIRST);
  }

  @Test
  void knowsIsoNamedMonthsTimesAndShortYears() {
    assertThat(of("2024-02-13").patterns()).containsExactly("yyyy-MM-dd");
    assertThat(of("13-Feb-2024").patterns()).containsExactly("dd-MMM-yyyy");
    assertThat(of("13 February 2024").patterns()).containsExactly("dd MMMM yyyy");
    assertThat(of("13/02/2024 00:00").patterns()).containsExactly("dd/MM/yyyy HH:mm");
    assertThat(of("13.2.24").patterns()).containsExactly("d.M.yy");
    assertThat(of("13-Feb-2024").share()).isEqualTo(1);
  }

  @Test
  void takesDaysWithAndWithoutAZeroForOneForm() {
    assertThat(of("13/02/2024", "5/2/2024").patterns()).containsExactly("d/M/yyyy");
  }

  @Test
  void findsNoDateInNumbersAndNames() {
    assertThat(of("12", "Noor", "4.5").share()).isZero();
    assertThat(of().share()).isZero();
  }

  private static DateForms of(String... values) {
    Map<String, Integer> counts = new TreeMap<>();
    for (String value : values) {
      counts.merge(value, 1, Integer::sum);
    }
    return DateForms.of(counts, LATEST);
  }
}
