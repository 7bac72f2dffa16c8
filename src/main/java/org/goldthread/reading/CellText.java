package org.goldthread.reading;

import java.text.Normalizer;
import java.util.Locale;

/** Text of a cell or heading without what people do not see or mean. */
public final class CellText {
  private CellText() {}

  /**
   * Trimmed, with runs of any white space as one blank and without invisible characters; null gives
   * the empty text.
   */
  public static String clean(String text) {
    if (text == null || text.isEmpty()) {
      return "";
    }
    return isClean(text) ? text : rebuilt(text);
  }

  private static boolean isClean(String text) {
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c >= 127 || (c == ' ' && before == ' ')) {
        return false;
      }
      before = c;
    }
    return before != ' ';
  }

  private static String rebuilt(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        gap = clean.length() > 0;
      } else if (!isInvisible(c)) {
        if (gap) {
          clean.append(' ');
          gap = false;
        }
        clean.append(c);
      }
    }
    return clean.toString();
  }

  private static boolean isInvisible(char c) {
    int type = Character.getType(c);
    return type == Character.CONTROL || type == Character.FORMAT;
  }

  /** Lower case without regard to a language. */
  public static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** A heading as it is compared: letters and digits only, lower case, compatible forms as one. */
  public static String heading(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 128) {
        return folded(text);
      }
      if (Character.isLetterOrDigit(c)) {
        plain.append(Character.toLowerCase(c));
      }
    }
    return plain.toString();
  }

  private static String folded(String text) {
    String folded = lower(Normalizer.normalize(clean(text), Normalizer.Form.NFKC));
    StringBuilder kept = new StringBuilder(folded.length());
    folded.codePoints().filter(Character::isLetterOrDigit).forEach(kept::appendCodePoint);
    return kept.toString();
  }
}
