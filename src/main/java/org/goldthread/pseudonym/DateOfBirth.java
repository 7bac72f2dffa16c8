package org.goldthread.pseudonym;

import java.util.Set;

/**
 * Date of birth as {@code yyyy-MM-dd}, read as {@link Dates} says. System defaults such as
 * 01/01/1900 are placeholders; a date with a time of day other than midnight is no date of birth.
 * Whether the age makes sense is a rule of the row, not of this.
 */
final class DateOfBirth implements FieldStandardiser {
  private static final Set<String> PLACEHOLDERS = Placeholders.section("date-of-birth");

  @Override
  public Standard standard() {
    return Standard.DATE_OF_BIRTH;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Standardised standardise(String cell, Context context) {
    Dates.Found found = Dates.find(cell, context, true);
    if (found.date().isEmpty()) {
      return Standardised.missing(found.form() ? Missing.NO_SUCH_DATE : Missing.FORM);
    }
    String day = found.date().get().toString();
    return PLACEHOLDERS.contains(day)
        ? Standardised.missing(Missing.PLACEHOLDER)
        : Standardised.of(day);
  }
}
