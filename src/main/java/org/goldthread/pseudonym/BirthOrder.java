package org.goldthread.pseudonym;

import java.util.regex.Pattern;

/** Order of birth among siblings of one pregnancy, 1 to 9. A single child is 1. */
final class BirthOrder implements FieldStandardiser {
  private static final Pattern FORM = Pattern.compile("0?([1-9])");

  @Override
  public Standard standard() {
    return Standard.BIRTH_ORDER;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Standardised standardise(String cell, Context context) {
    var order = FORM.matcher(Text.number(cell));
    return order.matches() ? Standardised.of(order.group(1)) : Standardised.missing(Missing.FORM);
  }
}
