package org.goldthread.config;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Rules that look beyond a single field: where they draw the line, and what their findings do.
 *
 * @param bounds what is set; every other bound has its usual value
 * @param effects id of a finding to what it does; every other finding does what the catalogue says
 * @param datesInOrder date fields of the row, of which none may lie before one named earlier
 */
public record Rules(
    Map<Bound, Integer> bounds,
    Map<String, Contract.OnInvalid> effects,
    List<String> datesInOrder) {
  /** Nothing set. */
  public static final Rules NONE = new Rules(Map.of(), Map.of(), List.of());

  /** Where a rule draws the line; assumptions of ours but for the length of a pregnancy. */
  public enum Bound {
    /** Exports are made after the period's end, so dates a little later are no surprise. */
    DAYS_AFTER_PERIOD(31),
    /** A row about an expectant parent may name the child that was born since. */
    DAYS_TO_BIRTH(310),
    /** A child is younger than this. */
    CHILD_BELOW_YEARS(20),
    /** An adult is at least as old as this. */
    ADULT_FROM_YEARS(10),
    /** An adult is at most as old as this. */
    ADULT_TO_YEARS(100),
    /** A child that is expected is due within these days: 40 weeks. */
    DUE_WITHIN_DAYS(280);

    private final int usual;

    Bound(int usual) {
      this.usual = usual;
    }

    /** The value where none is set. */
    public int usual() {
      return usual;
    }

    /** The key in a file. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Keeps its own copies. */
  public Rules {
    bounds = bounds.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(bounds));
    effects = Map.copyOf(effects);
    datesInOrder = List.copyOf(datesInOrder);
  }

  /** The value of a bound. */
  public int bound(Bound bound) {
    return bounds.getOrDefault(bound, bound.usual());
  }

  /** These rules, with others for all that these leave open. */
  public Rules over(Rules others) {
    Map<Bound, Integer> both = new HashMap<>(others.bounds);
    both.putAll(bounds);
    Map<String, Contract.OnInvalid> all = new HashMap<>(others.effects);
    all.putAll(effects);
    return new Rules(both, all, datesInOrder.isEmpty() ? others.datesInOrder : datesInOrder);
  }

  static Rules read(Part part) {
    Map<Bound, Integer> bounds = new HashMap<>();
    for (Bound bound : Bound.values()) {
      if (part.at(bound.key()).present()) {
        bounds.put(bound, part.at(bound.key()).integer());
      }
    }
    Map<String, Contract.OnInvalid> effects = new HashMap<>();
    part.at("effects")
        .entries()
        .forEach(
            (id, effect) ->
                effects.put(
                    id, Contract.OnInvalid.valueOf(effect.text().toUpperCase(Locale.ROOT))));
    return new Rules(bounds, effects, part.at("dates_in_order").texts());
  }
}
