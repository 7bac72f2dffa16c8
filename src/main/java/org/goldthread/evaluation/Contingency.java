package org.goldthread.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How many mentions of each person went into each individual. Pairs are counted from these numbers
 * and never listed, so that the cost grows with the number of cells, not with that of pairs.
 *
 * <p>B-cubed is that of A. Bagga and B. Baldwin (1998), with the mention as the unit.
 */
public final class Contingency {
  private final List<Cell> cells;
  private final Map<Whom, Long> ofPerson = new HashMap<>();
  private final Map<Long, Long> ofIndividual = new HashMap<>();
  private final Map<Part, Long> ofBoth = new HashMap<>();
  private final Map<Part, Long> ofComponent = new HashMap<>();
  private final Map<PartOfComponent, Long> ofAll = new HashMap<>();
  private final Map<Whom, Set<Long>> individuals = new HashMap<>();
  private final Map<Long, Set<Whom>> people = new HashMap<>();
  private final List<List<Cell>> clusters;

  private record Part(Whom whom, long part) {}

  private record PartOfComponent(Whom whom, int component, long individual) {}

  private Contingency(List<Cell> cells) {
    // In one order, since sums of fractions depend on it.
    this.cells = cells.stream().sorted(Cell.ORDER).toList();
    for (Cell cell : this.cells) {
      Whom whom = cell.whom();
      long number = cell.mentions();
      ofPerson.merge(whom, number, Long::sum);
      ofIndividual.merge(cell.individual(), number, Long::sum);
      ofBoth.merge(new Part(whom, cell.individual()), number, Long::sum);
      ofComponent.merge(new Part(whom, cell.component()), number, Long::sum);
      ofAll.merge(
          new PartOfComponent(whom, cell.component(), cell.individual()), number, Long::sum);
      individuals.computeIfAbsent(whom, unused -> new HashSet<>(2)).add(cell.individual());
      people.computeIfAbsent(cell.individual(), unused -> new HashSet<>(2)).add(whom);
    }
    clusters = clusters();
  }

  /** The table of some cells; several may be of one person and individual. */
  static Contingency of(List<Cell> cells) {
    return new Contingency(cells);
  }

  /** All cells. */
  List<Cell> cells() {
    return cells;
  }

  /** People with their numbers of mentions. */
  Map<Whom, Long> people() {
    return ofPerson;
  }

  /** The individuals that hold somebody of whom the truth knows. */
  Set<Long> individuals() {
    return ofIndividual.keySet();
  }

  /** Who is in an individual. */
  Set<Whom> peopleOf(long individual) {
    return people.getOrDefault(individual, Set.of());
  }

  /** How many mentions of a person are in an individual. */
  long mentions(Whom whom, long individual) {
    return ofBoth.getOrDefault(new Part(whom, individual), 0L);
  }

  /** How well linkage did on all mentions. */
  Quality overall() {
    return by(cell -> "").getOrDefault("", new Quality(0, 0, 0, 0, Map.of()));
  }

  /**
   * How well linkage did on each group of mentions; the other end of a pair may be of any group.
   *
   * @param group the group of a cell's mentions
   */
  SortedMap<String, Quality> by(Function<Cell, String> group) {
    SortedMap<String, Group> groups = new TreeMap<>();
    for (List<Cell> cluster : clusters) {
      Map<String, List<Cell>> parts = new LinkedHashMap<>();
      cluster.forEach(
          cell -> parts.computeIfAbsent(group.apply(cell), unused -> new ArrayList<>()).add(cell));
      parts.forEach((name, part) -> groups.computeIfAbsent(name, unused -> new Group()).add(part));
    }
    SortedMap<String, Quality> measured = new TreeMap<>();
    groups.forEach((name, found) -> measured.put(name, found.quality()));
    return measured;
  }

  /** What clusters add up to in one group. */
  private final class Group {
    private final Moments moments = new Moments();
    private long everybody;
    private long overMerged;
    private long overSplit;

    void add(List<Cell> part) {
      double[] sums = new double[Quantity.values().length];
      Set<Whom> here = new HashSet<>();
      for (Cell cell : part) {
        addTo(sums, cell);
        if (here.add(cell.whom())) {
          everybody++;
          overMerged += isOverMerged(cell.whom()) ? 1 : 0;
          overSplit += individuals.get(cell.whom()).size() > 1 ? 1 : 0;
        }
      }
      moments.add(sums);
    }

    Quality quality() {
      return new Quality(
          Math.round(moments.sum(Quantity.MENTIONS)),
          everybody,
          overMerged,
          overSplit,
          moments.figures());
    }
  }

  private boolean isOverMerged(Whom whom) {
    return individuals.get(whom).stream().anyMatch(one -> people.get(one).size() > 1);
  }

  private void addTo(double[] sums, Cell cell) {
    Whom whom = cell.whom();
    double number = cell.mentions();
    double both = ofBoth.get(new Part(whom, cell.individual()));
    double person = ofPerson.get(whom);
    double individual = ofIndividual.get(cell.individual());
    double component = ofComponent.get(new Part(whom, cell.component()));
    double all = ofAll.get(new PartOfComponent(whom, cell.component(), cell.individual()));
    sums[Quantity.MENTIONS.ordinal()] += number;
    sums[Quantity.JOINED.ordinal()] += number * (both - 1);
    sums[Quantity.WRONG.ordinal()] += number * (individual - both);
    sums[Quantity.MISSED.ordinal()] += number * (person - both);
    sums[Quantity.REACHABLE.ordinal()] += number * (component - 1);
    sums[Quantity.FOUND.ordinal()] += number * (all - 1);
    sums[Quantity.PURITY.ordinal()] += number * both / individual;
    sums[Quantity.COMPLETENESS.ordinal()] += number * both / person;
  }

  /** Cells of people who are mixed up with each other stand together. */
  private List<List<Cell>> clusters() {
    Map<Whom, Integer> numbers = new HashMap<>();
    Joined joined = new Joined(ofPerson.size());
    Map<Long, Integer> firstOf = new HashMap<>();
    for (Cell cell : cells) {
      int person = numbers.computeIfAbsent(cell.whom(), unused -> numbers.size());
      Integer other = firstOf.putIfAbsent(cell.individual(), person);
      if (other != null) {
        joined.join(person, other);
      }
    }
    Map<Integer, List<Cell>> found = new LinkedHashMap<>();
    for (Cell cell : cells) {
      found
          .computeIfAbsent(joined.of(numbers.get(cell.whom())), unused -> new ArrayList<>(4))
          .add(cell);
    }
    return List.copyOf(found.values());
  }
}
