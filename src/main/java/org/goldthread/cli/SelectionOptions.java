package org.goldthread.cli;

import java.util.Optional;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.Period;
import org.goldthread.intake.Landing;
import picocli.CommandLine.Option;

/** What of the landing folder to take. */
final class SelectionOptions {
  @Option(names = "--feed", paramLabel = "NAME", description = "Only this feed.")
  private String feed;

  @Option(names = "--service", paramLabel = "ID", description = "Only feeds of this service.")
  private String service;

  @Option(names = "--provider", paramLabel = "ID", description = "Only feeds of this provider.")
  private String provider;

  @Option(
      names = "--period",
      paramLabel = "PERIOD",
      description = "Only this period, as 2023-24-Q2; without it everything new is taken.")
  private String period;

  Landing.Selection selection() {
    return new Landing.Selection(
        Optional.ofNullable(feed),
        Optional.ofNullable(provider),
        Optional.ofNullable(service),
        Optional.ofNullable(period).map(SelectionOptions::parsed));
  }

  private static Period parsed(String text) {
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
