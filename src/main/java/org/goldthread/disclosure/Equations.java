package org.goldthread.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The sums that a reader of published figures can subtract in: totals and what they are made of.
 *
 * <p>Distinct people are no true sum over services or quarters, as one person may be in several.
 * The sum still bounds a withheld part, and equals it where nobody is in two; so it counts as one.
 */
final class Equations {

  /**
   * A total and its parts, both published.
   *
   * @param total the total
   * @param parts its parts, in cell order
   */
  record Equation(Cell total, List<Cell> parts) {}

  private final List<Equation> all = new ArrayList<>();
  private final Map<Cell, List<Equation>> byCell = new HashMap<>();

  /**
   * Finds every total and its parts.
   *
   * @param counts every count to be published
   * @param sums metrics that are sums of others
   * @param ofConcern the totals of such metrics that are looked at
   */
  Equations(
      SortedMap<Cell, ExactCount> counts,
      List<Relations.Sum> sums,
      Predicate<ExactCount> ofConcern) {
    SortedMap<Cell, List<Cell>> overServices = new TreeMap<>();
    SortedMap<Cell, List<Cell>> overPeriods = new TreeMap<>();
    Map<String, SortedMap<Cell, List<Cell>>> breakdowns = new TreeMap<>();
    for (Cell cell : counts.keySet()) {
      if (!cell.groupBy().isEmpty()) {
        part(breakdowns.computeIfAbsent(cell.groupBy(), f -> new TreeMap<>()), cell.whole(), cell);
      }
      if (!cell.service().equals(Cell.ALL)) {
        part(overServices, cell.ofService(Cell.ALL), cell);
      }
      if (!cell.period().equals(Cell.ALL)) {
        part(overPeriods, cell.ofPeriod(Cell.ALL), cell);
      }
    }
    breakdowns.values().forEach(breakdown -> keep(breakdown, counts));
    keep(overServices, counts);
    keep(overPeriods, counts);
    for (Relations.Sum sum : sums) {
      SortedMap<Cell, List<Cell>> overMetrics = new TreeMap<>();
      for (Cell cell : counts.keySet()) {
        if (sum.parts().contains(cell.metric())) {
          part(overMetrics, cell.ofMetric(sum.total()), cell);
        }
      }
      overMetrics.keySet().removeIf(total -> !concerns(counts.get(total), ofConcern));
      keep(overMetrics, counts);
    }
  }

  private static boolean concerns(ExactCount total, Predicate<ExactCount> ofConcern) {
    return total != null && ofConcern.test(total);
  }

  private static void part(SortedMap<Cell, List<Cell>> sums, Cell total, Cell part) {
    sums.computeIfAbsent(total, t -> new ArrayList<>()).add(part);
  }

  private void keep(SortedMap<Cell, List<Cell>> sums, SortedMap<Cell, ExactCount> counts) {
    sums.forEach(
        (total, parts) -> {
          if (counts.containsKey(total)) {
            Equation equation = new Equation(total, List.copyOf(parts));
            all.add(equation);
            byCell.computeIfAbsent(total, c -> new ArrayList<>()).add(equation);
            parts.forEach(p -> byCell.computeIfAbsent(p, c -> new ArrayList<>()).add(equation));
          }
        });
  }

  /** Every equation, in a fixed order. */
  List<Equation> all() {
    return all;
  }

  /** The equations that a cell stands in. */
  List<Equation> with(Cell cell) {
    return byCell.getOrDefault(cell, List.of());
  }
}
