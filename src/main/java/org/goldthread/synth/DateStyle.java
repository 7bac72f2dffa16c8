package org.goldthread.synth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.goldthread.config.Feed;

/**
 * How a provider writes dates: a pattern of day ({@code d}), month ({@code M}), year ({@code y}),
 * hour and minute (which are midnight), each letter as often as a feed's description has it.
 */
final class DateStyle {
  private static final String USUAL = "dd/MM/yyyy";
  private static final String[] MONTHS = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
  };

  /**
   * A run of a pattern.
   *
   * @param letter its letter; 0 for text
   * @param text what stands there as it is
   */
  private record Run(char letter, int width, String text) {}

  private final Run[] runs;

  DateStyle(String pattern) {
    List<Run> found = new ArrayList<>();
    for (int i = 0, end; i < pattern.length(); i = end) {
      char letter = pattern.charAt(i);
      end = i;
      while (end < pattern.length() && pattern.charAt(end) == letter) {
        end++;
      }
      boolean isQuote = letter == '\'';
      boolean isText = isQuote || "dMyuHhms".indexOf(letter) < 0;
      String text = isText && !isQuote ? pattern.substring(i, end) : "";
      found.add(new Run(isText ? 0 : letter, end - i, text));
    }
    runs = found.toArray(Run[]::new);
  }

  /** The styles of a feed; a client's rows keep to one. */
  static List<DateStyle> of(Feed feed) {
    List<String> patterns = feed.dateFormats().isEmpty() ? List.of(USUAL) : feed.dateFormats();
    return patterns.stream().map(DateStyle::new).toList();
  }

  /** Writes a day that lies not ahead. */
  String write(LocalDate day) {
    return write(day, false);
  }

  /** Writes a day that may lie ahead, with all digits of its year. */
  String writeWhole(LocalDate day) {
    return write(day, true);
  }

  private String write(LocalDate day, boolean whole) {
    StringBuilder text = new StringBuilder(16);
    for (Run run : runs) {
      switch (run.letter()) {
        case 'd' -> number(text, day.getDayOfMonth(), run.width());
        case 'M' -> month(text, day.getMonthValue(), run.width());
        case 'y', 'u' -> year(text, day.getYear(), whole || run.width() != 2);
        case 'H', 'h', 'm', 's' -> number(text, 0, run.width());
        default -> text.append(run.text());
      }
    }
    return text.toString();
  }

  private static void month(StringBuilder text, int month, int width) {
    if (width < 3) {
      number(text, month, width);
    } else {
      text.append(MONTHS[month - 1]);
    }
  }

  private static void year(StringBuilder text, int year, boolean whole) {
    if (whole) {
      text.append(year);
    } else {
      number(text, year % 100, 2);
    }
  }

  private static void number(StringBuilder text, int number, int width) {
    for (int least = 10; width > 1; least *= 10, width--) {
      if (number < least) {
        text.append('0');
      }
    }
    text.append(number);
  }
}
