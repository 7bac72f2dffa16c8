package org.goldthread.onboarding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The cells of a column, counted by value. Holds what a file holds and shows none of it. */
final class Profile {
  private final List<String> cells;
  private final TreeMap<String, Integer> values = new TreeMap<>();
  private final Map<Object, Double> known = new HashMap<>();
  private int filled;

  private Profile(List<String> cells) {
    this.cells = cells;
  }

  /**
   * Counts cells.
   *
   * @param cells one for each row, cleaned
   * @param missing spellings of "no value", lower case
   */
  static Profile of(List<String> cells, Set<String> missing) {
    List<String> kept = new ArrayList<>(cells.size());
    for (String cell : cells) {
      kept.add(missing.contains(cell.toLowerCase(Locale.ROOT)) ? "" : cell);
    }
    Profile profile = new Profile(kept);
    for (String cell : kept) {
      if (!cell.isEmpty()) {
        profile.values.merge(cell, 1, Integer::sum);
        profile.filled++;
      }
    }
    return profile;
  }

  /** The cells of several columns as those of one. */
  static Profile ofAll(List<Profile> profiles) {
    List<String> cells = new ArrayList<>();
    profiles.forEach(profile -> cells.addAll(profile.cells));
    return of(cells, Set.of());
  }

  /** One cell for each row; blank where there is no value. */
  List<String> cells() {
    return cells;
  }

  int rows() {
    return cells.size();
  }

  /** Rows with a value. */
  int filled() {
    return filled;
  }

  int distinct() {
    return values.size();
  }

  /** How many rows hold each value, in order of the values. */
  Map<String, Integer> values() {
    return values;
  }

  boolean isEmpty() {
    return filled == 0;
  }

  /** Whether every row has a value and no two the same. */
  boolean isUnique() {
    return filled > 0 && filled == cells.size() && values.size() == filled;
  }

  /** The share of the values that pass a test. */
  double share(Predicate<String> test) {
    if (filled == 0) {
      return 0;
    }
    int passed = 0;
    for (Map.Entry<String, Integer> value : values.entrySet()) {
      passed += test.test(value.getKey()) ? value.getValue() : 0;
    }
    return (double) passed / filled;
  }

  /** As {@link #share}, worked out once for each name of a test. */
  double share(Object name, Predicate<String> test) {
    Double share = known.get(name);
    if (share == null) {
      share = share(test);
      known.put(name, share);
    }
    return share;
  }

  /** Numbers of rows and values; never a value. */
  @Override
  public String toString() {
    return "Profile[rows=" + cells.size() + ", filled=" + filled + "]";
  }
}
