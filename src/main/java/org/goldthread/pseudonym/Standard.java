package org.goldthread.pseudonym;

import java.util.Locale;

/** The kinds of identifying value that are standardised; each has exactly one standardiser. */
public enum Standard {
  NHS_NUMBER,
  UPN,
  EMAIL,
  MOBILE,
  DATE_OF_BIRTH,
  SEX,
  FIRST_NAME,
  POSTCODE,
  CLIENT_ID,
  BIRTH_ORDER,
  EPISODE;

  /** The word used in configuration: lower case with underscores. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The standard of a word of configuration. */
  public static Standard of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
