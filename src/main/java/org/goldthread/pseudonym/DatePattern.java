package org.goldthread.pseudonym;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;

/**
 * A date pattern as a feed file declares it: {@code d} or {@code dd}, {@code M} or {@code MM},
 * {@code MMM} or {@code MMMM} (English month names), {@code yy} or {@code yyyy}, and anything that
 * is no letter in between.
 *
 * <p>Java's own formatter is not used: the month names it accepts changed between Java versions
 * ("Sep", "Sept"), and with them keys would.
 */
public final class DatePattern {
  private static final Pattern TIME =
      Pattern.compile("(?:'T'|T| )(?:HH?|hh?):mm(?::ss)?(?: ?a)?('?Z'?)?$");
  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
  private static final List<String> MONTH_NAMES =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");

  private final Pattern form;
  private final List<Character> order;

  private DatePattern(Pattern form, List<Character> order) {
    this.form = form;
    this.order = order;
  }

  /**
   * Reads a pattern. A time of day at its end is allowed and has no effect: times are recognised
   * after any date.
   *
   * @throws GoldthreadException (user) if it is no pattern of the kind described above
   */
  public static DatePattern of(String pattern) {
    return read(pattern)
        .orElseThrow(
            () ->
                new GoldthreadException(
                    ExitCode.USER,
                    "The date format '" + pattern + "' cannot be used.",
                    "It needs one day (d, dd), one month (M, MM, MMM) and one year (yy, yyyy), and"
                        + " knows no other letters.",
                    "Write it like dd/MM/yyyy or d MMM yyyy."));
  }

  /** Whether {@link #of} would accept a pattern. */
  public static boolean accepts(String pattern) {
    return read(pattern).isPresent();
  }

  private static Optional<DatePattern> read(String pattern) {
    String date = TIME.matcher(pattern.strip()).replaceFirst("");
    boolean packed = date.matches("[dMy]+");
    StringBuilder regex = new StringBuilder();
    List<Character> order = new ArrayList<>();
    for (int at = 0; at < date.length(); ) {
      char letter = date.charAt(at);
      int end = at;
      while (end < date.length() && date.charAt(end) == letter) {
        end++;
      }
      int width = end - at;
      if (!Character.isLetter(letter)) {
        regex.append(Pattern.quote(date.substring(at, end)));
      } else {
        Optional<String> group = group(letter, width, packed);
        if (group.isEmpty() || order.contains(letter)) {
          return Optional.empty();
        }
        regex.append(group.get());
        order.add(letter);
      }
      at = end;
    }
    return order.size() == 3
        ? Optional.of(new DatePattern(Pattern.compile(regex.toString()), List.copyOf(order)))
        : Optional.empty();
  }

  private static Optional<String> group(char letter, int width, boolean packed) {
    if (letter == 'y') {
      return width == 4 || width == 2 ? Optional.of("(\\d{" + width + "})") : Optional.empty();
    }
    if (letter == 'M' && (width == 3 || width == 4)) {
      return Optional.of("(\\p{Alpha}{3,9})");
    }
    if ((letter == 'd' || letter == 'M') && width <= 2) {
      return Optional.of(packed && width == 2 ? "(\\d{2})" : "(\\d{1,2})");
    }
    return Optional.empty();
  }

  /** Whether a text has the form of this pattern, be it a date or not. */
  boolean fits(String text) {
    return form.matcher(text).matches();
  }

  /** The date that a text means under this pattern. */
  Optional<LocalDate> read(String text, Context context) {
    Matcher matcher = form.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String day = "";
    String month = "";
    String year = "";
    for (int i = 0; i < order.size(); i++) {
      String part = matcher.group(i + 1);
      switch (order.get(i)) {
        case 'd' -> day = part;
        case 'M' -> month = part;
        default -> year = part;
      }
    }
    return date(year, month, day, context);
  }

  /** A day of the calendar between 1900 and 2099, from its parts as written. */
  static Optional<LocalDate> date(String year, String month, String day, Context context) {
    int y = Integer.parseInt(year);
    int fullYear = year.length() == 2 ? context.fullYear(y) : y;
    int m = Character.isDigit(month.charAt(0)) ? Integer.parseInt(month) : month(month);
    if (fullYear < 1900 || fullYear > 2099) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.of(fullYear, m, Integer.parseInt(day)));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  /** Number of an English month name, short, full or "sept"; 0 if it is none. */
  private static int month(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    int at = lower.length() >= 3 ? MONTHS.indexOf(lower.substring(0, 3)) : -1;
    if (at < 0 || at % 3 != 0) {
      return 0;
    }
    boolean known =
        lower.length() == 3 || lower.equals("sept") || MONTH_NAMES.get(at / 3).equals(lower);
    return known ? at / 3 + 1 : 0;
  }
}
