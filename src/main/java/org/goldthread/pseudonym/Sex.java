package org.goldthread.pseudonym;

import java.util.Locale;
import java.util.Map;

/**
 * Sex as {@code F} or {@code M}, from words and from the codes of the NHS and of schools. Whatever
 * else a person states is respected by the row rules and kept as a code, but makes no key.
 */
final class Sex implements FieldStandardiser {
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("f", "F"),
          Map.entry("female", "F"),
          Map.entry("girl", "F"),
          Map.entry("woman", "F"),
          Map.entry("lady", "F"),
          Map.entry("2", "F"),
          Map.entry("02", "F"),
          Map.entry("m", "M"),
          Map.entry("male", "M"),
          Map.entry("boy", "M"),
          Map.entry("man", "M"),
          Map.entry("1", "M"),
          Map.entry("01", "M"));

  @Override
  public Standard standard() {
    return Standard.SEX;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Standardised standardise(String cell, Context context) {
    String sex = WORDS.get(Text.number(cell).toLowerCase(Locale.ROOT));
    return sex == null ? Standardised.missing(Missing.NOT_STATED) : Standardised.of(sex);
  }
}
