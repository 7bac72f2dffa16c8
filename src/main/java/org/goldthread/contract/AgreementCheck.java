package org.goldthread.contract;

import java.time.LocalDate;
import java.util.Optional;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.core.Problem;

/** A feed is taken only while the agreement that it rests on is in force. */
public final class AgreementCheck {
  private AgreementCheck() {}

  /**
   * Why a feed is refused whole; empty if it may be taken.
   *
   * @param runDate the day of the run: agreements are in force from their first to their last day
   */
  public static Optional<Problem> refusal(Programme programme, Feed feed, LocalDate runDate) {
    Programme.Agreement agreement = programme.agreements().get(feed.agreement());
    if (agreement == null) {
      return Optional.of(problem("agreement.none", feed, feed.agreement(), "", feed.file(), 0));
    }
    if (runDate.isAfter(agreement.expiry())) {
      return Optional.of(problem("agreement.expired", feed, agreement, agreement.expiry()));
    }
    return runDate.isBefore(agreement.start())
        ? Optional.of(problem("agreement.early", feed, agreement, agreement.start()))
        : Optional.empty();
  }

  private static Problem problem(
      String key, Feed feed, Programme.Agreement agreement, LocalDate day) {
    return problem(
        key, feed, agreement.title(), day.toString(), agreement.file(), agreement.line());
  }

  private static Problem problem(
      String key, Feed feed, String agreement, String day, String file, int line) {
    return new Problem(
        FindingTexts.text("agreement.problem", feed.name(), feed.provider()),
        FindingTexts.text(key, agreement, day),
        FindingTexts.text("agreement.remedy"),
        file,
        line);
  }
}
