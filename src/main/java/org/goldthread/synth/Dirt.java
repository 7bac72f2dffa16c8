package org.goldthread.synth;

import java.util.EnumMap;
import java.util.Map;

/**
 * How dirty the sample is: one switch with a rate for each fault.
 *
 * @param rates fault to rate, 0 to 1; a fault left out never happens
 * @param model how errors come about beside those
 */
public record Dirt(Map<Fault, Double> rates, Model model) {

  /** How errors come about. */
  public enum Model {
    /** Each by its rate, whoever types. */
    PLANTED,
    /** By keys that are missed, and by the habits of whoever fills in a whole form. */
    KEYED
  }

  /** Faults by their rates. */
  public Dirt(Map<Fault, Double> rates) {
    this(rates, Model.PLANTED);
  }

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

  /**
   * The second model: none of the errors that offices make by their rates, but those of people at
   * keyboards. What clients do, such as refusing or getting a new number, happens as usual.
   */
  public static Dirt keyed() {
    Map<Fault, Double> rates = new EnumMap<>(Fault.class);
    for (Fault fault :
        new Fault[] {
          Fault.EMAIL_CHANGED,
          Fault.MOBILE_CHANGED,
          Fault.EMAIL_SHARED_BY_COUPLE,
          Fault.CONSENT_REFUSED,
          Fault.CONSENT_WITHDRAWN,
          Fault.ROW_LATE
        }) {
      rates.put(fault, fault.usualRate());
    }
    return new Dirt(rates, Model.KEYED);
  }

  /** The same but for one fault. */
  public Dirt with(Fault fault, double rate) {
    Map<Fault, Double> changed = new EnumMap<>(Fault.class);
    changed.putAll(rates);
    changed.put(fault, rate);
    return new Dirt(changed, model);
  }

  /** The rate of a fault. */
  public double rate(Fault fault) {
    return rates.getOrDefault(fault, 0.0);
  }
}
