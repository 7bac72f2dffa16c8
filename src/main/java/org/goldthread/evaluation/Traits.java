package org.goldthread.evaluation;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What the truth says of a person.
 *
 * @param family the family, or empty
 * @param deprivation decile of deprivation of the home, from 1, the most deprived
 * @param born date of birth, or the first day of its month
 * @param isTwin whether somebody was born with them
 * @param ethnicity code of ethnicity, where the truth has one
 * @param language code of home language, where the truth has one
 */
public record Traits(
    String family,
    Optional<Integer> deprivation,
    Optional<LocalDate> born,
    Optional<Boolean> isTwin,
    Optional<String> ethnicity,
    Optional<String> language) {

  /** Nothing is known. */
  public static final Traits UNKNOWN =
      new Traits(
          "",
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Shows nothing of the person. */
  @Override
  public String toString() {
    return "Traits";
  }

  /** Whether two people were born together, as far as the truth tells. */
  boolean isTwinOf(Traits other) {
    boolean both = isTwin.orElse(false) && other.isTwin.orElse(false);
    return both && born.isPresent() && born.equals(other.born) && family.equals(other.family);
  }
}
