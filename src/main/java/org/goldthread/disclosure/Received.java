package org.goldthread.disclosure;

import java.util.Locale;

/** How much of what a figure rests on has arrived. */
public enum Received {
  /** Every expected file. */
  ALL,
  /** Some expected files are missing: the figure may be too low. */
  SOME,
  /** No expected file: the figure is not known, which is not zero. */
  NONE;

  /** The word used in tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The value of a table's word. */
  public static Received of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
