package org.goldthread.pseudonym;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One foreign scheme under the salt that the platform holds, or without one. Immutable; safe for
 * any thread.
 *
 * <p>A digest hides what it was made of, a blank or an {@code n/a} included: such a digest stands
 * in the rows of hundreds of strangers and would make one person of them. Those that can be known
 * are recognised here and count as missing. Without the salt only unsalted ones can be known; the
 * scheme is then unverifiable, and linkage caps it tightly.
 */
public final class ForeignDigests {
  private final Scheme scheme;
  private final Optional<Salt> salt;
  private final Set<ByteBuffer> placeholders;

  ForeignDigests(Scheme scheme, Optional<Salt> salt) {
    if (scheme == Scheme.GT1) {
      throw new IllegalArgumentException("gt1 is no foreign scheme");
    }
    this.scheme = scheme;
    this.salt = salt;
    this.placeholders = placeholderDigests(scheme, salt);
  }

  /** The scheme. */
  public Scheme scheme() {
    return scheme;
  }

  /** Whether the platform holds the salt: placeholders are recognised, and clear text links. */
  public boolean isVerifiable() {
    return salt.isPresent();
  }

  /**
   * The bytes of a digest in a file: 64 hexadecimal digits in either case. Empty if the cell is
   * blank, has another form, or is the digest of nothing or of a known placeholder.
   */
  public Optional<byte[]> read(String raw) {
    return why(raw).isPresent() ? Optional.empty() : decode(Text.cell(raw));
  }

  /** Why {@link #read} gives nothing; empty if it gives a digest. */
  public Optional<Missing> why(String raw) {
    String text = Text.cell(raw);
    if (text.isEmpty()) {
      return Optional.of(Missing.BLANK);
    }
    Optional<byte[]> digest = decode(text);
    if (digest.isEmpty()) {
      return Optional.of(
          Placeholders.any(text.toLowerCase(Locale.ROOT)) ? Missing.PLACEHOLDER : Missing.FORM);
    }
    return placeholders.contains(ByteBuffer.wrap(digest.get()))
        ? Optional.of(Missing.PLACEHOLDER)
        : Optional.empty();
  }

  /**
   * The digest that the scheme would have made of a key in clear text, so that a feed of digests
   * links to the rest. Empty if the salt is not held or the scheme has no form for such a key.
   *
   * @param standards kinds of the key's parts, in order
   * @param parts the standardised parts
   */
  public Optional<byte[]> digest(List<Standard> standards, List<String> parts) {
    if (salt.isEmpty()) {
      return Optional.empty();
    }
    if (scheme == Scheme.SHA256_SALT) {
      return SaltedSha256.canonical(standards, parts)
          .map(text -> SaltedSha256.digest(salt.get(), text));
    }
    // Compound digests depend on headings that only the provider knows.
    boolean alone =
        standards.equals(List.of(Standard.NHS_NUMBER))
            || standards.equals(List.of(Standard.UPN))
            || standards.equals(List.of(Standard.EMAIL));
    return alone
        ? Optional.of(OpenPseudonymiser.digest(parts.get(0), salt.get()))
        : Optional.empty();
  }

  private static Optional<byte[]> decode(String text) {
    if (text.length() != 2 * Tokeniser.LENGTH || !text.chars().allMatch(HexFormat::isHexDigit)) {
      return Optional.empty();
    }
    return Optional.of(HexFormat.of().parseHex(text));
  }

  private static Set<ByteBuffer> placeholderDigests(Scheme scheme, Optional<Salt> salt) {
    Set<ByteBuffer> digests = new HashSet<>();
    digests.add(ByteBuffer.wrap(new byte[Tokeniser.LENGTH]));
    for (String text : placeholderTexts(scheme)) {
      digests.add(plain(text.getBytes(StandardCharsets.UTF_8)));
      if (salt.isPresent() && scheme == Scheme.SHA256_SALT) {
        digests.add(ByteBuffer.wrap(SaltedSha256.digest(salt.get(), text)));
      } else if (salt.isPresent()) {
        digests.add(ByteBuffer.wrap(OpenPseudonymiser.digest(text, salt.get())));
      }
    }
    salt.ifPresent(held -> digests.add(plain(held.utf8())));
    return Collections.unmodifiableSet(digests);
  }

  private static ByteBuffer plain(byte[] text) {
    return ByteBuffer.wrap(Hmac.sha256().digest(text));
  }

  private static List<String> placeholderTexts(Scheme scheme) {
    List<String> kinds =
        scheme == Scheme.SHA256_SALT
            ? List.of("", "nhs|", "email|", "mobile|", "child|")
            : List.of("");
    List<String> texts = new ArrayList<>(List.of("child||||", "|||"));
    for (String kind : kinds) {
      placeholderValues().forEach(value -> texts.add(kind + value));
      if (kind.isEmpty() || kind.equals("email|")) {
        placeholderAddresses().forEach(address -> texts.add(kind + address));
      }
    }
    return texts;
  }

  private static List<String> placeholderValues() {
    List<String> values = new ArrayList<>();
    values.add("");
    for (String section :
        List.of(
            "any", "any-but-names", "first-name", "first-name-first-word", "mailbox-placeholder")) {
      for (String text : Placeholders.section(section)) {
        values.add(text);
        values.add(text.toUpperCase(Locale.ROOT));
        values.add(text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1));
      }
    }
    values.addAll(List.of("-", "--", "---", ".", "?", "0", "+44", "01/01/1900", "01/01/1970"));
    values.addAll(Placeholders.section("date-of-birth"));
    values.addAll(Placeholders.section("mobile"));
    for (String number : Placeholders.section("mobile")) {
      values.add("0" + number.substring("+44".length()));
    }
    for (char digit = '0'; digit <= '9'; digit++) {
      String same = String.valueOf(digit).repeat(8);
      values.add(same + digit + digit);
      values.add("0" + same + digit + digit);
      for (char second = '1'; second <= '9'; second++) {
        values.add("+447" + second + same);
      }
    }
    return values;
  }

  private static List<String> placeholderAddresses() {
    List<String> addresses = new ArrayList<>();
    for (String mailbox : Placeholders.section("mailbox-placeholder")) {
      for (String domain : mailDomains()) {
        addresses.add(mailbox + "@" + domain);
      }
    }
    return addresses;
  }

  private static Set<String> mailDomains() {
    Set<String> domains = new HashSet<>(Placeholders.section("mail-domain"));
    domains.addAll(
        List.of(
            "gmail.com",
            "hotmail.com",
            "hotmail.co.uk",
            "yahoo.com",
            "yahoo.co.uk",
            "outlook.com",
            "live.co.uk",
            "icloud.com",
            "mail.com",
            "email.com",
            "nhs.net",
            "example.com",
            "test.com"));
    return domains;
  }
}
