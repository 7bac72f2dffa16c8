package org.goldthread.report;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.goldthread.calendar.ExpectedFeed;
import org.goldthread.disclosure.Cell;
import org.goldthread.disclosure.ExactCount;
import org.goldthread.disclosure.Received;

/**
 * The frame that reach is counted in: the cells that must have a figure even where nothing was
 * counted, and how much of what each rests on has arrived.
 *
 * @param expected what was expected and what became of it
 * @param scopes every family scope with the services whose feeds lie in it; none for that of an
 *     administrative dataset. A service's families are counted in the scopes that cover it, the
 *     programme's in every scope.
 */
public record ReachFrame(List<ExpectedFeed> expected, Map<String, List<String>> scopes)
    implements Serializable {

  /** Copies both. */
  public ReachFrame {
    expected = List.copyOf(expected);
    scopes = Collections.unmodifiableMap(new TreeMap<>(scopes));
  }

  /**
   * Completes counts: adds the cells where nothing was counted, drops families of scopes that do
   * not cover the service, and says what each count rests on.
   *
   * @param counted count by cell, only of cells where something was counted
   */
  List<ExactCount> complete(Map<Cell, Long> counted) {
    SortedMap<Cell, Long> counts = new TreeMap<>();
    cells().forEach(cell -> counts.put(cell, 0L));
    counted.forEach(
        (cell, count) -> {
          if (cell.scope().isEmpty() || covers(cell.scope(), cell.service())) {
            counts.put(cell, count);
          }
        });
    Map<Cell, Received> known = new HashMap<>();
    List<ExactCount> complete = new ArrayList<>(counts.size());
    counts.forEach(
        (cell, count) -> {
          Cell rests = Cell.of(Metric.of(cell.metric()).word(), cell.period(), cell.service());
          Received received = known.computeIfAbsent(rests, this::received);
          complete.add(
              new ExactCount(
                  cell,
                  count,
                  // Something counted rests on something: rows of a feed dated in another period.
                  count > 0 && received == Received.NONE ? Received.SOME : received,
                  missing(rests)));
        });
    return complete;
  }

  /** The scope that covers most services: that of headline figures. Empty if none covers any. */
  public Optional<String> widestScope() {
    return scopes.entrySet().stream()
        .filter(scope -> !scope.getValue().isEmpty())
        .min(
            Comparator.comparingInt((Map.Entry<String, List<String>> s) -> -s.getValue().size())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey);
  }

  /** The scope that covers a service and the fewest others. */
  Optional<String> narrowestScope(String service) {
    return scopes.entrySet().stream()
        .filter(scope -> scope.getValue().contains(service))
        .min(
            Comparator.comparingInt((Map.Entry<String, List<String>> s) -> s.getValue().size())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey);
  }

  private Stream<Cell> cells() {
    Collection<String> periods = new TreeSet<>(List.of(Cell.ALL));
    Collection<String> services = new TreeSet<>(List.of(Cell.ALL));
    expected.stream()
        .filter(feed -> feed.state().isExpected() && Metric.PEOPLE.restsOn(feed))
        .forEach(
            feed -> {
              periods.add(feed.period());
              services.add(feed.service());
            });
    return Stream.of(Metric.values())
        .flatMap(
            metric ->
                periods.stream()
                    .flatMap(
                        period ->
                            services.stream()
                                .map(service -> Cell.of(metric.word(), period, service)))
                    .filter(cell -> restsOn(metric, cell).findAny().isPresent())
                    .flatMap(cell -> withVariants(metric, cell)));
  }

  private Stream<Cell> withVariants(Metric metric, Cell cell) {
    return metric == Metric.FAMILIES
        ? scopes.keySet().stream().filter(scope -> covers(scope, cell.service())).map(cell::inScope)
        : metric.words().map(cell::ofMetric);
  }

  private boolean covers(String scope, String service) {
    return service.equals(Cell.ALL) || scopes.getOrDefault(scope, List.of()).contains(service);
  }

  private Received received(Cell cell) {
    List<ExpectedFeed> rests = restsOn(Metric.of(cell.metric()), cell).toList();
    long counted = rests.stream().filter(feed -> feed.state().isCounted()).count();
    if (counted == rests.size()) {
      return Received.ALL;
    }
    return counted == 0 ? Received.NONE : Received.SOME;
  }

  /** What a figure waits for; of many services or quarters the report has a list of its own. */
  private List<String> missing(Cell cell) {
    if (cell.period().equals(Cell.ALL) || cell.service().equals(Cell.ALL)) {
      return List.of();
    }
    return restsOn(Metric.of(cell.metric()), cell)
        .filter(feed -> !feed.state().isCounted())
        .map(ExpectedFeed::name)
        .toList();
  }

  /** Why a service has no figure for a quarter, if all its feeds of registrations say the same. */
  Optional<ExpectedFeed.State> absence(String period, String service) {
    List<ExpectedFeed.State> states =
        expected.stream()
            .filter(feed -> feed.period().equals(period) && feed.service().equals(service))
            .filter(Metric.PEOPLE::restsOn)
            .map(ExpectedFeed::state)
            .distinct()
            .toList();
    return states.size() == 1 && !states.get(0).isExpected()
        ? Optional.of(states.get(0))
        : Optional.empty();
  }

  private Stream<ExpectedFeed> restsOn(Metric metric, Cell cell) {
    return expected.stream()
        .filter(feed -> feed.state().isExpected() && metric.restsOn(feed))
        .filter(feed -> cell.period().equals(Cell.ALL) || cell.period().equals(feed.period()))
        .filter(feed -> cell.service().equals(Cell.ALL) || cell.service().equals(feed.service()));
  }
}
