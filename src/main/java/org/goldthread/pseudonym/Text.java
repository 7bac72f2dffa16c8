package org.goldthread.pseudonym;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** What every standardiser does first to a cell, and tests that several of them share. */
final class Text {
  private static final Pattern SCIENTIFIC = Pattern.compile("\\d([.,]\\d+)?[eE]\\+\\d{1,3}");
  private static final Pattern WHOLE_NUMBER_TAIL = Pattern.compile("\\.0+$");
  private static final char REPLACEMENT = '\uFFFD';

  private Text() {}

  /**
   * NFKC, without invisible characters, inner white space folded to one blank, trimmed. Null gives
   * the empty string.
   */
  static String cell(String raw) {
    if (raw == null) {
      return "";
    }
    if (!isPlain(raw)) {
      return foldSpace(visible(normalised(visible(raw))));
    }
    return isFolded(raw) ? raw : foldSpace(raw);
  }

  /** {@link #cell} in lower case. */
  static String lower(String raw) {
    return cell(raw).toLowerCase(Locale.ROOT);
  }

  /**
   * {@link #cell} without what a spreadsheet adds to a number: an apostrophe before it, {@code .0}
   * after it.
   */
  static String number(String raw) {
    String text = cell(raw);
    if (text.startsWith("'")) {
      text = text.substring(1).strip();
    }
    return text.endsWith("0") ? WHOLE_NUMBER_TAIL.matcher(text).replaceFirst("") : text;
  }

  /** A number in a spreadsheet's scientific notation. */
  static boolean isScientific(String text) {
    return text.indexOf('+') > 0 && SCIENTIFIC.matcher(text).matches();
  }

  /** Characters were lost when the text was decoded, so it is no longer what was typed. */
  static boolean isDamaged(String text) {
    return text.indexOf(REPLACEMENT) >= 0;
  }

  /** Holds a letter or a digit. */
  static boolean saysSomething(String text) {
    return !text.isEmpty()
        && (isAsciiLetterOrDigit(text.charAt(0))
            || text.codePoints().anyMatch(Character::isLetterOrDigit));
  }

  /** One and the same character throughout. */
  static boolean allSame(String text) {
    for (int i = 1; i < text.length(); i++) {
      if (text.charAt(i) != text.charAt(0)) {
        return false;
      }
    }
    return true;
  }

  /** ASCII digits only, at least one. */
  static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isAsciiDigit(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** ASCII only. */
  static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7f) {
        return false;
      }
    }
    return true;
  }

  static boolean isAsciiDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isAsciiLetterOrDigit(char c) {
    return isAsciiDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** Without blanks and any kind of hyphen or dash. */
  static String withoutSpacesAndHyphens(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != ' ' && !isHyphen(c)) {
        kept.append(c);
      }
    }
    return kept.toString();
  }

  static boolean isHyphen(char c) {
    return c == '-' || (c >= '\u2010' && c <= '\u2015') || c == '\u2212';
  }

  private static boolean isPlain(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c < ' ' || c > '~') {
        return false;
      }
    }
    return true;
  }

  private static boolean isFolded(String plain) {
    int last = plain.length() - 1;
    return last < 0
        || (plain.charAt(0) != ' ' && plain.charAt(last) != ' ' && !plain.contains("  "));
  }

  private static String normalised(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }

  private static String visible(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints().filter(c -> !isInvisible(c)).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static boolean isInvisible(int c) {
    int type = Character.getType(c);
    return type == Character.FORMAT
        || (type == Character.CONTROL && !Character.isWhitespace(c) && c != 0x85)
        || c == 0x034F
        || (c >= 0x180B && c <= 0x180E)
        || (c >= 0xFE00 && c <= 0xFE0F);
  }

  private static String foldSpace(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    boolean space = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085') {
        space = true;
      } else {
        if (space && folded.length() > 0) {
          folded.append(' ');
        }
        space = false;
        folded.append(c);
      }
    }
    return folded.toString();
  }
}
