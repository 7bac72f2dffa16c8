package org.goldthread.cli;

import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The day that counts as today. */
final class TodayOption {
  @Option(
      names = "--as-of",
      paramLabel = "DAY",
      description =
          "The day that counts as today, as 2024-07-31, for agreements and the calendar of feeds;"
              + " default: today.")
  private LocalDate day;

  /** The day, if one was given. */
  Optional<LocalDate> given() {
    return Optional.ofNullable(day);
  }
}
