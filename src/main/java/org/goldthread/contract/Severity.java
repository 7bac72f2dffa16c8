package org.goldthread.contract;

import java.util.Locale;
import org.goldthread.config.Contract;

/** What a finding does. */
public enum Severity {
  /** The whole file is refused. */
  FILE,
  /** The row is rejected, or withheld where it is a refusal of consent. */
  REJECT,
  /**
   * There is something that the provider can repair; until then an unreadable value counts as
   * missing.
   */
  REPAIR,
  /** Worth knowing; the value may count as missing. */
  NOTE;

  /** What a contract names by the same word. */
  static Severity of(Contract.OnInvalid effect) {
    return switch (effect) {
      case REJECT -> REJECT;
      case REPAIR -> REPAIR;
      case NOTE -> NOTE;
    };
  }

  /** The word used in tables and feedback. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
