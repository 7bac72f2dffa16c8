package org.goldthread.measure;

import java.time.LocalDate;
import java.time.Period;
import org.goldthread.config.Measure.Days;

/**
 * An age in completed months and further days, as forms and records count it.
 *
 * @param months completed months of the calendar
 * @param days days since, 0 to 30
 */
public record Age(int months, int days) {
  private static final double DAYS_OF_A_MONTH = 365.25 / 12;
  private static final int MOST_DAYS = 30;

  /** Checks that it is one. */
  public Age {
    if (months < 0 || days < 0 || days > MOST_DAYS) {
      throw new IllegalArgumentException("not an age: " + months + " months " + days + " days");
    }
  }

  /** An age in completed months. */
  public static Age ofMonths(int months) {
    return new Age(months, 0);
  }

  /**
   * The age on a day.
   *
   * @throws IllegalArgumentException if that day comes before the birth
   */
  public static Age between(LocalDate birth, LocalDate day) {
    Period lived = Period.between(birth, day);
    return new Age((int) lived.toTotalMonths(), lived.getDays());
  }

  /** The same in years. */
  public double years() {
    return (months + days / DAYS_OF_A_MONTH) / 12;
  }

  /**
   * The age of a child so many weeks younger, counted in months of an average length; nought if it
   * is not as old as that.
   */
  Age younger(int weeks) {
    double total = months * DAYS_OF_A_MONTH + days - weeks * 7;
    if (total <= 0) {
      return new Age(0, 0);
    }
    int whole = (int) (total / DAYS_OF_A_MONTH);
    return new Age(whole, Math.min(MOST_DAYS, (int) (total - whole * DAYS_OF_A_MONTH)));
  }

  boolean isWithin(Days from, Days to) {
    Days own = new Days(months, days);
    return from.compareTo(own) <= 0 && own.compareTo(to) <= 0;
  }
}
