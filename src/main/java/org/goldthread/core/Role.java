package org.goldthread.core;

import java.util.Locale;

/** In which role a row mentions a person. Keys join mentions of the same role only. */
public enum Role {
  CHILD,
  ADULT;

  /** The word used in configuration and tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of a word of configuration or a table. */
  public static Role of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
