package org.goldthread.measure;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What follows from a measurement.
 *
 * @param score the score; empty if there is none
 * @param band the band; empty if there is none, or the measure has no bands
 * @param reason why there is no score, or no band of a measure that has bands
 */
public record Derived(OptionalDouble score, Optional<String> band, Optional<Reason> reason) {

  static Derived none(Reason reason) {
    return new Derived(OptionalDouble.empty(), Optional.empty(), Optional.of(reason));
  }

  static Derived unbanded(double score, Reason reason) {
    return new Derived(OptionalDouble.of(score), Optional.empty(), Optional.of(reason));
  }

  static Derived unbanded(double score) {
    return new Derived(OptionalDouble.of(score), Optional.empty(), Optional.empty());
  }

  static Derived banded(double score, String band) {
    return new Derived(OptionalDouble.of(score), Optional.of(band), Optional.empty());
  }
}
