package org.goldthread.job;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.goldthread.core.Period;
import org.goldthread.core.Problem;
import org.goldthread.release.Release;
import org.goldthread.table.Releases;

/** Tells what files of a closed quarter change, and what they do not. */
final class AfterClosing {
  private AfterClosing() {}

  /**
   * The submissions of closed quarters that were taken since the last one was closed.
   *
   * @param known the submissions that the lake knows
   * @return a warning; empty if there are none
   */
  static Optional<Problem> warning(Run run, Collection<Submission> known) {
    if (run.baseVersion(Releases.TABLE) < 0) {
      return Optional.empty();
    }
    return Release.last(run.base(Releases.TABLE).collectAsList())
        .flatMap(closed -> warning(closed, known));
  }

  private static Optional<Problem> warning(Release closed, Collection<Submission> known) {
    List<String> late = new ArrayList<>();
    for (Submission submission : known) {
      Period of = Period.parse(submission.period()).orElseThrow();
      if (submission.intake() > closed.intake() && of.compareTo(closed.period()) <= 0) {
        late.add(submission.provider() + "/" + submission.feed() + " " + of);
      }
    }
    return late.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Problem.of(
                late.size() == 1
                    ? "A file of a closed quarter was taken"
                    : late.size() + " submissions of closed quarters were taken",
                String.join(", ", late)
                    + ": taken since "
                    + closed.name()
                    + " was closed. Release "
                    + closed.name()
                    + " stays as it was published; in the draft, in lifetime figures and in the"
                    + " next release these rows count at the date of their event.",
                "Nothing needs doing. The release of the next quarter that is closed tells how"
                    + " many rows arrived late, by quarter."));
  }
}
