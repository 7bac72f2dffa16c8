package org.goldthread.pseudonym;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a provider may have meant, for findings. Nothing here ever enters a key, and nothing depends
 * on other rows, let alone on other providers' data.
 *
 * <p>There is deliberately no suggestion for an NHS number with a missing digit: at every position
 * about one digit in eleven passes the check, so a completion can always be found and proves
 * nothing. The finding says that a digit is missing; only the provider can look it up.
 */
public final class Suggestions {
  private Suggestions() {}

  /**
   * The date with its day and month exchanged, as an American spreadsheet would have done; empty if
   * there is no such date or it is the same one.
   */
  public static Optional<LocalDate> swappedDayAndMonth(LocalDate date) {
    try {
      LocalDate swapped = LocalDate.of(date.getYear(), date.getDayOfMonth(), date.getMonthValue());
      return swapped.equals(date) ? Optional.empty() : Optional.of(swapped);
    } catch (DateTimeException noSuchMonth) {
      return Optional.empty();
    }
  }

  /**
   * Whether a spreadsheet turned a long number into something like 9.99E+09. No repair is possible
   * from the file: the column has to be formatted as text and exported again.
   */
  public static boolean isScientific(String raw) {
    return Text.isScientific(Text.cell(raw));
  }
}
