package org.goldthread.job;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.goldthread.contract.RowCounts;
import org.goldthread.core.ExitCode;
import org.goldthread.core.Problem;

/**
 * What a run did.
 *
 * @param run its number; 0 for a dry run
 * @param feeds every submission known to the lake
 * @param people how many people there are; empty before they were linked and published
 * @param gold folder of the golden dataset
 * @param report the page; empty if none was made
 * @param problems what was not done as it should be, and why
 * @param warnings what its user should know; they change no exit code
 * @param seconds seconds by step, in order
 * @param exitCode what the process should exit with
 */
public record RunSummary(
    long run,
    List<FeedLine> feeds,
    Optional<PeopleLine> people,
    Path gold,
    Optional<Path> report,
    List<Problem> problems,
    List<Problem> warnings,
    Map<String, Double> seconds,
    ExitCode exitCode) {
  /** State of a line of a dry run whose submission is in force already. */
  public static final String UNCHANGED = "unchanged";

  /** Whether this is what a run would do, not what one did. */
  public boolean isDryRun() {
    return run == 0;
  }

  /** The same, with what else its user should know; the exit code stays. */
  RunSummary withProblems(List<Problem> more) {
    List<Problem> all = new ArrayList<>(problems);
    all.addAll(more);
    return new RunSummary(run, feeds, people, gold, report, all, warnings, seconds, exitCode);
  }

  /**
   * One submission: what was found in its newest content, be that in force or not.
   *
   * @param provider who sent it
   * @param feed its feed
   * @param period its period
   * @param read data rows read
   * @param accepted rows in the final state accepted
   * @param rejected rows sent back
   * @param withheld rows withheld for want of consent
   * @param state in_force, held or refused; of a dry run what it would come to
   * @param note why it is held or refused, or empty
   * @param inForce where older content stays in force: its rows
   * @param since where older content stays in force: the day on which it was taken
   */
  public record FeedLine(
      String provider,
      String feed,
      String period,
      long read,
      long accepted,
      long rejected,
      long withheld,
      String state,
      String note,
      Optional<RowCounts> inForce,
      Optional<LocalDate> since) {

    static FeedLine of(
        Submission submission,
        RowCounts found,
        String state,
        Optional<RowCounts> inForce,
        Optional<LocalDate> since) {
      return new FeedLine(
          submission.provider(),
          submission.feed(),
          submission.period(),
          found.read(),
          found.accepted(),
          found.rejected(),
          found.withheld(),
          state,
          submission.reason(),
          inForce,
          since);
    }

    /** Provider, feed and period, as its folder is called. */
    public String folder() {
      return provider + "/" + feed + "/" + period;
    }

    /** Whether its newest content is in force. */
    public boolean isInForce() {
      return state.equals(SubmissionState.IN_FORCE) || state.equals(UNCHANGED);
    }

    /** The rows that count: those of its newest content if that is in force, else of older. */
    public RowCounts counted() {
      return isInForce()
          ? new RowCounts(accepted, rejected, withheld, 0)
          : inForce.orElse(RowCounts.NONE);
    }
  }

  /**
   * How many people.
   *
   * @param children unique children reached
   * @param adults unique adults reached
   * @param families families that hold a reached individual, in the programme's widest scope
   * @param familyScope that scope
   * @param naive sum over feeds of distinct registered clients
   * @param unique individuals among them
   * @param atLeast least number of people these individuals can be
   * @param atMost greatest number
   */
  public record PeopleLine(
      long children,
      long adults,
      long families,
      String familyScope,
      long naive,
      long unique,
      long atLeast,
      long atMost) {}
}
