package org.goldthread.synth;

import java.util.EnumMap;
import java.util.Map;

/**
 * How dirty the sample is: one switch with a rate for each fault.
 *
 * @param rates fault to rate, 0 to 1; a fault left out never happens
 */
public record Dirt(Map<Fault, Double> rates) {

  /** Checks the rates and keeps its own copy. */
  public Dirt {
    rates.forEach(
        (fault, rate) -> {
          if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException(fault + ": a rate is from 0 to 1, not " + rate);
          }
        });
    rates = Map.copyOf(rates);
  }

  /** Every fault at its usual rate. */
  public static Dirt usual() {
    Map<Fault, Double> rates = new EnumMap<>(Fault.class);
    for (Fault fault : Fault.values()) {
      rates.put(fault, fault.usualRate());
    }
    return new Dirt(rates);
  }

  /** No fault at all: everybody agrees and every row is right. */
  public static Dirt none() {
    return new Dirt(Map.of());
  }

  /** The same but for one fault. */
  public Dirt with(Fault fault, double rate) {
    Map<Fault, Double> changed = new EnumMap<>(Fault.class);
    changed.putAll(rates);
    changed.put(fault, rate);
    return new Dirt(changed);
  }

  /** The rate of a fault. */
  public double rate(Fault fault) {
    return rates.getOrDefault(fault, 0.0);
  }
}
