package org.goldthread.pseudonym;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import javax.crypto.KeyAgreement;

/** The JDK's X25519 on raw keys of 32 bytes, as RFC 7748 writes them. */
final class X25519 {
  private static final byte[] BASE_POINT = new byte[Key.LENGTH];

  static {
    BASE_POINT[0] = 9;
  }

  private X25519() {}

  /** The public key of a private one. */
  static byte[] publicKey(byte[] privateKey) {
    try {
      return agree(privateKey, BASE_POINT);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The secret that two pairs share.
   *
   * @throws InvalidKeyException if the public key is one of the few that make the secret known
   */
  static byte[] agree(byte[] privateKey, byte[] publicKey) throws InvalidKeyException {
    try {
      KeyFactory keys = KeyFactory.getInstance("X25519");
      PrivateKey ours =
          keys.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, privateKey));
      PublicKey theirs =
          keys.generatePublic(
              new XECPublicKeySpec(NamedParameterSpec.X25519, coordinate(publicKey)));
      KeyAgreement agreement = KeyAgreement.getInstance("X25519");
      agreement.init(ours);
      agreement.doPhase(theirs, true);
      return agreement.generateSecret();
    } catch (InvalidKeyException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no X25519", e);
    }
  }

  private static BigInteger coordinate(byte[] littleEndian) {
    byte[] bigEndian = new byte[Key.LENGTH];
    for (int i = 0; i < Key.LENGTH; i++) {
      bigEndian[i] = littleEndian[Key.LENGTH - 1 - i];
    }
    bigEndian[0] &= 0x7f;
    return new BigInteger(1, bigEndian);
  }
}
