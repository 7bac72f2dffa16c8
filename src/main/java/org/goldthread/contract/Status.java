package org.goldthread.contract;

import java.util.Locale;

/** The row engine's verdict on a source row. Every row that is read has exactly one. */
public enum Status {
  /** Its people, keys and values go on. */
  ACCEPTED,
  /** Sent back to its provider; nothing of it goes on. */
  REJECTED,
  /** The person said no; nothing goes on but the client's token, and nothing is sent back. */
  WITHHELD;

  /** The word used in tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
