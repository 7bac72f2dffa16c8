package org.goldthread.synth;

import java.time.LocalDate;
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

  private final String pattern;

  DateStyle(String pattern) {
    this.pattern = pattern;
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
    int i = 0;
    while (i < pattern.length()) {
      char letter = pattern.charAt(i);
      int end = i;
      while (end < pattern.length() && pattern.charAt(end) == letter) {
        end++;
      }
      int width = end - i;
      switch (letter) {
        case 'd' -> number(text, day.getDayOfMonth(), width);
        case 'M' -> month(text, day.getMonthValue(), width);
        case 'y', 'u' -> year(text, day.getYear(), whole || width != 2);
        case 'H', 'h', 'm', 's' -> number(text, 0, width);
        case '\'' -> {}
        default -> text.append(pattern, i, end);
      }
      i = end;
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
    String digits = Integer.toString(number);
    text.append("0".repeat(Math.max(0, width - digits.length()))).append(digits);
  }
}
