package org.goldthread.job;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Optional;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Environment;
import org.goldthread.config.Programme;
import org.goldthread.governance.Onboarded;
import org.goldthread.intake.Landing;

/**
 * What the main job is asked to do.
 *
 * @param files the raw configuration; executors parse it themselves
 * @param programme the same configuration, checked
 * @param environment where things lie
 * @param stages which of its stages to carry out
 * @param selection what of the landing folder to take
 * @param acceptShrink take replacements that drop more rows than the gate allows
 * @param replace files replace all that is in force of their submission, even where its clear text
 *     was removed
 * @param failFast take nothing at all if any feed cannot be taken
 * @param today the day that counts as today; empty: that of the clock when the run first begins
 */
public record JobRequest(
    ConfigFiles files,
    Programme programme,
    Environment environment,
    EnumSet<Stage> stages,
    Landing.Selection selection,
    boolean acceptShrink,
    boolean replace,
    boolean failFast,
    Optional<LocalDate> today) {

  /** A request for the day of the clock. */
  public JobRequest(
      ConfigFiles files,
      Programme programme,
      Environment environment,
      EnumSet<Stage> stages,
      Landing.Selection selection,
      boolean acceptShrink,
      boolean replace,
      boolean failFast) {
    this(
        files,
        programme,
        environment,
        stages,
        selection,
        acceptShrink,
        replace,
        failFast,
        Optional.empty());
  }

  /** The same on a given day. */
  public JobRequest on(LocalDate day) {
    return new JobRequest(
        files,
        programme,
        environment,
        stages,
        selection,
        acceptShrink,
        replace,
        failFast,
        Optional.of(day));
  }

  /** The programme with only the feeds that this lake takes on a day. */
  Programme taken(LocalDate day) {
    return Onboarded.programme(programme, environment.zone(), day);
  }

  /** Of what was found in the landing folder, the feeds that this lake takes on a day. */
  Landing.Scan admitted(Landing.Scan landed, LocalDate day) {
    return landed.of(feed -> Onboarded.takes(programme, environment.zone(), feed, day));
  }

  /** The day that counts as today where the clock shows a moment. */
  LocalDate today(Instant now) {
    return today.orElseGet(() -> LocalDate.ofInstant(now, ZoneOffset.UTC));
  }
}
