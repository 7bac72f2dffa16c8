package org.goldthread.pseudonym;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts the chunks of one sealed file. A chunk's nonce holds its number and whether it is the
 * last one, so chunks can be neither exchanged nor left out, nor can the end be.
 */
final class ChunkCipher {
  /** Bytes of secret it needs: a key and the fixed part of the nonces. */
  static final int SECRET = 32 + ChunkCipher.NONCE_PREFIX;

  private static final int NONCE_PREFIX = 7;
  private static final int NONCE = 12;

  private final SecretKeySpec key;
  private final byte[] noncePrefix;
  private final byte[] header;
  private final Cipher cipher;
  private int next;

  /** Takes the secret over and wipes it. */
  ChunkCipher(byte[] secret, byte[] header) {
    this.key = new SecretKeySpec(secret, 0, 32, "AES");
    this.noncePrefix = Arrays.copyOfRange(secret, 32, SECRET);
    this.header = header.clone();
    Arrays.fill(secret, (byte) 0);
    try {
      cipher = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no AES-GCM", e);
    }
  }

  /** The next chunk, sealed. */
  byte[] seal(byte[] plain, int length, boolean last) {
    try {
      start(Cipher.ENCRYPT_MODE, last);
      next = Math.incrementExact(next);
      return cipher.doFinal(plain, 0, length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot encrypt", e);
    }
  }

  /** The next chunk, opened; empty if it is not that chunk. */
  Optional<byte[]> open(byte[] sealed, int length, boolean last) {
    try {
      start(Cipher.DECRYPT_MODE, last);
      byte[] plain = cipher.doFinal(sealed, 0, length);
      next = Math.incrementExact(next);
      return Optional.of(plain);
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot decrypt", e);
    }
  }

  private void start(int mode, boolean last) throws GeneralSecurityException {
    byte[] nonce =
        ByteBuffer.allocate(NONCE).put(noncePrefix).putInt(next).put((byte) (last ? 1 : 0)).array();
    cipher.init(mode, key, new GCMParameterSpec(8 * SealedFile.TAG, nonce));
    cipher.updateAAD(header);
  }
}
