package org.goldthread.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.core.Period;
import org.goldthread.core.Problem;
import org.goldthread.governance.Permit;
import org.goldthread.intake.Landing;

/**
 * A feed whose agreement or impact assessment is not in force on the day of a run. Nothing new of
 * it is taken, which is told once and at every run, also where nothing new was sent.
 *
 * @param reason the reason that its submissions are refused for
 * @param problem why
 * @param inForce its submissions that were taken before; they stay
 * @param sent what lies in the landing folder
 */
record Lapsed(
    String reason, Problem problem, List<Submission> inForce, List<Landing.Delivery> sent) {
  private static final Set<String> REASONS = Set.of(Permit.AGREEMENT, Permit.DPIA);

  /**
   * The feeds without one of them, of those that were ever sent.
   *
   * @param selection what of the programme the run is about
   * @param today the day of the run
   */
  static List<Lapsed> of(
      Programme programme,
      Landing.Selection selection,
      List<Landing.Delivery> deliveries,
      Known known,
      LocalDate today) {
    List<Lapsed> lapsed = new ArrayList<>();
    for (Feed feed : programme.feeds().values()) {
      Optional<Permit.Refusal> refusal = Permit.refusal(programme, feed, today);
      if (refusal.isPresent()) {
        List<Submission> inForce = inForce(feed, selection, known);
        List<Landing.Delivery> sent =
            deliveries.stream()
                .filter(delivery -> delivery.feed().name().equals(feed.name()))
                .toList();
        if (!sent.isEmpty() || !inForce.isEmpty()) {
          lapsed.add(
              new Lapsed(
                  refusal.get().reason(),
                  known.standing(refusal.get().problem(), inForce),
                  inForce,
                  sent));
        }
      }
    }
    return lapsed;
  }

  /** Submissions that nothing else spoke against and that have both again. */
  static List<Submission> renewed(
      Programme programme, Landing.Selection selection, Known known, LocalDate today) {
    return programme.feeds().values().stream()
        .filter(feed -> Permit.refusal(programme, feed, today).isEmpty())
        .flatMap(feed -> inForce(feed, selection, known).stream())
        .filter(
            submission ->
                submission
                    .refused()
                    .filter(refused -> REASONS.contains(refused.reason()))
                    .filter(refused -> refused.content().equals(submission.content()))
                    .isPresent())
        .toList();
  }

  /** What becomes of a submission in force of which nothing new was sent. */
  Submission refused(Submission inForce) {
    return inForce.keptAgainst(
        new Submission.Refused(inForce.content(), reason, Optional.empty()),
        SubmissionState.REFUSED);
  }

  private static List<Submission> inForce(Feed feed, Landing.Selection selection, Known known) {
    return known.inForce(feed).stream()
        .filter(
            submission -> selection.takes(feed, Period.parse(submission.period()).orElseThrow()))
        .toList();
  }
}
