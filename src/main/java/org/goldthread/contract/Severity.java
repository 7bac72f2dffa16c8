package org.goldthread.contract;

import java.util.Locale;

/** What a finding does. */
public enum Severity {
  /** The whole file is refused. */
  FILE,
  /** The row is rejected, or withheld where it is a refusal of consent. */
  REJECT,
  /** The value counts as missing; there is something that the provider can repair. */
  REPAIR,
  /** Worth knowing; the value may count as missing. */
  NOTE;

  /** The word used in tables and feedback. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
