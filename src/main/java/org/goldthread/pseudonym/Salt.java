package org.goldthread.pseudonym;

import java.nio.charset.StandardCharsets;

/**
 * The shared salt of a foreign scheme: chosen by people, known to many. Nothing prints it, and like
 * a key it cannot be serialised.
 *
 * <p>White space around it is dropped, a final line break above all: the Java release of
 * OpenPseudonymiser does so and its .NET release does not, and nobody means the line break that an
 * editor adds.
 */
final class Salt {
  private final String text;

  private Salt(String text) {
    this.text = text;
  }

  /**
   * A salt.
   *
   * @throws IllegalArgumentException if it is blank: a blank salt is no salt, and every table of
   *     plain SHA-256 values would then open the digests
   */
  static Salt of(String text) {
    String trimmed = text.strip();
    if (trimmed.isEmpty()) {
      throw new IllegalArgumentException("a salt must not be blank");
    }
    return new Salt(trimmed);
  }

  byte[] utf8() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  String text() {
    return text;
  }

  /** Never the salt. */
  @Override
  public String toString() {
    return "[salt]";
  }
}
