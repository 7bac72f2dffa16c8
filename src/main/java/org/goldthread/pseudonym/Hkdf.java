package org.goldthread.pseudonym;

import java.util.Arrays;

/** HKDF-SHA-256 (RFC 5869) without salt. */
final class Hkdf {
  private static final int HASH = 32;

  private Hkdf() {}

  /** Derives key material of some length from a secret. */
  static byte[] derive(byte[] secret, byte[] info, int length) {
    Key noSalt = Key.of(new byte[HASH]);
    Key extracted = Key.of(new Hmac(noSalt).of(secret));
    Hmac hmac = new Hmac(extracted);
    extracted.destroy();
    byte[] derived = new byte[length];
    byte[] block = new byte[0];
    for (int done = 0; done < length; done += HASH) {
      byte[] message = Arrays.copyOf(block, block.length + info.length + 1);
      System.arraycopy(info, 0, message, block.length, info.length);
      message[message.length - 1] = (byte) (done / HASH + 1);
      block = hmac.of(message);
      System.arraycopy(block, 0, derived, done, Math.min(HASH, length - done));
    }
    return derived;
  }
}
