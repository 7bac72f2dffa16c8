package org.goldthread.reading;

/**
 * What a spreadsheet takes for a formula: text that starts with one of {@code = + - @}, a tab or a
 * carriage return (OWASP, CSV injection).
 */
public final class Formula {
  private static final String STARTS = "=+-@\t\r";

  private Formula() {}

  /** Whether a spreadsheet would run the text. */
  public static boolean runs(String text) {
    return !text.isEmpty() && STARTS.indexOf(text.charAt(0)) >= 0;
  }

  /**
   * The text with an apostrophe before it, if a spreadsheet would run it, or if {@link #armed}
   * would take it for a disarmed one.
   */
  public static String disarmed(String text) {
    return needsApostrophe(text) ? "'" + text : text;
  }

  /** The text that {@link #disarmed} was given. */
  public static String armed(String text) {
    return text.startsWith("'") && needsApostrophe(text) ? text.substring(1) : text;
  }

  private static boolean needsApostrophe(String text) {
    int at = 0;
    while (at < text.length() && text.charAt(at) == '\'') {
      at++;
    }
    return runs(text.substring(at));
  }
}
