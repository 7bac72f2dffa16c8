package org.goldthread.job;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.goldthread.core.ExitCode;
import org.goldthread.core.Problem;

/**
 * What a run did.
 *
 * @param run its number; 0 for a dry run
 * @param feeds every submission known to the lake, and every one that could not be taken
 * @param people how many people there are; empty before they were linked and published
 * @param gold folder of the golden dataset
 * @param report the page; empty if none was made
 * @param problems what its user should know, warnings included
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
    Map<String, Double> seconds,
    ExitCode exitCode) {

  /** The same, with what else its user should know; the exit code stays. */
  RunSummary withProblems(List<Problem> more) {
    List<Problem> all = new java.util.ArrayList<>(problems);
    all.addAll(more);
    return new RunSummary(run, feeds, people, gold, report, all, seconds, exitCode);
  }

  /**
   * One submission.
   *
   * @param provider who sent it
   * @param feed its feed
   * @param period its period
   * @param read data rows read
   * @param accepted rows in the final state accepted
   * @param rejected rows sent back
   * @param withheld rows withheld for want of consent
   * @param state in_force, held or refused
   * @param note why it is held or refused, or empty
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
      String note) {}

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
