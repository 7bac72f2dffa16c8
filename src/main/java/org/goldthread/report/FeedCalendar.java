package org.goldthread.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.core.Period;
import org.goldthread.table.Submissions;

/** Holds the submissions that came against those that the programme expects. */
public final class FeedCalendar {

  /**
   * A submission as far as reports need it.
   *
   * @param provider who sent it
   * @param feed its feed
   * @param period its period
   * @param isInForce whether rows of it are counted
   * @param state state of its newest content, a word of the table of submissions
   */
  public record Submission(
      String provider, String feed, Period period, boolean isInForce, String state) {

    /** The submission of a row of {@link Submissions}. */
    public static Submission of(Row row) {
      long intake = row.getAs(Submissions.INTAKE.name());
      return new Submission(
          row.getAs(Submissions.PROVIDER.name()),
          row.getAs(Submissions.FEED.name()),
          Period.parse(row.getAs(Submissions.PERIOD.name())).orElseThrow(),
          intake > 0,
          row.getAs(Submissions.STATE.name()));
    }

    private boolean isOf(Feed feed) {
      return provider.equals(feed.provider()) && this.feed.equals(feed.name());
    }
  }

  private FeedCalendar() {}

  /**
   * What was expected and what became of it, in order of period, provider and feed.
   *
   * <p>Expected is every feed of the programme in every period from the first to the last that any
   * feed was sent for, from the feed's own first period on. A later cumulative submission stands
   * for the earlier periods too. No clock is read.
   *
   * @param programme the configuration
   * @param submissions every known submission
   */
  public static List<ExpectedFeed> expected(
      Programme programme, Collection<Submission> submissions) {
    List<Period> periods = submissions.stream().map(Submission::period).sorted().toList();
    List<ExpectedFeed> expected = new ArrayList<>();
    if (periods.isEmpty()) {
      return expected;
    }
    Period first = later(programme.periods().first(), periods.get(0));
    Period last = earlier(programme.periods().last(), periods.get(periods.size() - 1));
    for (Period period = first; period.compareTo(last) <= 0; period = period.next()) {
      for (Feed feed : programme.feeds().values()) {
        if (period.compareTo(feed.firstPeriod().orElse(first)) >= 0) {
          expected.add(expected(programme, feed, period, submissions));
        }
      }
    }
    expected.sort(
        Comparator.comparing(ExpectedFeed::period)
            .thenComparing(ExpectedFeed::provider)
            .thenComparing(ExpectedFeed::feed));
    return List.copyOf(expected);
  }

  private static ExpectedFeed expected(
      Programme programme, Feed feed, Period period, Collection<Submission> submissions) {
    return new ExpectedFeed(
        period.toString(),
        feed.provider(),
        feed.name(),
        feed.service().orElse(""),
        Objects.requireNonNull(programme.contracts().get(feed.contract())).kind(),
        state(feed, period, submissions));
  }

  private static ExpectedFeed.State state(
      Feed feed, Period period, Collection<Submission> submissions) {
    boolean isCovered =
        feed.delivery() == Feed.Delivery.CUMULATIVE
            && submissions.stream()
                .filter(submission -> submission.isOf(feed) && submission.isInForce())
                .anyMatch(submission -> submission.period().compareTo(period) > 0);
    return submissions.stream()
        .filter(submission -> submission.isOf(feed) && submission.period().equals(period))
        .findFirst()
        .map(FeedCalendar::state)
        .filter(state -> state.isCounted() || !isCovered)
        .orElse(isCovered ? ExpectedFeed.State.RECEIVED : ExpectedFeed.State.NOT_RECEIVED);
  }

  private static ExpectedFeed.State state(Submission submission) {
    return switch (submission.state()) {
      case "in_force" -> ExpectedFeed.State.RECEIVED;
      case "held" -> submission.isInForce() ? ExpectedFeed.State.STALE : ExpectedFeed.State.HELD;
      case "refused" ->
          submission.isInForce() ? ExpectedFeed.State.STALE : ExpectedFeed.State.REFUSED;
      default ->
          throw new IllegalArgumentException("no state of a submission: " + submission.state());
    };
  }

  private static Period later(Period one, Period other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static Period earlier(Period one, Period other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
