package org.goldthread.synth;

import java.util.List;

/**
 * Seeded chance that is the same on every machine: a 64-bit counter run through a mixing function
 * (the SplitMix64 construction). Each family has dice of its own, so that one family's fate never
 * moves another's.
 */
final class Dice {
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private long state;

  private Dice(long state) {
    this.state = state;
  }

  /** Dice of their own for a seed, a purpose and a number. */
  static Dice of(long seed, int purpose, long number) {
    return new Dice(mixed(mixed(mixed(seed) + STEP * purpose) + STEP * number));
  }

  private static long mixed(long z) {
    long mixed = z + STEP;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  /** The next 64 bits. */
  long next() {
    state += STEP;
    return mixed(state);
  }

  /** A number from 0 to below {@code bound}. */
  int below(int bound) {
    return (int) (((next() >>> 32) * bound) >>> 32);
  }

  /** A number from {@code least} to {@code greatest}, both included. */
  int between(int least, int greatest) {
    return least + below(greatest - least + 1);
  }

  /** A number from 0 to below 1. */
  double uniform() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  /** True with the given probability; draws once whatever the probability. */
  boolean chance(double probability) {
    return uniform() < probability;
  }

  /**
   * Roughly normal with mean 0 and standard deviation 1. Twelve uniform draws are summed, because
   * logarithms may differ in the last bit between machines.
   */
  double normal() {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += uniform();
    }
    return sum;
  }

  /** One of several, all equally likely. */
  <T> T oneOf(List<T> choices) {
    return choices.get(below(choices.size()));
  }
}
