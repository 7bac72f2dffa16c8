package org.goldthread.synth;

/**
 * Identifying numbers of reserved ranges, each given out once: NHS numbers 999 xxx xxxx with a
 * valid check digit, mobile numbers 07700 900000 to 900999 (reserved for drama) and after those the
 * rest of 07700 9xxxxx, pupil numbers of authority 208 with establishments that do not exist.
 */
final class Numbers {
  /** Stems 999 000000 to 999 999999, of which about one in eleven has no check digit. */
  private static final int NHS_STEMS = 1_000_000;

  private static final int DRAMA_MOBILES = 1_000;
  private static final int MOBILES = 100_000;
  private static final String UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ";

  private int nhsStems;
  private int mobiles;
  private int pupils;

  /** The next NHS number; empty once the reserved range is used up. */
  String nextNhsNumber() {
    while (nhsStems < NHS_STEMS) {
      // A step without a common divisor visits every stem once, and neighbours do not look alike.
      long stem = 999_000_000L + (nhsStems++ * 387_421L + 4_711) % NHS_STEMS;
      int check = nhsCheckDigit(stem);
      if (check < 10) {
        return Long.toString(stem * 10 + check);
      }
    }
    return "";
  }

  /** The check digit of a nine-digit stem; 10 if the stem has none. */
  static int nhsCheckDigit(long stem) {
    int sum = 0;
    long rest = stem;
    for (int weight = 2; weight <= 10; weight++) {
      sum += weight * (int) (rest % 10);
      rest /= 10;
    }
    return (11 - sum % 11) % 11;
  }

  /** The next mobile number, eleven digits; empty once the range is used up. */
  String nextMobile() {
    if (mobiles >= MOBILES) {
      return "";
    }
    int serial = mobiles++;
    int last =
        serial < DRAMA_MOBILES
            ? (serial * 379 + 123) % DRAMA_MOBILES
            : DRAMA_MOBILES + (int) ((serial * 60_013L) % (MOBILES - DRAMA_MOBILES));
    return "07700" + (900_000 + last);
  }

  /** A number with zeros in front, up to a width. */
  static String padded(int number, int width) {
    String digits = Integer.toString(number);
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }

  /** The next pupil number for a child who starts school in a year. */
  String nextUpn(int schoolStart) {
    int serial = pupils++;
    String digits =
        "208"
            + (9_000 + serial / 1_000 % 1_000)
            + padded(Math.floorMod(schoolStart, 100), 2)
            + padded(serial % 1_000, 3);
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      sum += (i + 2) * (digits.charAt(i) - '0');
    }
    return UPN_LETTERS.charAt(sum % 23) + digits;
  }
}
