package org.goldthread.onboarding;

/**
 * How well what a column holds fits a field.
 *
 * @param degree 0 to 1; negative where it cannot be this field
 * @param telling whether the content alone tells the field
 * @param reason what was found, without any value
 */
record Fit(double degree, boolean telling, String reason) {
  /** The degree where a provider spells codes in its own way: a heading must say that they are. */
  static final double OWN_SPELLINGS = 0.2;

  static final Fit AGAINST = new Fit(-1, false, "");
  static final Fit NO_VALUES = new Fit(0, false, "no values to look at");

  /** A share as people read it; only all is called all. */
  static String share(double share) {
    return share >= 1 ? "all values" : (int) Math.floor(share * 100) + "% of the values";
  }
}
