package org.goldthread.pseudonym;

import java.util.OptionalInt;

/** The check characters of NHS numbers and unique pupil numbers. */
public final class CheckDigits {
  /** Check letters by remainder; I, O and S are left out because they look like digits. */
  static final String UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ";

  private CheckDigits() {}

  /**
   * The tenth digit of an NHS number: weights 10 to 2, modulo 11. Empty if the nine digits before
   * it were never issued, because the digit would be 10.
   */
  public static OptionalInt nhs(String nineDigits) {
    int sum = 0;
    for (int i = 0; i < 9; i++) {
      sum += (10 - i) * (nineDigits.charAt(i) - '0');
    }
    int check = (11 - sum % 11) % 11;
    return check == 10 ? OptionalInt.empty() : OptionalInt.of(check);
  }

  /**
   * The first letter of a unique pupil number: position times value of the twelve characters after
   * it, modulo 23. The last of them is a letter in a temporary number and counts as its place in
   * the alphabet of check letters.
   */
  public static char upn(String twelveCharacters) {
    int sum = 0;
    for (int i = 0; i < 12; i++) {
      char c = twelveCharacters.charAt(i);
      sum += (i + 2) * (c >= '0' && c <= '9' ? c - '0' : UPN_LETTERS.indexOf(c));
    }
    return UPN_LETTERS.charAt(sum % 23);
  }
}
