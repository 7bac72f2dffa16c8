package org.goldthread.pseudonym;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;

/**
 * A provider's output for the platform: only the platform's private key opens it, only a holder of
 * the programme key can make one that opens, and a changed, cut or reordered file is noticed.
 *
 * <p>It has to be sealed because it holds t1, which is as dangerous as clear text to anybody with
 * the programme key: every other provider, that is. The private key that sealed a file is
 * forgotten, so not even the provider opens it again.
 *
 * <p>Format, version 1:
 *
 * <pre>
 * header  "GTSF" 1, first 8 bytes of SHA-256 of the platform's public key, ephemeral X25519 public
 *         key (32), first 16 bytes of P = HMAC(programme key, LP("goldthread sealed file") LP(the
 *         header so far))
 * secret  HKDF-SHA-256 of the X25519 agreement; no salt; info = LP("goldthread sealed file 1")
 *         LP(header) LP(P) LP(platform's public key); 32 bytes of key, 7 of nonce
 * body    chunks of 64 KiB (the last one shorter, even empty), each AES-256-GCM with its tag of 16
 *         bytes; nonce = the 7 bytes, chunk number (4), 1 for the last chunk else 0; associated
 *         data = header
 * </pre>
 */
public final class SealedFile {
  static final int CHUNK = 64 * 1024;
  static final int TAG = 16;

  private static final byte[] MAGIC = {'G', 'T', 'S', 'F'};
  private static final byte VERSION = 1;
  private static final int RECIPIENT = 8;
  private static final int UNSIGNED_HEADER = MAGIC.length + 1 + RECIPIENT + Key.LENGTH;
  private static final int HEADER = UNSIGNED_HEADER + 16;
  private static final String WORD = "goldthread sealed file";

  private SealedFile() {}

  /**
   * Begins a sealed file.
   *
   * @param out where it goes; closed with the stream that is returned
   * @param ring holds {@code programme.key} and {@code platform.pub}
   * @return takes the content; complete only after {@link SealingStream#finish}
   */
  public static SealingStream seal(OutputStream out, KeyRing ring) throws IOException {
    byte[] ephemeral = new byte[Key.LENGTH];
    new SecureRandom().nextBytes(ephemeral);
    byte[] recipient = ring.key(KeyName.PLATFORM_PUBLIC).bytes();
    byte[] unsigned =
        ByteBuffer.allocate(UNSIGNED_HEADER)
            .put(MAGIC)
            .put(VERSION)
            .put(Fingerprints.platform(ring))
            .put(X25519.publicKey(ephemeral))
            .array();
    byte[] proof = proof(ring, unsigned);
    byte[] header = Arrays.copyOf(unsigned, HEADER);
    System.arraycopy(proof, 0, header, UNSIGNED_HEADER, HEADER - UNSIGNED_HEADER);
    try {
      byte[] secret = secret(X25519.agree(ephemeral, recipient), header, proof, recipient);
      out.write(header);
      return new SealingStream(out, new ChunkCipher(secret, header));
    } catch (InvalidKeyException e) {
      throw new GoldthreadException(
          ExitCode.ENVIRONMENT,
          "platform.pub is no key that can be sealed to.",
          "Its bytes are of the right number and are no public key; it was changed or mistaken.",
          "Ask the platform for its public key again.");
    } finally {
      Arrays.fill(ephemeral, (byte) 0);
    }
  }

  /**
   * Opens a sealed file. Every byte it gives was checked first; that the file is whole is known at
   * its end only, so nothing that was read may be kept unless the end was reached.
   *
   * @param in the file; closed with the stream that is returned
   * @param ring holds {@code programme.key} and {@code platform.key}
   * @param name the file's name, for messages
   * @throws GoldthreadException (user), here or while reading, if it is no sealed file, was sealed
   *     for another platform or with another programme key, or was changed or cut
   */
  public static InputStream open(InputStream in, KeyRing ring, String name) throws IOException {
    byte[] header = new byte[HEADER];
    try {
      new DataInputStream(in).readFully(header);
    } catch (EOFException e) {
      throw refused(
          name, "is no sealed file", "It is shorter than one can be.", "Send the file again.");
    }
    if (!Arrays.equals(header, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw refused(
          name,
          "is no sealed file",
          "It does not begin as one does.",
          "Send what the provider tool wrote, not what it read.");
    }
    if (header[MAGIC.length] != VERSION) {
      throw refused(
          name,
          "has version " + header[MAGIC.length] + " of the sealed format",
          "This release reads version " + VERSION + ".",
          "Use a provider tool and a platform of the same release.");
    }
    byte[] platform = ring.key(KeyName.PLATFORM).bytes();
    try {
      byte[] publicKey = X25519.publicKey(platform);
      requireRecipient(header, ring, name);
      byte[] proof = requireProof(header, ring, name);
      byte[] theirs = Arrays.copyOfRange(header, UNSIGNED_HEADER - Key.LENGTH, UNSIGNED_HEADER);
      byte[] secret = secret(X25519.agree(platform, theirs), header, proof, publicKey);
      return new OpeningStream(in, new ChunkCipher(secret, header), name);
    } catch (InvalidKeyException e) {
      throw changed(name);
    } finally {
      Arrays.fill(platform, (byte) 0);
    }
  }

  private static void requireRecipient(byte[] header, KeyRing ring, String name) {
    byte[] recipient = Arrays.copyOfRange(header, MAGIC.length + 1, MAGIC.length + 1 + RECIPIENT);
    if (!Arrays.equals(recipient, Fingerprints.platform(ring))) {
      throw refused(
          name,
          "was sealed for another platform",
          "The provider's platform.pub is not the one that belongs to this platform.key.",
          "Give the provider this platform's platform.pub and have the file made again.");
    }
  }

  private static byte[] requireProof(byte[] header, KeyRing ring, String name) {
    byte[] proof = proof(ring, Arrays.copyOf(header, UNSIGNED_HEADER));
    byte[] expected = Arrays.copyOf(proof, HEADER - UNSIGNED_HEADER);
    byte[] found = Arrays.copyOfRange(header, UNSIGNED_HEADER, HEADER);
    if (!MessageDigest.isEqual(found, expected)) {
      throw refused(
          name,
          "was sealed with another programme key",
          "The provider's programme.key is not this platform's, or the file's head was changed.",
          "Give the provider this programme's programme.key and have the file made again.");
    }
    return proof;
  }

  private static byte[] proof(KeyRing ring, byte[] unsignedHeader) {
    return new Hmac(ring.key(KeyName.PROGRAMME)).of(new Message().add(WORD).add(unsignedHeader));
  }

  /** HKDF (RFC 5869) without salt, 39 bytes. */
  private static byte[] secret(byte[] agreed, byte[] header, byte[] proof, byte[] publicKey) {
    byte[] info =
        new Message().add(WORD + " " + VERSION).add(header).add(proof).add(publicKey).toBytes();
    byte[] secret = Hkdf.derive(agreed, info, ChunkCipher.SECRET);
    Arrays.fill(agreed, (byte) 0);
    return secret;
  }

  /**
   * Whether a file begins as a sealed one does; tells nothing about whether it opens.
   *
   * @param head the file's first bytes, four at least unless it is shorter
   */
  public static boolean isSealed(byte[] head) {
    return head.length >= MAGIC.length
        && Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  /**
   * Whether a file begins as a sealed one does that was turned into base64 or hexadecimal digits.
   *
   * @param head the file's first bytes, eight at least unless it is shorter
   */
  public static boolean isSealedAsText(byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    return text.startsWith("R1RTRg") || text.startsWith("47545346");
  }

  static GoldthreadException changed(String name) {
    return refused(
        name,
        "was changed or cut after it was sealed",
        "A checksum inside it does not fit.",
        "Send the file again; do not open and save it with another program.");
  }

  static GoldthreadException cut(String name) {
    return refused(
        name,
        "is not complete",
        "Its end is missing: the provider tool did not finish, or the transfer broke off.",
        "Send the file again.");
  }

  private static GoldthreadException refused(
      String name, String what, String cause, String remedy) {
    return new GoldthreadException(ExitCode.USER, name + " " + what + ".", cause, remedy);
  }
}
