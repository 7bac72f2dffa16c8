package org.goldthread.core;

import java.util.Locale;

/** How a row came to mention a person; only own registrations and attendances count as reached. */
public enum MentionKind {
  /** The person's own registration with a service. */
  REGISTERED,
  /** The person's own attendance, feedback or outcome, with no registration in force. */
  ATTENDED,
  /** Merely named in somebody else's row, as a carer is in a child's. */
  NAMED,
  /** Known from an administrative dataset. */
  ADMINISTRATIVE;

  /** The word used in tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of a word of a table. */
  public static MentionKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
