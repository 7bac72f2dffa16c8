package org.goldthread.pseudonym;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What in a sentence that somebody wrote looks like an identifier. It errs towards finding: a
 * sentence can be written another way, an identifier that was stored cannot be unwritten. Names it
 * does not know.
 */
public final class FreeText {
  /** What an identifier can look like, and what a message calls it. */
  private enum Kind {
    EMAIL("an e-mail address", "@|\\bat\\b.{1,60}\\bdot\\b"),
    DIGITS("a number of ten digits or more", "\\d(?:[ ./()+\\-]{0,3}\\d){9}"),
    POSTCODE("a postcode", "\\b[a-z]{1,2}\\d[a-z\\d]?[ \\-.]{0,3}\\d[a-z]{2}\\b"),
    DATE(
        "a full date",
        "\\b(?:\\d{4}[ ./\\-]\\d{1,2}[ ./\\-]\\d{1,2}|\\d{1,2}[ ./\\-]\\d{1,2}[ ./\\-]\\d{2,4})\\b"
            + "|\\b\\d{1,2}(?:st|nd|rd|th)?[ .\\-](?:of )?"
            + "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ .,\\-]{0,2}\\d{2,4}\\b"),
    ID("an id", "\\b(?=[a-f]*\\d)[0-9a-f]{12,}\\b");

    private final String words;
    private final Pattern form;

    Kind(String words, String form) {
      this.words = words;
      this.form = Pattern.compile(form);
    }
  }

  private FreeText() {}

  /**
   * The first kind of identifier that a text seems to hold, in words fit for a message; empty if
   * none. Full-width and other forms of letters and digits count as the plain ones.
   */
  public static Optional<String> identifierIn(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    StringBuilder digits = new StringBuilder(plain.length());
    plain
        .codePoints()
        .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
        .filter(c -> Character.getType(c) != Character.FORMAT)
        .forEach(digits::appendCodePoint);
    for (Kind kind : Kind.values()) {
      if (kind.form.matcher(digits).find()) {
        return Optional.of(kind.words);
      }
    }
    return Optional.empty();
  }
}
