package org.goldthread.core;

import java.util.Arrays;
import java.util.Locale;

/** What a consent to share with the programme may extend to, or not. */
public enum ConsentPurpose {
  /** Linkage with administrative datasets. */
  ADMINISTRATIVE,
  /** Passing on, pseudonymised, to evaluators. */
  EVALUATORS;

  /** The word used in configuration and tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How a statement is kept that a consent extends to it, or does not. */
  public String stated(boolean extendsToIt) {
    return word() + (extendsToIt ? "=yes" : "=no");
  }

  /**
   * The purpose that a word stands for.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ConsentPurpose of(String word) {
    return Arrays.stream(values())
        .filter(purpose -> purpose.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no purpose of consent"));
  }
}
