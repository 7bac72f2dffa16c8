package org.goldthread.pseudonym;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * UK mobile number as {@code +447...}: thirteen characters. Landlines, personal numbers (070) and
 * the range of pagers (076) make no key; a landline is a household's or an office's.
 */
final class Mobile implements FieldStandardiser {
  private static final List<String> COUNTRY = List.of("+44", "0044", "44");
  private static final Set<String> PLACEHOLDERS = Placeholders.section("mobile");
  private static final Pattern UK_MOBILE = Pattern.compile("7[1-57-9]\\d{8}");
  private static final Pattern SEVERAL = Pattern.compile("\\D*\\d{10,}\\D+\\d{10,}\\D*");

  @Override
  public Standard standard() {
    return Standard.MOBILE;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Standardised standardise(String cell, Context context) {
    String text = Text.number(cell);
    String digits = withoutSeparators(text);
    String national = national(digits);
    if (!UK_MOBILE.matcher(national).matches()) {
      return Standardised.missing(why(text, digits, national));
    }
    String number = "+44" + national;
    if (Text.allSame(national.substring(2)) || PLACEHOLDERS.contains(number)) {
      return Standardised.missing(Missing.PLACEHOLDER);
    }
    return Standardised.of(number);
  }

  private static String withoutSeparators(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (" ./()".indexOf(c) < 0 && !Text.isHyphen(c)) {
        kept.append(c);
      }
    }
    return kept.toString();
  }

  /** Without country code and leading zero, or as it is if it has neither. */
  private static String national(String digits) {
    for (String code : COUNTRY) {
      if (digits.startsWith(code + "07")) {
        return digits.substring(code.length() + 1);
      }
      if (digits.startsWith(code + "7")) {
        return digits.substring(code.length());
      }
    }
    return digits.startsWith("07") ? digits.substring(1) : digits;
  }

  private static Missing why(String text, String digits, String national) {
    if (Text.isScientific(text)) {
      return Missing.SCIENTIFIC;
    }
    if (SEVERAL.matcher(text).matches() || digits.length() >= 20) {
      return Missing.SEVERAL;
    }
    if (!Text.isDigits(digits.startsWith("+") ? digits.substring(1) : digits)) {
      return Missing.FORM;
    }
    if (Text.allSame(digits)) {
      return Missing.PLACEHOLDER;
    }
    if (national.startsWith("7") && national.length() != 10) {
      return national.length() < 10 ? Missing.TOO_SHORT : Missing.TOO_LONG;
    }
    return Missing.FORM;
  }
}
