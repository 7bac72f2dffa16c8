package org.goldthread.reading;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How a workbook shows the numbers of a cell: dates and times are numbers there too. Texts made of
 * them are ISO dates and plain digits, so that a workbook and a CSV file of one table hold the
 * same.
 *
 * @param date whether a day is shown
 * @param time whether a time of day or a duration is shown
 * @param digits fewest digits shown, for numbers with leading zeros; else 0
 */
record CellFormat(boolean date, boolean time, int digits) {
  /** Shows a number as it is. */
  static final CellFormat GENERAL = new CellFormat(false, false, 0);

  private static final Pattern LITERAL =
      Pattern.compile("\"[^\"]*\"|\\\\.|[_*].|\\[(?![hms]+\\])[^\\]]*\\]|am/pm|a/p");
  private static final Pattern ZEROS = Pattern.compile("0{2,20}");
  private static final long SECONDS_OF_DAY = 86_400;

  /** Days of a number beyond the year 9999, which Excel shows as no date. */
  private static final double DAYS_END = 2_958_466;

  private static final int DAYS_FROM_1900_TO_1904 = 1462;
  private static final int EXCEL_DIGITS = 15;
  private static final int LONGEST_NUMBER = 400;

  /** The format of an id that every workbook knows without stating it. */
  static CellFormat builtIn(int id) {
    boolean day = id >= 14 && id <= 17 || id >= 27 && id <= 31 || id >= 50 && id <= 58 || id == 36;
    boolean hour = id >= 18 && id <= 21 || id >= 32 && id <= 35 || id >= 45 && id <= 47;
    return id == 22 ? new CellFormat(true, true, 0) : new CellFormat(day, hour, 0);
  }

  /** The format that a workbook states, such as {@code dd/mm/yyyy;@}. */
  static CellFormat of(String code) {
    String first = code.toLowerCase(Locale.ROOT).split(";", 2)[0];
    String shown = LITERAL.matcher(first).replaceAll("");
    if (ZEROS.matcher(shown).matches()) {
      return new CellFormat(false, false, shown.length());
    }
    if (shown.equals("general")) {
      return GENERAL;
    }
    boolean time = shown.indexOf('h') >= 0 || shown.indexOf('s') >= 0 || shown.contains("[m");
    boolean date =
        shown.indexOf('d') >= 0 || shown.indexOf('y') >= 0 || !time && shown.indexOf('m') >= 0;
    return new CellFormat(date, time, 0);
  }

  /**
   * The text of a number.
   *
   * @param raw the number as the workbook stores it
   * @param from1904 whether the workbook counts days from 1904
   */
  String text(String raw, boolean from1904) {
    BigDecimal number = number(raw);
    if (number == null) {
      return raw;
    }
    double days = number.doubleValue() + (from1904 ? DAYS_FROM_1900_TO_1904 : 0);
    if ((date || time) && days >= 0 && days < DAYS_END) {
      return moment(days, from1904);
    }
    // Excel itself shows fifteen digits of what it stores in seventeen.
    String plain = number.round(new MathContext(EXCEL_DIGITS)).toPlainString();
    String text = plain.indexOf('.') < 0 ? plain : stripped(plain);
    return "0".repeat(isWhole(text) ? Math.max(0, digits - text.length()) : 0) + text;
  }

  private static BigDecimal number(String raw) {
    try {
      BigDecimal number = new BigDecimal(raw);
      return Math.abs((long) number.scale()) > LONGEST_NUMBER ? null : number;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static String stripped(String plain) {
    int end = plain.length();
    while (plain.charAt(end - 1) == '0') {
      end--;
    }
    String text = plain.substring(0, plain.charAt(end - 1) == '.' ? end - 1 : end);
    return text.equals("-0") ? "0" : text;
  }

  private static boolean isWhole(String text) {
    return text.indexOf('.') < 0 && !text.startsWith("-");
  }

  private String moment(double days, boolean from1904) {
    long seconds = Math.round(days * SECONDS_OF_DAY);
    long day = seconds / SECONDS_OF_DAY;
    long second = seconds % SECONDS_OF_DAY;
    if (!date) {
      long counted = from1904 ? seconds - DAYS_FROM_1900_TO_1904 * SECONDS_OF_DAY : seconds;
      return clock(counted);
    }
    String text = day(date && !time ? (long) Math.floor(days) : day).toString();
    return time && second != 0 ? text + " " + clock(second) : text;
  }

  /** Excel holds 1900 for a leap year: from its 60th day on the count is one too high. */
  private static LocalDate day(long days) {
    return LocalDate.of(1899, 12, days < 60 ? 31 : 30).plusDays(days);
  }

  private static String clock(long seconds) {
    String text = String.format(Locale.ROOT, "%02d:%02d", seconds / 3600, seconds / 60 % 60);
    return seconds % 60 == 0 ? text : text + String.format(Locale.ROOT, ":%02d", seconds % 60);
  }
}
