package org.goldthread.pseudonym;

import java.util.Locale;
import java.util.Set;

/**
 * A provider's own number of a client or an episode: NFKC, trimmed, inner white space folded, and
 * otherwise as it is. Case stays: in some databases {@code a1} and {@code A1} are two clients, and
 * joining two people is the worse mistake, for this key is trusted.
 *
 * <p>A spreadsheet's 1.23E+09 is missing, as many clients share what is left of their numbers.
 */
final class Identifier implements FieldStandardiser {
  private static final Set<String> PLACEHOLDERS = Placeholders.section("identifier");

  private final Standard standard;

  Identifier(Standard standard) {
    this.standard = standard;
  }

  @Override
  public Standard standard() {
    return standard;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Standardised standardise(String cell, Context context) {
    if (Text.isScientific(cell)) {
      return Standardised.missing(Missing.SCIENTIFIC);
    }
    if (PLACEHOLDERS.contains(cell.toLowerCase(Locale.ROOT))
        || (cell.charAt(0) == '0' && Text.allSame(cell))) {
      return Standardised.missing(Missing.PLACEHOLDER);
    }
    return Standardised.of(cell);
  }
}
