package org.goldthread.synth;

/**
 * Decides where faults happen. Beside chance, a fault that has not shown up by its twelfth
 * opportunity shows up there, so that a small sample holds each kind.
 */
final class Planter {
  static final int SHOWN_BY = 12;

  private final int shownBy;
  private final double[] rates;
  private final int[] opportunities;
  private final boolean[] shown;
  private double[] care = Care.USUAL;

  Planter(Dirt dirt) {
    this(dirt, SHOWN_BY);
  }

  /** One that shows each fault by an opportunity of its own. */
  Planter(Dirt dirt, int shownBy) {
    this.shownBy = shownBy;
    Fault[] faults = Fault.values();
    rates = new double[faults.length];
    opportunities = new int[faults.length];
    shown = new boolean[faults.length];
    for (Fault fault : faults) {
      rates[fault.ordinal()] = dirt.rate(fault);
    }
  }

  /** From now on each fault happens so many times as often, by the number of the fault. */
  void about(double[] times) {
    care = times;
  }

  /** Whether a fault happens at this opportunity. */
  boolean hits(Fault fault, Dice dice) {
    return hits(fault, 1, dice);
  }

  /** The same, at a multiple of its rate. */
  boolean hits(Fault fault, double times, Dice dice) {
    int at = fault.ordinal();
    double rate = rates[at] * times * care[at];
    boolean hit = dice.chance(rate);
    if (!shown[at] && rate > 0) {
      hit |= ++opportunities[at] == shownBy;
      shown[at] = hit;
    }
    return hit;
  }
}
