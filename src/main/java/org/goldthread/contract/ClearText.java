package org.goldthread.contract;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.goldthread.pseudonym.Context;
import org.goldthread.pseudonym.Standard;
import org.goldthread.pseudonym.Standardisers;

/** Tells text that identifies a person wherever it stands. */
public final class ClearText {
  private static final int SHORTEST = 5;
  private static final int NHS_DIGITS = 10;
  private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]{2,}");
  private static final Pattern LONG_NUMBER = Pattern.compile("\\+?\\d[\\d ()\\-]{8,}\\d");

  private ClearText() {}

  /**
   * Whether a cleaned text holds an e-mail address, a UK mobile number or an NHS number, or is a
   * postcode. Cheap for texts that cannot.
   */
  public static boolean identifies(String text, Context context) {
    if (text.length() < SHORTEST) {
      return false;
    }
    if (text.indexOf('@') >= 0) {
      return ADDRESS.matcher(text).find();
    }
    int digits = 0;
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      digits += c >= '0' && c <= '9' ? 1 : 0;
      letters += Character.isLetter(c) ? 1 : 0;
    }
    if (digits >= NHS_DIGITS) {
      return holdsNumber(text, context);
    }
    return digits >= 2
        && letters >= 3
        && digits + letters <= 7
        && is(Standard.POSTCODE, text, context);
  }

  private static boolean holdsNumber(String text, Context context) {
    Matcher matcher = LONG_NUMBER.matcher(text);
    while (matcher.find()) {
      String number = matcher.group();
      boolean apart =
          (matcher.start() == 0 || !Character.isLetterOrDigit(text.charAt(matcher.start() - 1)))
              && (matcher.end() == text.length()
                  || !Character.isLetterOrDigit(text.charAt(matcher.end())));
      if (apart
          && (is(Standard.NHS_NUMBER, number, context) || is(Standard.MOBILE, number, context))) {
        return true;
      }
    }
    return false;
  }

  private static boolean is(Standard standard, String text, Context context) {
    return Standardisers.standardise(standard, text, context).isPresent();
  }
}
