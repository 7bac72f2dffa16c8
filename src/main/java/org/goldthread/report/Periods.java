package org.goldthread.report;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.goldthread.core.Period;
import org.goldthread.disclosure.Cell;

/** Periods as a reader says them. */
final class Periods {
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

  private Periods() {}

  /** A quarter as {@code 2023-24 Q2}; the word for lifetime. */
  static String brief(String period) {
    return period.equals(Cell.ALL)
        ? Texts.of("period.all")
        : period.substring(0, period.lastIndexOf('-'))
            + " "
            + period.substring(period.length() - 2);
  }

  /** From the first month of the first quarter to the last of the last; empty if there is none. */
  static String range(List<String> quarters) {
    if (quarters.isEmpty()) {
      return "";
    }
    LocalDate start = Period.parse(quarters.get(0)).orElseThrow().start();
    LocalDate end = Period.parse(quarters.get(quarters.size() - 1)).orElseThrow().end();
    return Texts.of("period.range", MONTH.format(start), MONTH.format(end));
  }
}
