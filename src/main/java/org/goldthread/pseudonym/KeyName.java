package org.goldthread.pseudonym;

import java.util.Locale;

/** The keys of a key folder; each is a file of 32 bytes. */
public enum KeyName {
  /** Makes t1; held by the platform and by every provider that makes tokens at home. */
  PROGRAMME("programme.key"),
  /** Turns t1 into what is stored; never leaves the platform. */
  VAULT("vault.key"),
  /** Makes ids of mentions, rows, individuals and families. */
  ID("id.key"),
  /** Makes tombstones of erased people. */
  TOMBSTONE("tombstone.key"),
  /** Opens what providers sealed; never leaves the platform. */
  PLATFORM("platform.key"),
  /** Seals files for the platform; no secret, but an exchanged one would leak what is sealed. */
  PLATFORM_PUBLIC("platform.pub");

  private final String file;

  KeyName(String file) {
    this.file = file;
  }

  /** Its file in the key folder. */
  public String file() {
    return file;
  }

  /** The word used in tables and messages: lower case with underscores. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
