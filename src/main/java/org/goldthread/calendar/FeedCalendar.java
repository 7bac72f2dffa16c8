package org.goldthread.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.goldthread.calendar.ExpectedFeed.State;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.core.Period;

/** Holds the submissions that came against those that the programme expects, on a given day. */
public final class FeedCalendar {

  /**
   * A submission as far as the calendar needs it.
   *
   * @param provider who sent it
   * @param feed its feed
   * @param period its period
   * @param isInForce whether rows of it are counted
   * @param state state of its newest content: in_force, held or refused
   * @param takenOn the day on which content of it was first taken; empty if none was or nobody
   *     asked
   */
  public record Arrival(
      String provider,
      String feed,
      Period period,
      boolean isInForce,
      String state,
      Optional<LocalDate> takenOn) {

    private boolean isOf(Feed feed) {
      return provider.equals(feed.provider()) && this.feed.equals(feed.name());
    }
  }

  private final Programme programme;
  private final Collection<Arrival> arrivals;
  private final LocalDate today;

  private FeedCalendar(Programme programme, Collection<Arrival> arrivals, LocalDate today) {
    this.programme = programme;
    this.arrivals = arrivals;
    this.today = today;
  }

  /**
   * Every feed and period of the calendar and what became of it, in order of period, provider and
   * feed.
   *
   * <p>A feed is expected from its first period to its last. Where it names no first, it is
   * expected from the first period that anything was sent for: a programme that begins to use this
   * software need not send its past again. Periods that are still running are left out unless
   * something was sent for them. Those after a feed's last period or without collection are told as
   * such; quarters in which it is never collected are not told. A later cumulative submission
   * stands for the earlier periods too, and so does one that the feed's calendar names as that
   * which they were delivered with: they are late.
   *
   * @param programme the configuration
   * @param arrivals every known submission
   * @param today the day on which this is asked
   */
  public static List<ExpectedFeed> on(
      LocalDate today, Programme programme, Collection<Arrival> arrivals) {
    return new FeedCalendar(programme, arrivals, today).expected();
  }

  /**
   * The same up to the last period that anything was sent for: what is counted, which is the same
   * on every day.
   */
  public static List<ExpectedFeed> counted(
      LocalDate today, Programme programme, Collection<Arrival> arrivals) {
    Optional<Period> last = arrivals.stream().map(Arrival::period).max(Comparator.naturalOrder());
    return on(today, programme, arrivals).stream()
        .filter(feed -> last.isPresent() && period(feed).compareTo(last.get()) <= 0)
        .toList();
  }

  /** What is overdue: name of the feed to its periods, in order. */
  public static Map<String, List<String>> overdue(Collection<ExpectedFeed> expected) {
    Map<String, List<String>> overdue = new TreeMap<>();
    expected.stream()
        .filter(feed -> feed.state().isOverdue())
        .forEach(
            feed ->
                overdue.computeIfAbsent(feed.name(), f -> new ArrayList<>()).add(feed.period()));
    return overdue;
  }

  private List<ExpectedFeed> expected() {
    Optional<Period> firstSent =
        arrivals.stream().map(Arrival::period).min(Comparator.naturalOrder());
    Optional<Period> lastSent =
        arrivals.stream().map(Arrival::period).max(Comparator.naturalOrder());
    Period running = Period.of(today);
    List<ExpectedFeed> expected = new ArrayList<>();
    Period last = programme.periods().last();
    for (Period period = programme.periods().first();
        period.compareTo(last) <= 0;
        period = period.next()) {
      boolean isOver = period.compareTo(running) < 0;
      if (isOver || (lastSent.isPresent() && period.compareTo(lastSent.get()) <= 0)) {
        for (Feed feed : programme.feeds().values()) {
          Optional<Period> first = feed.schedule().first().or(() -> firstSent);
          if (first.isPresent() && period.compareTo(first.get()) >= 0) {
            expected(feed, period).ifPresent(expected::add);
          }
        }
      }
    }
    expected.sort(
        Comparator.comparing(ExpectedFeed::period)
            .thenComparing(ExpectedFeed::provider)
            .thenComparing(ExpectedFeed::feed));
    return List.copyOf(expected);
  }

  private Optional<ExpectedFeed> expected(Feed feed, Period period) {
    State state = state(feed, period);
    boolean isAskedFor = feed.schedule().quarters().contains(period.quarter());
    return !state.isExpected() && !isAskedFor
        ? Optional.empty()
        : Optional.of(
            new ExpectedFeed(
                period.toString(),
                feed.provider(),
                feed.name(),
                feed.service().orElse(""),
                Objects.requireNonNull(programme.contracts().get(feed.contract())).kind(),
                state));
  }

  private State state(Feed feed, Period period) {
    Optional<Arrival> arrival =
        arrivals.stream().filter(a -> a.isOf(feed) && a.period().equals(period)).findFirst();
    Optional<Arrival> cover =
        arrivals.stream()
            .filter(a -> a.isOf(feed) && a.isInForce() && a.period().compareTo(period) > 0)
            .filter(a -> isCumulative(feed, a.period()))
            .min(Comparator.comparing(a -> a.takenOn().orElse(LocalDate.MIN)));
    if (arrival.filter(Arrival::isInForce).isPresent()) {
      Arrival own = arrival.get();
      return own.state().equals("in_force") ? received(feed, period, own) : State.STALE;
    }
    if (cover.isPresent()) {
      return received(feed, period, cover.get());
    }
    if (arrival.isPresent()) {
      return refused(arrival.get());
    }
    if (cameLater(feed, period)) {
      return State.LATE;
    }
    return missing(feed, period);
  }

  /** Whether a period's rows are counted because they came with a later submission. */
  private boolean cameLater(Feed feed, Period period) {
    Optional<Period> with = feed.schedule().deliveredWith(period);
    return with.isPresent()
        && arrivals.stream()
            .anyMatch(a -> a.isOf(feed) && a.isInForce() && a.period().equals(with.get()));
  }

  private boolean isCumulative(Feed feed, Period period) {
    return programme.at(period).feeds().get(feed.name()).delivery() == Feed.Delivery.CUMULATIVE;
  }

  private static State received(Feed feed, Period period, Arrival arrival) {
    boolean isLate =
        arrival.takenOn().filter(day -> day.isAfter(feed.schedule().due(period))).isPresent();
    return isLate ? State.LATE : State.RECEIVED;
  }

  private static State refused(Arrival arrival) {
    return switch (arrival.state()) {
      case "held" -> State.HELD;
      case "refused" -> State.REFUSED;
      default -> throw new IllegalArgumentException("no state of a submission: " + arrival.state());
    };
  }

  private State missing(Feed feed, Period period) {
    if (feed.schedule().isOver(period)) {
      return State.SERVICE_ENDED;
    }
    if (!feed.schedule().isCollected(period)) {
      return State.NOT_COLLECTED;
    }
    if (!today.isAfter(feed.schedule().due(period))) {
      return State.DUE;
    }
    return arrivals.stream().anyMatch(arrival -> arrival.isOf(feed))
        ? State.OVERDUE
        : State.NEVER_RECEIVED;
  }

  private static Period period(ExpectedFeed feed) {
    return Period.parse(feed.period()).orElseThrow();
  }
}
