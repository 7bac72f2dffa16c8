package org.goldthread.pseudonym;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/**
 * The first three letters of a first name: accents stripped (NFKD), letters only, lower case; fewer
 * if the name is shorter. "Baby", "Twin 1" and the like name nobody yet and are missing: kept, they
 * would put every unnamed baby of one mailbox into one child.
 *
 * <p>Letters that do not decompose (ø, ł, Arabic and so on) stay as they are.
 */
final class FirstName implements FieldStandardiser {
  private static final Set<String> WHOLE = Placeholders.section("first-name");
  private static final Set<String> FIRST_WORDS = Placeholders.section("first-name-first-word");

  @Override
  public Standard standard() {
    return Standard.FIRST_NAME;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Standardised standardise(String cell, Context context) {
    String name = cell.toLowerCase(Locale.ROOT);
    String decomposed =
        Text.isAscii(name) ? name : Normalizer.normalize(name, Normalizer.Form.NFKD);
    if (WHOLE.contains(name) || FIRST_WORDS.contains(firstWord(name)) || name.startsWith("b/o")) {
      return Standardised.missing(Missing.PLACEHOLDER);
    }
    String prefix = letters(decomposed, 3);
    return prefix.isEmpty() ? Standardised.missing(Missing.FORM) : Standardised.of(prefix);
  }

  private static String firstWord(String name) {
    int start = 0;
    while (start < name.length() && !Character.isLetter(name.charAt(start))) {
      start++;
    }
    int end = start;
    while (end < name.length() && Character.isLetter(name.charAt(end))) {
      end++;
    }
    return name.substring(start, end);
  }

  /** The first letters of a text, whatever stands between them; at most so many. */
  private static String letters(String text, int most) {
    StringBuilder letters = new StringBuilder(most);
    int found = 0;
    for (int at = 0; at < text.length() && found < most; ) {
      int c = text.codePointAt(at);
      if (Character.isLetter(c)) {
        letters.appendCodePoint(c);
        found++;
      }
      at += Character.charCount(c);
    }
    return letters.toString();
  }
}
