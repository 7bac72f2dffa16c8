package org.goldthread.config;

import java.util.Locale;

/** The two kinds of lake; a feed goes into one of them at a time. */
public enum Zone {
  /** The lake that is reported from; takes live feeds. */
  LIVE,
  /** A lake of its own, for trying staged feeds from their files to the report. */
  STAGING;

  /** The word used in tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The zone of a table's word. */
  public static Zone of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** The stage of the feeds that it takes. */
  public Governance.Stage takes() {
    return this == LIVE ? Governance.Stage.LIVE : Governance.Stage.STAGED;
  }
}
