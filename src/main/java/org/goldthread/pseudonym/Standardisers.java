package org.goldthread.pseudonym;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The standardiser of each kind of identifying value. Stateless and safe for any thread.
 *
 * <p>Whatever a provider's cell holds, the answer is either the one spelling that enters keys or
 * "missing" with its reason; missing values never make a key. Nothing here throws on bad input.
 */
public final class Standardisers {
  /** No identifying value is longer than this many characters. */
  static final int LONGEST = 500;

  private static final Map<Standard, FieldStandardiser> ALL = all();

  private Standardisers() {}

  /** The version of a kind's rules; stored with every key made by them. */
  public static int version(Standard standard) {
    return ALL.get(standard).version();
  }

  /** The first version of a kind's rules whose keys link to the present ones. */
  static int lineage(Standard standard) {
    return ALL.get(standard).lineage();
  }

  /** The one spelling of a raw value; empty if it is blank, a placeholder or invalid. */
  public static Optional<String> standardise(Standard standard, String raw, Context context) {
    return examine(standard, raw, context).value();
  }

  /** The one spelling of a raw value, or why there is none. */
  public static Standardised examine(Standard standard, String raw, Context context) {
    return examine(ALL.get(standard), raw, context);
  }

  /** What a standardiser makes of a raw value. */
  static Standardised examine(FieldStandardiser standardiser, String raw, Context context) {
    Standard standard = standardiser.standard();
    String text = Text.cell(raw);
    if (text.isEmpty()) {
      return Standardised.missing(Missing.BLANK);
    }
    if (text.length() > LONGEST) {
      return Standardised.missing(Missing.TOO_LONG);
    }
    if (Text.isDamaged(text)) {
      return Standardised.missing(Missing.DAMAGED);
    }
    String lower = text.toLowerCase(Locale.ROOT);
    boolean placeholder =
        standard == Standard.FIRST_NAME
            ? Placeholders.anyForNames(lower)
            : standard != Standard.SEX && Placeholders.any(lower);
    return placeholder
        ? Standardised.missing(Missing.PLACEHOLDER)
        : standardiser.standardise(text, context);
  }

  /**
   * Whether a postcode cell states that the person has no address to give ({@code ZZ99 3VZ}, "no
   * fixed abode", "confidential"). That answers the question; it makes no key and no area.
   */
  public static boolean statesNoAddress(String raw) {
    return Postcode.statesNoAddress(raw);
  }

  private static Map<Standard, FieldStandardiser> all() {
    Map<Standard, FieldStandardiser> all = new EnumMap<>(Standard.class);
    for (FieldStandardiser standardiser :
        List.of(
            new NhsNumber(),
            new Upn(),
            new Email(),
            new Mobile(),
            new DateOfBirth(),
            new Sex(),
            new FirstName(),
            new Postcode(),
            new Identifier(Standard.CLIENT_ID),
            new Identifier(Standard.EPISODE),
            new BirthOrder())) {
      all.put(standardiser.standard(), standardiser);
    }
    return all;
  }
}
