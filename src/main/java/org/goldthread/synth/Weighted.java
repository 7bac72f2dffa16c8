package org.goldthread.synth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Choices with weights, drawn by one throw of the dice. */
final class Weighted<T> {
  private final List<T> choices = new ArrayList<>();
  private double[] sums = new double[8];

  /** Adds a choice; a weight need not be a share. */
  Weighted<T> add(T choice, double weight) {
    int n = choices.size();
    if (n == sums.length) {
      sums = Arrays.copyOf(sums, 2 * n);
    }
    sums[n] = (n == 0 ? 0 : sums[n - 1]) + weight;
    choices.add(choice);
    return this;
  }

  /** Draws one. */
  T draw(Dice dice) {
    double at = dice.uniform() * sums[choices.size() - 1];
    int found = Arrays.binarySearch(sums, 0, choices.size(), at);
    return choices.get(Math.min(found < 0 ? -found - 1 : found + 1, choices.size() - 1));
  }
}
