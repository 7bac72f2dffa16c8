package org.goldthread.pseudonym;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Digests as the OpenPseudonymiser tool makes them: the values of the chosen columns in the order
 * of the columns' names, without separator, without blanks, tabs and line breaks, then the salt;
 * SHA-256 in UTF-8.
 *
 * <p>Consequences to know. The digest depends on the headings a provider chose, as they order the
 * values. Nothing marks where a value ends. A row without any value has the digest of the salt
 * alone, the same for every such person; this is why {@link ForeignDigests} counts it as missing.
 * And an invalid NHS number gets a digest like any other, told apart by the column {@code validNHS}
 * only.
 */
public final class OpenPseudonymiser {
  private static final Pattern DROPPED = Pattern.compile("[\r\n\t ]+");
  private static final BigInteger PUBLISHED_MODULUS =
      new BigInteger(
          1,
          Base64.getDecoder()
              .decode(
                  "kcVhdr4DaGLAE2BUEPQSYTJ8JRw9NGsms45r2CEYKcElP4BUGEQnN9R4A8CMM1YZCqu5VbXvPoLZ9i/G"
                      + "8AL6g5YuD7MRTI60Xf930yHjCRNX2NiYX/FrKZrA6+T/GHoh9LjuZXBX75kwj53/8yP4uppW"
                      + "5pWRi/diDmPNrH4qnxk="));
  private static final BigInteger PUBLISHED_EXPONENT = BigInteger.valueOf(65537);
  private static final Pattern COMPACT_DATE = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
  private static final Pattern UK_DATE =
      Pattern.compile("(\\d{2})([/.])(\\d{2})\\2(\\d{4}|\\d{2})");

  private OpenPseudonymiser() {}

  /** How a release of the tool orders column names; releases differ where case does. */
  enum FieldOrder {
    /** Letters first, case only between names that differ in nothing else, lower case first. */
    DOTNET(
        Comparator.comparing((String name) -> name.toLowerCase(Locale.ROOT))
            .thenComparing(FieldOrder::caseSwapped)),
    /** By code, lower case before upper case. */
    JAVA(Comparator.comparing(FieldOrder::caseSwapped));

    private final Comparator<String> order;

    FieldOrder(Comparator<String> order) {
      this.order = order;
    }

    private static String caseSwapped(String name) {
      StringBuilder swapped = new StringBuilder(name.length());
      name.chars()
          .map(c -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))
          .forEach(c -> swapped.append((char) c));
      return swapped.toString();
    }
  }

  /**
   * The digest of a row's values under a salt; empty if all of them are blank.
   *
   * @param fields column name to value as it stands in the file
   */
  static Optional<byte[]> digest(Map<String, String> fields, FieldOrder order, Salt salt) {
    Map<String, String> ordered = new TreeMap<>(order.order);
    ordered.putAll(fields);
    String text = DROPPED.matcher(String.join("", ordered.values())).replaceAll("");
    return text.isEmpty() ? Optional.empty() : Optional.of(digest(text, salt));
  }

  static byte[] digest(String text, Salt salt) {
    var sha256 = Hmac.sha256();
    sha256.update(DROPPED.matcher(text).replaceAll("").getBytes(StandardCharsets.UTF_8));
    return sha256.digest(salt.utf8());
  }

  /**
   * Whether a digest beside a {@code validNHS} cell may be used: only where the tool found the
   * number valid (1). It also digests invalid (0) and blank (-1) ones, and those join strangers.
   */
  public static boolean isUsable(String validNhs) {
    return Text.number(validNhs).equals("1");
  }

  /**
   * The salt inside one of the tool's encrypted salt files. This is no secret kept: the tool
   * decrypts with a public key that is part of its published source, so whoever holds the file
   * holds the salt, and it needs the same protection as a plain one.
   */
  static Salt decryptedSalt(byte[] encrypted) {
    byte[] plain =
        new BigInteger(1, encrypted).modPow(PUBLISHED_EXPONENT, PUBLISHED_MODULUS).toByteArray();
    return Salt.of(new String(plain, StandardCharsets.UTF_8).replace("\u0000", ""));
  }

  /**
   * What the tool makes of a date that it passes on: 1 January of its year, as {@code yyyy0101};
   * any other text unchanged. Such a date holds no month of birth; {@link Dates} therefore reads
   * eight digits only for feeds that declare them.
   */
  static String roundedDate(String text) {
    Matcher compact = COMPACT_DATE.matcher(text);
    if (compact.matches()) {
      return compact.group(1) + "0101";
    }
    Matcher uk = UK_DATE.matcher(text);
    if (!uk.matches()) {
      return text;
    }
    String year = uk.group(4);
    if (year.length() == 2) {
      year = (Integer.parseInt(year) <= 29 ? "20" : "19") + year;
    }
    return year + "0101";
  }
}
