package org.goldthread.pseudonym;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Short names of keys, by which a lake and a submission know theirs: 16 hexadecimal digits, made by
 * HMAC of a fixed word under the key itself, so that they can be shown and stored. They cover the
 * recipes too: whoever standardises or composes differently makes other tokens even with the same
 * key, and must be told so rather than silently link nobody.
 *
 * <p>A salt is chosen by people and can be guessed; its fingerprint is made under the vault key, or
 * a stored fingerprint would let anybody test guesses. The platform's pair is known by a digest of
 * its public half.
 */
public final class Fingerprints {
  private static final Set<KeyName> PAIR = EnumSet.of(KeyName.PLATFORM, KeyName.PLATFORM_PUBLIC);
  private static final String WORD = "goldthread fingerprint";
  private static final int BYTES = 8;

  private Fingerprints() {}

  /**
   * The fingerprints of a ring: {@code programme}, {@code vault}, {@code id}, {@code tombstone} and
   * {@code platform} as far as it holds them; {@code salt:<scheme>} for each salt if it holds the
   * vault key.
   *
   * @param recipes {@link Recipes#canonicalText}
   */
  public static Map<String, String> of(KeyRing ring, String recipes) {
    Map<String, String> prints = new TreeMap<>();
    for (KeyName name : ring.names()) {
      if (PAIR.contains(name)) {
        prints.put(KeyName.PLATFORM.word(), hex(platform(ring)));
      } else {
        prints.put(name.word(), hex(mac(ring, name, message(name.word()).add(recipes))));
      }
    }
    if (ring.names().contains(KeyName.VAULT)) {
      ring.salts()
          .forEach(
              (scheme, salt) -> {
                String name = "salt:" + scheme.word();
                Message message = message(name).add(salt.utf8()).add(recipes);
                prints.put(name, hex(mac(ring, KeyName.VAULT, message)));
              });
    }
    return prints;
  }

  /** The digest of the platform's public key by which sealed files name their recipient. */
  static byte[] platform(KeyRing ring) {
    return Arrays.copyOf(Hmac.sha256().digest(publicKey(ring)), BYTES);
  }

  /** The platform's public key, computed from the private one where only that is held. */
  static byte[] publicKey(KeyRing ring) {
    return ring.names().contains(KeyName.PLATFORM_PUBLIC)
        ? ring.key(KeyName.PLATFORM_PUBLIC).bytes()
        : X25519.publicKey(ring.key(KeyName.PLATFORM).bytes());
  }

  private static Message message(String name) {
    return new Message().add(WORD).add(name);
  }

  private static byte[] mac(KeyRing ring, KeyName name, Message message) {
    return new Hmac(ring.key(name)).of(message);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes, 0, BYTES);
  }
}
