package org.goldthread.cli;

import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.Period;

/** The option {@code --period} of many commands. */
final class PeriodOption {
  private PeriodOption() {}

  /**
   * The period of a text.
   *
   * @throws GoldthreadException (user) if it is none
   */
  static Period parse(String text) {
    return Period.parse(text)
        .orElseThrow(
            () ->
                new GoldthreadException(
                    ExitCode.USER,
                    "--period " + text + " is no period",
                    "A period is a quarter of the UK financial year.",
                    "Write it like 2023-24-Q2."));
  }
}
