package org.goldthread.pseudonym;

import java.util.Objects;
import java.util.Optional;

/**
 * What a standardiser made of a raw value: the one spelling that enters keys, or the reason why it
 * counts as missing. Never both, never neither.
 */
public final class Standardised {
  private final String value;
  private final Missing missing;

  private Standardised(String value, Missing missing) {
    this.value = value;
    this.missing = missing;
  }

  /** A usable value. */
  static Standardised of(String value) {
    return new Standardised(Objects.requireNonNull(value), null);
  }

  /** No usable value. */
  static Standardised missing(Missing why) {
    return new Standardised(null, Objects.requireNonNull(why));
  }

  /** The value in its one spelling; empty if it counts as missing. */
  public Optional<String> value() {
    return Optional.ofNullable(value);
  }

  /** Why it counts as missing; empty if there is a value. */
  public Optional<Missing> missing() {
    return Optional.ofNullable(missing);
  }

  /** Says whether there is a value, never which. */
  @Override
  public String toString() {
    return missing == null ? "[value]" : missing.toString();
  }
}
