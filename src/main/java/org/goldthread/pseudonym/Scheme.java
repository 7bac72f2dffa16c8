package org.goldthread.pseudonym;

/**
 * The token schemes that may arrive. Each is a token space of its own: a value of one is never
 * compared with a value of another.
 */
public enum Scheme {
  /** Our own: keyed, length-prefixed, typed. */
  GT1("gt1"),
  /** Hex of SHA-256 over salt, {@code |} and a canonical text. */
  SHA256_SALT("sha256-salt"),
  /** Digests of the OpenPseudonymiser tool. */
  OPEN_PSEUDONYMISER("openpseudonymiser");

  private final String word;

  Scheme(String word) {
    this.word = word;
  }

  /** The word used in configuration, in tables and in the hashed message. */
  public String word() {
    return word;
  }

  /** The scheme of a word of configuration or a table. */
  public static Scheme of(String word) {
    for (Scheme scheme : values()) {
      if (scheme.word.equals(word)) {
        return scheme;
      }
    }
    throw new IllegalArgumentException("no token scheme '" + word + "'");
  }
}
