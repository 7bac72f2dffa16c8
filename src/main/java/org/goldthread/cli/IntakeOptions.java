package org.goldthread.cli;

import java.util.Optional;
import org.goldthread.intake.Landing;
import picocli.CommandLine.Option;

/** What of the landing folder to take, and when not; of the commands that take files in. */
final class IntakeOptions {
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

  @Option(
      names = "--accept-shrink",
      description = "Take replacements that drop more rows than max_shrink allows.")
  private boolean acceptShrink;

  @Option(
      names = "--replace",
      description =
          "Files replace all that is in force of their submission, even files whose clear text was"
              + " removed.")
  private boolean replace;

  @Option(
      names = "--fail-fast",
      description =
          "Judge every new row first; if any feed cannot be taken, name the first, write nothing and"
              + " exit with 3.")
  private boolean failFast;

  Landing.Selection selection() {
    return new Landing.Selection(
        Optional.ofNullable(feed),
        Optional.ofNullable(provider),
        Optional.ofNullable(service),
        Optional.ofNullable(period).map(PeriodOption::parse));
  }

  boolean acceptShrink() {
    return acceptShrink;
  }

  boolean replace() {
    return replace;
  }

  boolean failFast() {
    return failFast;
  }
}
