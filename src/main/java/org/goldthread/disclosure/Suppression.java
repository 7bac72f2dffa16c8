package org.goldthread.disclosure;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Predicate;
import org.goldthread.disclosure.Equations.Equation;

/**
 * Which cells are withheld: small ones, and as many others as it takes that no sum gives one away.
 *
 * <p>In every published sum that holds a withheld cell, either none of the rest can be subtracted
 * to one cell, or the next smallest part is withheld too, until nothing changes. Two withheld parts
 * whose sum is itself small count as one: the remainder would be a small count of people.
 */
final class Suppression {
  private final SortedMap<Cell, ExactCount> counts;
  private final DisclosurePreset preset;
  private final Relations relations;
  private final Equations equations;
  private final Set<Cell> suppressed = new HashSet<>();
  private final Deque<Equation> open = new ArrayDeque<>();

  private Suppression(
      SortedMap<Cell, ExactCount> counts, DisclosurePreset preset, Relations relations) {
    this.counts = counts;
    this.preset = preset;
    this.relations = relations;
    // Where rounding alone already hides a small part, adults are not withheld because few
    // children came: that would cost more than it protects (see the decision record).
    this.equations =
        new Equations(counts, relations.sums(), total -> !preset.hidesPartsOf(total.count()));
  }

  /** The cells that must be withheld. */
  static Set<Cell> of(
      SortedMap<Cell, ExactCount> counts, DisclosurePreset preset, Relations relations) {
    return preset.suppresses() ? new Suppression(counts, preset, relations).toFixpoint() : Set.of();
  }

  private Set<Cell> toFixpoint() {
    for (ExactCount count : counts.values()) {
      if (preset.isSmall(count.count())) {
        withhold(count.cell());
      }
    }
    open.addAll(equations.all());
    while (!open.isEmpty()) {
      close(open.poll());
    }
    return suppressed;
  }

  private void close(Equation equation) {
    List<Cell> hidden = equation.parts().stream().filter(suppressed::contains).toList();
    boolean totalHidden = suppressed.contains(equation.total());
    if (hidden.isEmpty() && !totalHidden) {
      return;
    }
    boolean solvable =
        totalHidden
            ? hidden.isEmpty()
            : hidden.size() == 1
                || hidden.stream().mapToLong(this::count).sum() <= preset.smallUpTo();
    if (solvable) {
      next(equation, totalHidden, hidden.size())
          .ifPresent(
              cell -> {
                withhold(cell);
                open.add(equation);
              });
    }
  }

  /** What to withhold next: the smallest part, else a part that is zero, else the total. */
  private Optional<Cell> next(Equation equation, boolean totalHidden, int partsHidden) {
    Optional<Cell> smallest = smallestPart(equation, count -> count.count() > 0);
    if (smallest.isPresent() || totalHidden) {
      return smallest;
    }
    Optional<Cell> zero =
        partsHidden == 1
            ? smallestPart(equation, count -> count.received() != Received.NONE)
            : Optional.empty();
    return zero.or(() -> Optional.of(equation.total()));
  }

  private Optional<Cell> smallestPart(Equation equation, Predicate<ExactCount> eligible) {
    return equation.parts().stream()
        .filter(cell -> !suppressed.contains(cell))
        .map(counts::get)
        .filter(eligible)
        .min(Comparator.comparingLong(ExactCount::count).thenComparing(ExactCount::cell))
        .map(ExactCount::cell);
  }

  private void withhold(Cell cell) {
    for (String metric : relations.kinOf(cell.metric())) {
      Cell relative = cell.ofMetric(metric);
      ExactCount count = counts.get(relative);
      boolean present = relative.equals(cell) || (count != null && count.count() > 0);
      if (present && suppressed.add(relative)) {
        open.addAll(equations.with(relative));
      }
    }
  }

  private long count(Cell cell) {
    return counts.get(cell).count();
  }
}
