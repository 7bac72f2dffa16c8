package org.goldthread.synth;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** How a provider writes dates. */
enum DateStyle {
  /** 07/03/2019. */
  SLASHES,
  /** 7/3/2019. */
  SHORT_SLASHES,
  /** 7/3/19; for dates that do not lie ahead. */
  TWO_DIGIT_YEAR,
  /** 2019-03-07. */
  ISO,
  /** 07.03.2019. */
  DOTS,
  /** 07-Mar-2019. */
  MONTH_NAME,
  /** 07/03/2019 00:00. */
  MIDNIGHT,
  /** 43531, a spreadsheet's day number. */
  SERIAL;

  private static final String[] MONTHS = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
  };
  private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);

  /** Writes a date. */
  String write(LocalDate day) {
    StringBuilder text = new StringBuilder(16);
    switch (this) {
      case SLASHES -> full(text, day, '/');
      case DOTS -> full(text, day, '.');
      case MIDNIGHT -> full(text, day, '/').append(" 00:00");
      case SHORT_SLASHES ->
          text.append(day.getDayOfMonth())
              .append('/')
              .append(day.getMonthValue())
              .append('/')
              .append(day.getYear());
      case TWO_DIGIT_YEAR ->
          two(
              text.append(day.getDayOfMonth()).append('/').append(day.getMonthValue()).append('/'),
              day.getYear() % 100);
      case ISO ->
          two(
              two(text.append(day.getYear()).append('-'), day.getMonthValue()).append('-'),
              day.getDayOfMonth());
      case MONTH_NAME ->
          two(text, day.getDayOfMonth())
              .append('-')
              .append(MONTHS[day.getMonthValue() - 1])
              .append('-')
              .append(day.getYear());
      case SERIAL -> text.append(ChronoUnit.DAYS.between(SERIAL_ZERO, day));
    }
    return text.toString();
  }

  private static StringBuilder full(StringBuilder text, LocalDate day, char between) {
    return two(two(text, day.getDayOfMonth()).append(between), day.getMonthValue())
        .append(between)
        .append(day.getYear());
  }

  private static StringBuilder two(StringBuilder text, int number) {
    return number < 10 ? text.append('0').append(number) : text.append(number);
  }
}
