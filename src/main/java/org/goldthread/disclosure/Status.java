package org.goldthread.disclosure;

import java.util.Locale;

/** What disclosure control did to a figure. */
public enum Status {
  /** The exact count. */
  SHOWN,
  /**
   * A rounded count. Said of every non-zero count under a preset that rounds, also where rounding
   * changed nothing: the status must not tell which counts are exact.
   */
  ROUNDED,
  /** Withheld, being small or being what a small one could be worked out from. */
  SUPPRESSED,
  /** Nothing was counted, and what could hold it has not arrived. */
  NOT_RECEIVED;

  /** The word used in tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The value of a table's word. */
  public static Status of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
