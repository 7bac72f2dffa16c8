package org.goldthread.core;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A quarter of the UK financial year, which begins on 1 April; written {@code 2023-24-Q2}.
 *
 * @param startYear the calendar year in which the financial year begins
 * @param quarter 1 (April to June) to 4 (January to March)
 */
public record Period(int startYear, int quarter) implements Comparable<Period> {
  private static final Pattern FORM = Pattern.compile("(\\d{4})-(\\d{2})-Q([1-4])");

  /** Checks the quarter. */
  public Period {
    if (quarter < 1 || quarter > 4) {
      throw new IllegalArgumentException("quarter " + quarter + " is not 1 to 4");
    }
  }

  /**
   * Reads {@code 2023-24-Q2}; empty if the text has another form or its two years do not follow
   * each other.
   */
  public static Optional<Period> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int year = Integer.parseInt(matcher.group(1));
    if ((year + 1) % 100 != Integer.parseInt(matcher.group(2))) {
      return Optional.empty();
    }
    return Optional.of(new Period(year, Integer.parseInt(matcher.group(3))));
  }

  /** The period that holds a day. */
  public static Period of(LocalDate day) {
    int fromApril = day.getYear() * 12 + day.getMonthValue() - 4;
    return new Period(Math.floorDiv(fromApril, 12), Math.floorMod(fromApril, 12) / 3 + 1);
  }

  /** First day. */
  public LocalDate start() {
    return LocalDate.of(startYear, 4, 1).plusMonths(3L * (quarter - 1));
  }

  /** Last day. */
  public LocalDate end() {
    return start().plusMonths(3).minusDays(1);
  }

  /** The period after this one. */
  public Period next() {
    return of(start().plusMonths(3));
  }

  /** The period before this one. */
  public Period previous() {
    return of(start().minusMonths(3));
  }

  /** The financial year, written {@code 2023-24}. */
  public String financialYear() {
    int end = (startYear + 1) % 100;
    return startYear + (end < 10 ? "-0" : "-") + end;
  }

  @Override
  public int compareTo(Period other) {
    return start().compareTo(other.start());
  }

  /** The form of {@link #parse}. */
  @Override
  public String toString() {
    return financialYear() + "-Q" + quarter;
  }
}
