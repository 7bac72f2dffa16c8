package org.goldthread.pseudonym;

/**
 * NHS number: ten digits, blanks and hyphens dropped, check digit right. Ten equal digits are a
 * placeholder although some of them pass the check. Numbers of all nations and the test range 999
 * are taken: which stems are in use changes.
 *
 * <p>A number that is one digit short is never completed: whatever digit is missing and wherever,
 * some completion passes the check, and it is as likely as not a stranger's number.
 */
final class NhsNumber implements FieldStandardiser {
  @Override
  public Standard standard() {
    return Standard.NHS_NUMBER;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Standardised standardise(String cell, Context context) {
    String text = Text.number(cell);
    String digits = Text.withoutSpacesAndHyphens(text);
    if (!Text.isDigits(digits)) {
      return Standardised.missing(Text.isScientific(text) ? Missing.SCIENTIFIC : Missing.FORM);
    }
    if (Text.allSame(digits)) {
      return Standardised.missing(Missing.PLACEHOLDER);
    }
    if (digits.length() != 10) {
      return Standardised.missing(digits.length() < 10 ? Missing.TOO_SHORT : Missing.TOO_LONG);
    }
    return CheckDigits.nhs(digits).orElse(-1) == digits.charAt(9) - '0'
        ? Standardised.of(digits)
        : Standardised.missing(Missing.CHECK);
  }
}
