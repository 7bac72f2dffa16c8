package org.goldthread.pseudonym;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * What standardisers need to know besides the value: how a feed writes dates, and how late a date
 * with a two-digit year can be. Immutable; made once per submission.
 */
public final class Context {
  private final List<DatePattern> patterns;
  private final LocalDate latest;

  private Context(List<DatePattern> patterns, LocalDate latest) {
    this.patterns = patterns;
    this.latest = latest;
  }

  /**
   * A context of a submission.
   *
   * @param datePatterns the feed's own date patterns, tried first, in this order
   * @param latest last day of the submission's period: a two-digit year is the latest year not
   *     after it, the same at the provider and on the platform whenever the file is read
   * @throws org.goldthread.core.GoldthreadException if a pattern has an unknown letter
   */
  public static Context of(List<String> datePatterns, LocalDate latest) {
    return new Context(
        datePatterns.stream().map(DatePattern::of).toList(), Objects.requireNonNull(latest));
  }

  List<DatePattern> patterns() {
    return patterns;
  }

  /** The year that two digits stand for. */
  int fullYear(int twoDigits) {
    return latest.getYear() - Math.floorMod(latest.getYear() - twoDigits, 100);
  }
}
