package org.goldthread.pseudonym;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads dates as UK files hold them: the feed's own patterns first, then day/month/year, ISO, month
 * names and Excel's serial numbers (days since 1899-12-30).
 *
 * <p>Month before day is never guessed: only a feed that declares it is read so, and such a feed's
 * dates are then read in no other way. Eight digits without separators are read only if declared,
 * because a well-known pseudonymisation tool rounds dates of birth to {@code yyyy0101}: taken for
 * dates, they would put thousands of children into January.
 */
public final class Dates {
  private static final LocalDate EXCEL_DAY_ZERO = LocalDate.of(1899, 12, 30);
  private static final Pattern NUMBERS =
      Pattern.compile("(\\d{1,4})([/.\\- ])(\\d{1,2})\\2(\\d{4}|\\d{1,2})");
  private static final Pattern DAY_NAME_YEAR =
      Pattern.compile(
          "(\\d{1,2})(?:st|nd|rd|th)?[ /.\\-]*(\\p{Alpha}{3,9})[ /.,\\-]*(\\d{4}|\\d{2})");
  private static final Pattern NAME_DAY_YEAR =
      Pattern.compile("(\\p{Alpha}{3,9}) (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})");
  private static final Pattern SERIAL = Pattern.compile("(\\d{5})(\\.\\d+)?");
  private static final Pattern TIME =
      Pattern.compile(
          "[ Tt](\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?(?: ?([AaPp])[Mm])?(?:[Zz]|\\+00:?00)?$");

  private Dates() {}

  /**
   * The day that a cell means; a time of day is dropped. Empty if the cell is blank, no date, no
   * day of the calendar, or not between 1900 and 2099.
   */
  public static Optional<LocalDate> read(String raw, Context context) {
    return find(Text.cell(raw), context, false).date();
  }

  /**
   * The day, or why there is none.
   *
   * @param dayOnly whether a time of day other than midnight makes it no date: an export that moved
   *     a date of birth between time zones shows by 23:00 or 01:00, and its day may be wrong
   */
  static Found find(String text, Context context, boolean dayOnly) {
    String date = text;
    if (text.indexOf(':') >= 0) {
      Matcher time = TIME.matcher(text);
      if (!time.find() || (dayOnly && !midnight(time))) {
        return Found.NOTHING;
      }
      date = text.substring(0, time.start());
    }
    boolean declared = false;
    for (DatePattern pattern : context.patterns()) {
      Optional<LocalDate> day = pattern.read(date, context);
      if (day.isPresent()) {
        return new Found(day, true);
      }
      declared |= pattern.fits(date);
    }
    return declared ? Found.NO_SUCH_DAY : builtIn(date, context, dayOnly);
  }

  private static Found builtIn(String text, Context context, boolean dayOnly) {
    Matcher numbers = NUMBERS.matcher(text);
    if (numbers.matches()) {
      String first = numbers.group(1);
      String last = numbers.group(4);
      if (first.length() == 4 && last.length() <= 2) {
        return new Found(DatePattern.date(first, numbers.group(3), last, context), true);
      }
      if (first.length() <= 2 && last.length() >= 2) {
        return new Found(DatePattern.date(last, numbers.group(3), first, context), true);
      }
      return Found.NOTHING;
    }
    Matcher named = DAY_NAME_YEAR.matcher(text);
    if (named.matches()) {
      return new Found(
          DatePattern.date(named.group(3), named.group(2), named.group(1), context), true);
    }
    Matcher american = NAME_DAY_YEAR.matcher(text);
    if (american.matches()) {
      return new Found(
          DatePattern.date(american.group(3), american.group(1), american.group(2), context), true);
    }
    Matcher serial = SERIAL.matcher(text);
    if (serial.matches()) {
      boolean wholeDay = serial.group(2) == null || serial.group(2).matches("\\.0+");
      LocalDate day = EXCEL_DAY_ZERO.plusDays(Integer.parseInt(serial.group(1)));
      return (wholeDay || !dayOnly) && day.getYear() <= 2099
          ? new Found(Optional.of(day), true)
          : Found.NOTHING;
    }
    return Found.NOTHING;
  }

  private static boolean midnight(Matcher time) {
    int hour = Integer.parseInt(time.group(1));
    boolean hourZero =
        time.group(4) == null ? hour == 0 : hour == 12 && time.group(4).equalsIgnoreCase("a");
    return hourZero
        && Integer.parseInt(time.group(2)) == 0
        && (time.group(3) == null || Integer.parseInt(time.group(3)) == 0);
  }

  /**
   * What was found.
   *
   * @param date the day
   * @param form whether the text at least has the form of a date
   */
  record Found(Optional<LocalDate> date, boolean form) {
    static final Found NOTHING = new Found(Optional.empty(), false);
    static final Found NO_SUCH_DAY = new Found(Optional.empty(), true);
  }
}
