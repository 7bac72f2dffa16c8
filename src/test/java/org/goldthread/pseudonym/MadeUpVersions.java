package org.goldthread.pseudonym;

import java.util.Locale;
import java.util.Optional;

/** Second versions of standardisers as they might come one day. */
public final class MadeUpVersions {
  private MadeUpVersions() {}

  /** E-mail addresses without what stands after a plus sign. */
  public static Generation emailWithoutTags() {
    return Generation.of(
        new FieldStandardiser() {
          @Override
          public Standard standard() {
            return Standard.EMAIL;
          }

          @Override
          public int version() {
            return 2;
          }

          @Override
          public Standardised standardise(String cell, Context context) {
            String untagged = cell.toLowerCase(Locale.ROOT).replaceAll("\\+[^@]*@", "@");
            return Standardised.of(untagged);
          }
        });
  }

  /** Ids of a provider's own system, which have one version. */
  public static Optional<String> refusalOfRowIds() {
    try {
      Generation.of(new Identifier(Standard.CLIENT_ID));
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(e.getMessage());
    }
  }
}
