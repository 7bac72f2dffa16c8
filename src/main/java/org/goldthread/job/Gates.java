package org.goldthread.job;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.contract.RowCounts;
import org.goldthread.core.Problem;

/** Decides whether a submission that was read may come in force. */
final class Gates {
  /** Fewer rows than these in the period before tell nothing of how many to expect. */
  private static final long FEWEST_TO_COMPARE = 10;

  /** So many rows that are all rejected are no chance: the file is another one, or wrong. */
  private static final long SURELY_WRONG = 5;

  /** More small submissions than these are counted only. */
  private static final int NAMED = 3;

  private Gates() {}

  /**
   * Required feeds of which nothing is in force.
   *
   * @param present names of the feeds with rows in force
   */
  static List<Problem> missing(List<String> required, Set<String> present) {
    return required.stream()
        .filter(feed -> !present.contains(feed))
        .map(
            feed ->
                Problem.of(
                    "The required feed " + feed + " is missing",
                    "programme.yaml names it under required_feeds, and no submission of it is in force.",
                    "Ask its provider for the file."))
        .toList();
  }

  /**
   * Counts of a submission that was read.
   *
   * @param files how many files can hold rows
   * @param rows source rows, those that a provider's tool left out among the rejected
   * @param refusal a finding in a row that refuses the whole submission, such as clear text in a
   *     feed of tokens
   */
  record Counts(int files, RowCounts rows, Optional<String> refusal) {}

  /**
   * A gate that did not pass.
   *
   * @param state held or refused
   * @param gate the gate's name in {@code programme.yaml}, or {@code no_rows}
   * @param cause the figures
   * @param remedy what to do
   */
  record Shut(String state, String gate, String cause, String remedy) {

    /** For the user. */
    Problem problem() {
      return Problem.of("The submission is " + state, cause, remedy);
    }
  }

  /** Of a submission whose files are no longer what was hashed and inspected. */
  static final Shut CHANGED =
      new Shut(
          SubmissionState.REFUSED,
          "changed_while_read",
          "One of its files was written to, moved or removed while the run read it.",
          "Let whatever copies the files end, put back what is missing, and run again.");

  /** The first gate that a submission does not pass; empty if it may come in force. */
  static Optional<Shut> shut(
      Feed feed,
      Submission submission,
      Counts counts,
      Collection<Submission> known,
      boolean acceptShrink) {
    Programme.Gates gates = feed.gates();
    long rows = counts.rows().read();
    if (counts.refusal().isPresent()) {
      return Optional.of(
          new Shut(
              SubmissionState.REFUSED,
              counts.refusal().get(),
              "A row holds what no file of this feed may hold.",
              "See the provider's feedback; take the file again when it is mended."));
    }
    // A file whose records are all left out by the feed's own filters is a whole export of nothing;
    // one with headings only was refused before.
    if (counts.files() == 0) {
      return Optional.of(
          new Shut(
              SubmissionState.REFUSED,
              "no_rows",
              "No file holds rows.",
              "Send the export itself, beside the file that it is filled in from."));
    }
    if (hasTooManyRejected(gates, counts.rows())
        && (rows >= gates.minRowsToJudge() || isAllWrong(submission, counts.rows()))) {
      return Optional.of(
          new Shut(
              SubmissionState.REFUSED,
              "max_rejected_share",
              String.format(
                  Locale.ROOT,
                  "%d of %d rows are rejected; the gate allows a share of %.2f.",
                  counts.rows().rejected(),
                  rows,
                  gates.maxRejectedShare()),
              "Send the provider its feedback, and take the corrected file."));
    }
    long before = submission.sourceRows();
    if (before > 0 && !acceptShrink && rows < before * (1 - gates.maxShrink())) {
      return Optional.of(
          new Shut(
              SubmissionState.HELD,
              "max_shrink",
              "The new files hold " + rows + " rows, those in force " + before + ".",
              "If that is meant, run again with --accept-shrink."));
    }
    Optional<Submission> previous = previous(submission, known);
    if (previous.isPresent()
        && previous.get().sourceRows() >= FEWEST_TO_COMPARE
        && rows < previous.get().sourceRows() * gates.minRowsVsPrevious()) {
      return Optional.of(
          new Shut(
              SubmissionState.REFUSED,
              "min_rows_vs_previous",
              "The files hold "
                  + rows
                  + " rows, those of "
                  + previous.get().period()
                  + " "
                  + previous.get().sourceRows()
                  + ".",
              "Ask the provider whether the export is whole; lower the feed's gate if it is."));
    }
    return Optional.empty();
  }

  private static boolean hasTooManyRejected(Programme.Gates gates, RowCounts rows) {
    return rows.rejected() > rows.read() * gates.maxRejectedShare();
  }

  /** However few its rows are, a file of which nothing is right takes no other's place. */
  private static boolean isAllWrong(Submission before, RowCounts rows) {
    boolean losesRows = before.isInForce() && before.rows().accepted() > 0;
    return rows.rejected() == rows.read() && (losesRows || rows.read() >= SURELY_WRONG);
  }

  /**
   * Whether a submission that may come in force has more rejected rows than the gate allows, and
   * too few rows for that share to tell anything.
   */
  static boolean isTooSmallToJudge(Feed feed, RowCounts rows) {
    return hasTooManyRejected(feed.gates(), rows) && rows.read() < feed.gates().minRowsToJudge();
  }

  /**
   * One warning for submissions that were too small to be judged; empty if there is none.
   *
   * @param unjudged their folders, with what became of their rows
   */
  static Optional<Problem> unjudged(Map<String, RowCounts> unjudged) {
    if (unjudged.isEmpty()) {
      return Optional.empty();
    }
    String named =
        unjudged.entrySet().stream()
            .limit(NAMED)
            .map(
                e ->
                    e.getKey() + " (" + e.getValue().rejected() + " of " + rows(e.getValue()) + ")")
            .collect(Collectors.joining(", "));
    int others = unjudged.size() - NAMED;
    return Optional.of(
        Problem.of(
            "Small submissions have many rejected rows: " + unjudged.size(),
            named
                + (others > 0 ? " and " + others + " more" : "")
                + ". They have fewer rows than min_rows_to_judge, so max_rejected_share refuses none"
                + " of them.",
            "Send the providers their feedback; corrected files replace these."));
  }

  private static String rows(RowCounts rows) {
    return rows.read() == 1 ? "1 row" : rows.read() + " rows";
  }

  private static Optional<Submission> previous(Submission of, Collection<Submission> known) {
    return known.stream()
        .filter(other -> other.provider().equals(of.provider()) && other.feed().equals(of.feed()))
        .filter(other -> other.isInForce() && other.period().compareTo(of.period()) < 0)
        .max(Comparator.comparing(Submission::period));
  }
}
