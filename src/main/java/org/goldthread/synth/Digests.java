package org.goldthread.synth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Digests as a provider's own tool makes them: hex of SHA-256 over salt, a bar and the canonical
 * string of an identifier (scheme {@code sha256-salt}).
 */
final class Digests {
  private final String salt;
  private final MessageDigest sha256;

  Digests(String salt) {
    this.salt = salt;
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The digest of a canonical string such as {@code email|ada@example.com}. */
  String of(String canonical) {
    byte[] digest = sha256.digest((salt + "|" + canonical).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest);
  }

  /** Shows nothing of the salt. */
  @Override
  public String toString() {
    return "Digests";
  }
}
