package org.goldthread.job;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.goldthread.disclosure.Cell;
import org.goldthread.disclosure.ExactCount;
import org.goldthread.report.Metric;

/** The lifetime figures of the whole programme that end a run's summary. */
final class Headline {
  private Headline() {}

  static RunSummary.PeopleLine of(List<ExactCount> counts, String scope) {
    Map<Cell, Long> exact = new HashMap<>();
    counts.forEach(count -> exact.put(count.cell(), count.count()));
    Cell families = new Cell(Metric.FAMILIES.word(), Cell.ALL, Cell.ALL, scope, "", "");
    long unique = lifetime(exact, Metric.REGISTERED_PEOPLE.word());
    return new RunSummary.PeopleLine(
        lifetime(exact, Metric.CHILDREN.word()),
        lifetime(exact, Metric.ADULTS.word()),
        exact.getOrDefault(families, 0L),
        scope,
        lifetime(exact, Metric.REGISTRATIONS.word()),
        unique,
        lifetime(exact, Metric.REGISTERED_PEOPLE.atLeast()),
        unique);
  }

  private static long lifetime(Map<Cell, Long> exact, String metric) {
    return exact.getOrDefault(Cell.of(metric, Cell.ALL, Cell.ALL), 0L);
  }
}
