package org.goldthread.evaluation;

import java.util.Comparator;

/**
 * A key that a person shares with somebody else in one individual.
 *
 * @param whom the person
 * @param individual digest of the individual's id
 * @param tier the key's tier
 * @param type the key's type
 * @param error the error that spoils it on one of the mentions, or empty
 */
record Mixture(Whom whom, long individual, int tier, int type, String error) {
  /** The likeliest explanation first: an error before none, then the strongest key. */
  static final Comparator<Mixture> ORDER =
      Comparator.comparing((Mixture mixture) -> mixture.error().isEmpty())
          .thenComparing(Mixture::tier)
          .thenComparing(Mixture::type)
          .thenComparing(Mixture::error);
}
