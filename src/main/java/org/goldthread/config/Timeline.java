package org.goldthread.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.goldthread.core.Period;

/**
 * Something that changes from one period to another.
 *
 * @param first what holds up to the first change
 * @param later what holds from each change on
 */
record Timeline<T>(T first, NavigableMap<Period, T> later) {

  /** Something that never changes. */
  static <T> Timeline<T> of(T always) {
    return new Timeline<>(always, Collections.emptyNavigableMap());
  }

  /** The same, but for another value from a period on. */
  Timeline<T> with(Period from, T value) {
    TreeMap<Period, T> changed = new TreeMap<>(later);
    changed.put(from, value);
    return new Timeline<>(first, Collections.unmodifiableNavigableMap(changed));
  }

  /** What holds in a period; empty: before all changes. */
  T at(Optional<Period> period) {
    return period.map(later::floorEntry).map(Map.Entry::getValue).orElse(first);
  }

  /** What holds after all changes. */
  T newest() {
    return later.isEmpty() ? first : later.lastEntry().getValue();
  }

  /** The periods from which something changes. */
  Set<Period> changes() {
    return later.keySet();
  }

  /** All that ever holds, in order. */
  Collection<T> all() {
    List<T> all = new ArrayList<>();
    all.add(first);
    all.addAll(later.values());
    return all;
  }

  /** Something made of what holds, whenever that changes. */
  <S> Timeline<S> map(Function<T, S> make) {
    Timeline<S> made = of(make.apply(first));
    for (var change : later.entrySet()) {
      made = made.with(change.getKey(), make.apply(change.getValue()));
    }
    return made;
  }
}
