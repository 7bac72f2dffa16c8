package org.goldthread.pseudonym;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Unique pupil number: thirteen characters, upper case, check letter right. Temporary numbers (a
 * letter at the end) are taken too: they are evidence within a school year, which is why linkage
 * treats no pupil number as a hard field.
 */
final class Upn implements FieldStandardiser {
  private static final Pattern FORM =
      Pattern.compile("[A-HJ-NP-RT-Z]\\d{11}[\\dA-HJ-NP-RT-Z]", Pattern.CASE_INSENSITIVE);

  @Override
  public Standard standard() {
    return Standard.UPN;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Standardised standardise(String cell, Context context) {
    String upn = Text.withoutSpacesAndHyphens(cell).toUpperCase(Locale.ROOT);
    if (!FORM.matcher(upn).matches()) {
      return Standardised.missing(why(cell, upn));
    }
    if (Text.allSame(upn.substring(1))) {
      return Standardised.missing(Missing.PLACEHOLDER);
    }
    return CheckDigits.upn(upn.substring(1)) == upn.charAt(0)
        ? Standardised.of(upn)
        : Standardised.missing(Missing.CHECK);
  }

  private static Missing why(String cell, String upn) {
    if (Text.isScientific(cell)) {
      return Missing.SCIENTIFIC;
    }
    if (!upn.matches("[A-Z]\\d+[A-Z]?")) {
      return Missing.FORM;
    }
    if (upn.length() == 13) {
      return Missing.CHECK;
    }
    return upn.length() < 13 ? Missing.TOO_SHORT : Missing.TOO_LONG;
  }
}
