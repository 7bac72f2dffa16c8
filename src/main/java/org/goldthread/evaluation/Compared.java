package org.goldthread.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Linkage and the truth side by side, as {@link Comparison} found them.
 *
 * @param contingency who is where
 * @param splits why people are several individuals: how often each cause
 * @param mixtures by individual, the keys that its people share
 */
public record Compared(
    Contingency contingency, SortedMap<Cause, Long> splits, Map<Long, List<Mixture>> mixtures) {

  /** Puts it together from what comes in any order. */
  static final class Reading {
    private final List<Cell> cells = new ArrayList<>();
    private final Map<Whom, Whom> people = new HashMap<>();
    private final Map<String, String> feeds = new HashMap<>();
    private final SortedMap<Cause, Long> splits = new TreeMap<>();
    private final Map<Long, List<Mixture>> mixtures = new HashMap<>();

    /** Adds a cell; of equal people and feeds one object is kept. */
    void add(Cell cell) {
      Whom whom = people.computeIfAbsent(cell.whom(), same -> same);
      String feed = feeds.computeIfAbsent(cell.feed(), same -> same);
      cells.add(
          new Cell(
              whom,
              cell.individual(),
              cell.component(),
              feed,
              cell.tier(),
              cell.mentions(),
              cell.withNhs()));
    }

    void add(Cause ofSplit) {
      splits.merge(ofSplit, 1L, Long::sum);
    }

    void add(Mixture mixture) {
      mixtures.computeIfAbsent(mixture.individual(), unused -> new ArrayList<>()).add(mixture);
    }

    Compared compared() {
      return new Compared(Contingency.of(cells), splits, mixtures);
    }
  }

  /**
   * Why individuals hold several people: for each person beside the one of most mentions the
   * likeliest cause, and how often.
   *
   * @param types the key types that linkage joins by
   * @param people what the truth says of people
   */
  SortedMap<Cause, Long> merges(KeyTypes types, Map<String, Traits> people) {
    SortedMap<Cause, Long> causes = new TreeMap<>();
    for (long individual : contingency.individuals().stream().sorted().toList()) {
      List<Whom> inIt = new ArrayList<>(contingency.peopleOf(individual));
      if (inIt.size() > 1) {
        Collections.sort(inIt);
        Whom main =
            Collections.max(
                inIt, Comparator.comparingLong(one -> contingency.mentions(one, individual)));
        inIt.stream()
            .filter(one -> !one.equals(main))
            .map(one -> merge(one, individual, types, people))
            .forEach(cause -> causes.merge(cause, 1L, Long::sum));
      }
    }
    return causes;
  }

  private Cause merge(Whom one, long individual, KeyTypes types, Map<String, Traits> people) {
    return mixtures.getOrDefault(individual, List.of()).stream()
        .filter(mixture -> mixture.whom().equals(one))
        .min(Mixture.ORDER)
        .map(
            mixture -> {
              KeyTypes.Type type = types.type(mixture.type()).orElseThrow();
              return mixture.error().isEmpty()
                  ? new Cause(structural(one, individual, type, people), "", type.name(), false)
                  : new Cause(Cause.ERROR, mixture.error(), type.name(), false);
            })
        .orElse(new Cause(Cause.UNLABELLED, "", "", false));
  }

  private String structural(
      Whom one, long individual, KeyTypes.Type type, Map<String, Traits> people) {
    Set<Whom> others = contingency.peopleOf(individual);
    Traits traits = people.getOrDefault(one.person(), Traits.UNKNOWN);
    boolean isTwin =
        others.stream()
            .filter(other -> !other.equals(one))
            .anyMatch(
                other -> traits.isTwinOf(people.getOrDefault(other.person(), Traits.UNKNOWN)));
    if (isTwin) {
      return Cause.TWINS;
    }
    return type.isContact() ? Cause.SHARED_ADDRESS : Cause.SAME_KEY;
  }
}
