package org.goldthread.onboarding;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.goldthread.pseudonym.Context;
import org.goldthread.pseudonym.Dates;

/**
 * How a column writes dates.
 *
 * @param share of its values that are dates under the patterns
 * @param patterns as a feed declares them, the most frequent first
 * @param order what its values tell about the order of day and month
 */
record DateForms(double share, List<String> patterns, Order order) {

  /** The order of day and month where both are numbers and the year is last. */
  enum Order {
    /** No date of that form. */
    NONE,
    DAY_FIRST,
    MONTH_FIRST,
    /** Every date could be read either way. */
    AMBIGUOUS,
    /** Some can only be read one way, some only the other. */
    MIXED
  }

  private static final double LEAST_SHARE_OF_PATTERN = 0.05;
  private static final int LAST_MONTH = 12;
  private static final Pattern TIME = Pattern.compile("[ T](\\d{1,2}:\\d{2})(:\\d{2})?.*$");
  private static final Pattern YEAR_LAST =
      Pattern.compile("(\\d{1,2})([/.\\- ])(\\d{1,2})\\2(\\d{4}|\\d{2})");
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})([/.\\-])(\\d{1,2})\\2(\\d{1,2})");
  private static final Pattern NAMED =
      Pattern.compile("(\\d{1,2})([ \\-/])(\\p{Alpha}{3,9})\\2(\\d{4}|\\d{2})");

  /**
   * How the values are written.
   *
   * @param latest no two-digit year is later
   */
  static DateForms of(Map<String, Integer> values, LocalDate latest) {
    int dayOnly = 0;
    int monthOnly = 0;
    int either = 0;
    for (Map.Entry<String, Integer> value : values.entrySet()) {
      Matcher numbers = YEAR_LAST.matcher(day(value.getKey()));
      if (numbers.matches()) {
        int first = Integer.parseInt(numbers.group(1));
        int second = Integer.parseInt(numbers.group(3));
        dayOnly += first > LAST_MONTH && second <= LAST_MONTH ? value.getValue() : 0;
        monthOnly += second > LAST_MONTH && first <= LAST_MONTH ? value.getValue() : 0;
        either += second <= LAST_MONTH && first <= LAST_MONTH ? value.getValue() : 0;
      }
    }
    Order order = order(dayOnly, monthOnly, either);
    return of(values, latest, order);
  }

  /** The same values read in an order that other columns of the file have shown. */
  static DateForms of(Map<String, Integer> values, LocalDate latest, Order order) {
    Map<String, Integer> counts = new TreeMap<>();
    int all = 0;
    for (Map.Entry<String, Integer> value : values.entrySet()) {
      all += value.getValue();
      String pattern = pattern(value.getKey(), order == Order.MONTH_FIRST);
      if (!pattern.isEmpty()) {
        counts.merge(pattern, value.getValue(), Integer::sum);
      }
    }
    int total = all;
    List<String> patterns =
        merged(counts).entrySet().stream()
            .filter(e -> e.getValue() >= LEAST_SHARE_OF_PATTERN * total)
            .sorted(
                Comparator.comparing(
                    Map.Entry<String, Integer>::getValue, Comparator.reverseOrder()))
            .map(Map.Entry::getKey)
            .toList();
    Context context = Context.of(patterns, latest);
    int read = 0;
    for (Map.Entry<String, Integer> value : values.entrySet()) {
      boolean isDate =
          value.getKey().length() >= 6 && Dates.read(value.getKey(), context).isPresent();
      read += isDate ? value.getValue() : 0;
    }
    return new DateForms(all == 0 ? 0 : (double) read / all, patterns, order);
  }

  private static Order order(int dayOnly, int monthOnly, int either) {
    if (dayOnly > 0 && monthOnly > 0) {
      int less = Math.min(dayOnly, monthOnly);
      if (less > LEAST_SHARE_OF_PATTERN * (dayOnly + monthOnly)) {
        return Order.MIXED;
      }
      return dayOnly > monthOnly ? Order.DAY_FIRST : Order.MONTH_FIRST;
    }
    if (dayOnly + monthOnly > 0) {
      return dayOnly > 0 ? Order.DAY_FIRST : Order.MONTH_FIRST;
    }
    return either > 0 ? Order.AMBIGUOUS : Order.NONE;
  }

  private static String day(String value) {
    return TIME.matcher(value).replaceFirst("");
  }

  /** The pattern of one value; empty for what is no date, or one that needs no pattern. */
  private static String pattern(String value, boolean monthFirst) {
    Matcher time = TIME.matcher(value);
    String suffix = time.find() ? time.group(2) == null ? " HH:mm" : " HH:mm:ss" : "";
    String day = day(value);
    Matcher numbers = YEAR_LAST.matcher(day);
    if (numbers.matches()) {
      String separator = numbers.group(2);
      boolean single = numbers.group(1).length() == 1 || numbers.group(3).length() == 1;
      String first = single ? "d" : "dd";
      String second = single ? "M" : "MM";
      return (monthFirst ? second + separator + first : first + separator + second)
          + separator
          + "y".repeat(numbers.group(4).length())
          + suffix;
    }
    Matcher iso = YEAR_FIRST.matcher(day);
    if (iso.matches()) {
      return "yyyy" + iso.group(2) + "MM" + iso.group(2) + "dd" + suffix;
    }
    Matcher named = NAMED.matcher(day);
    if (named.matches()) {
      String month = named.group(3).length() == 3 ? "MMM" : "MMMM";
      String separator = named.group(2);
      return "dd" + separator + month + separator + "y".repeat(named.group(4).length()) + suffix;
    }
    return "";
  }

  /** One pattern for days with and without a leading zero, if both are met. */
  private static Map<String, Integer> merged(Map<String, Integer> counts) {
    Map<String, Integer> merged = new LinkedHashMap<>();
    counts.forEach(
        (pattern, count) -> {
          String loose = pattern.replaceFirst("dd", "d").replaceFirst("MM(?!M)", "M");
          boolean hasLoose = !pattern.startsWith("yyyy") && counts.containsKey(loose);
          merged.merge(hasLoose ? loose : pattern, count, Integer::sum);
        });
    return merged;
  }
}
