package org.goldthread.linkage;

import java.util.Locale;

/** What a row of the decisions says. */
enum DecisionKind {
  LINK,
  UNRESOLVED,
  REFUSED_BLOCK,
  DROPPED_EDGE,
  OUTVOTED_VALUE,
  TWO_VALUES;

  /** The word used in tables. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
