package org.goldthread.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.goldthread.core.Period;

/**
 * The feeds and contracts of a programme whose feeds or contracts change from some period on. Every
 * epoch holds all of them.
 *
 * @param epochs in order; the first holds up to the second's beginning; none: nothing ever changes
 */
public record Versions(List<Epoch> epochs) {
  /** Nothing ever changes. */
  public static final Versions NONE = new Versions(List.of());

  /**
   * Periods during which nothing changes.
   *
   * @param from the first of them; empty: as early as one likes
   * @param contracts contracts by name
   * @param feeds feeds by name
   */
  public record Epoch(
      Optional<Period> from, Map<String, Contract> contracts, Map<String, Feed> feeds) {

    private boolean hasBegun(Period period) {
      return from.isEmpty() || from.get().compareTo(period) <= 0;
    }

    /** What the rows of a feed are read and judged by. */
    private List<Object> of(String feed) {
      Feed known = feeds.get(feed);
      return known == null ? List.of() : List.of(known, contracts.get(known.contract()));
    }
  }

  /** Keeps its own copy. */
  public Versions {
    epochs = List.copyOf(epochs);
  }

  /** The epoch of a period; empty if nothing ever changes. */
  Optional<Epoch> at(Period period) {
    return epochs.stream().filter(epoch -> epoch.hasBegun(period)).reduce((a, b) -> b);
  }

  /**
   * The periods from which a feed is read or judged in another way than before, in order; those of
   * its contract among them.
   */
  public List<Period> changes(String feed) {
    List<Period> changes = new ArrayList<>();
    for (int i = 1; i < epochs.size(); i++) {
      if (!epochs.get(i).of(feed).equals(epochs.get(i - 1).of(feed))) {
        epochs.get(i).from().ifPresent(changes::add);
      }
    }
    return List.copyOf(changes);
  }

  /** All contracts of a name that ever hold, in order. */
  List<Contract> contracts(String name) {
    return epochs.stream().map(epoch -> epoch.contracts().get(name)).distinct().toList();
  }

  /** The same for some of the feeds. */
  Versions only(Set<String> names) {
    return new Versions(
        epochs.stream()
            .map(
                epoch -> {
                  Map<String, Feed> some = new TreeMap<>(epoch.feeds());
                  some.keySet().retainAll(names);
                  return new Epoch(
                      epoch.from(), epoch.contracts(), Collections.unmodifiableMap(some));
                })
            .toList());
  }
}
