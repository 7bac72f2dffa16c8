package org.goldthread.pseudonym;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;

/**
 * An encrypted copy of a key folder. Without one, a lost vault key means that no later quarter
 * links to the past. The copy is as safe as its passphrase; keep the two apart.
 *
 * <p>Format: {@code GTKB}, version 1, iterations (4 bytes), salt (16), nonce (12), then AES-256-GCM
 * of the files under a key from PBKDF2-HMAC-SHA256, with everything before it as associated data.
 * Nothing but the JDK is needed to restore it.
 */
public final class KeyBackup {
  private static final byte[] MAGIC = {'G', 'T', 'K', 'B', 1};
  private static final int ITERATIONS = 600_000;
  private static final int MOST_ITERATIONS = 10_000_000;
  private static final int SALT = 16;
  private static final int NONCE = 12;
  private static final int HEADER = MAGIC.length + 4 + SALT + NONCE;
  private static final int SHORTEST_PASSPHRASE = 12;

  private KeyBackup() {}

  /**
   * Writes an encrypted copy, salts included.
   *
   * @param out a new file; one that exists is refused (user)
   * @param passphrase at least 12 characters; the caller wipes it
   */
  public static void write(Path folder, Path out, char[] passphrase) {
    write(folder, out, passphrase, ITERATIONS);
  }

  /**
   * Refuses a place where a copy cannot be written.
   *
   * @throws GoldthreadException (user) if a file is there already
   */
  public static void requireFree(Path out) {
    if (Files.exists(out, LinkOption.NOFOLLOW_LINKS)) {
      throw occupied(out);
    }
  }

  private static GoldthreadException occupied(Path out) {
    return new GoldthreadException(
        ExitCode.USER,
        out + " exists already.",
        "An older copy may be the only one that fits an older lake.",
        "Name a new file for the backup.");
  }

  static void write(Path folder, Path out, char[] passphrase, int iterations) {
    if (passphrase.length < SHORTEST_PASSPHRASE) {
      throw new GoldthreadException(
          ExitCode.USER,
          "The passphrase is too short.",
          "Whoever finds the backup can try passphrases for as long as they like.",
          "Use at least " + SHORTEST_PASSPHRASE + " characters, five random words for example.");
    }
    SecureRandom random = new SecureRandom();
    byte[] salt = new byte[SALT];
    byte[] nonce = new byte[NONCE];
    random.nextBytes(salt);
    random.nextBytes(nonce);
    byte[] header =
        ByteBuffer.allocate(HEADER).put(MAGIC).putInt(iterations).put(salt).put(nonce).array();
    byte[] plain = pack(KeyFolder.contents(folder));
    try {
      byte[] sealed = crypt(Cipher.ENCRYPT_MODE, header, passphrase, plain);
      PrivateFiles.write(
          out, ByteBuffer.allocate(HEADER + sealed.length).put(header).put(sealed).array());
    } catch (FileAlreadyExistsException e) {
      throw occupied(out);
    } catch (IOException e) {
      throw PrivateFiles.unreadable(out, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot encrypt the backup", e);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  /**
   * Makes a key folder from a copy.
   *
   * @param folder a new place; keys that are there are never overwritten (user)
   * @throws GoldthreadException (user) if the file is no backup, was damaged, or has another
   *     passphrase
   */
  public static void restore(Path in, Path folder, char[] passphrase) {
    byte[] file;
    try {
      file = Files.readAllBytes(in);
    } catch (NoSuchFileException e) {
      throw refused(
          in,
          "does not exist",
          "Nothing is there under this name.",
          "Name the file that 'keys backup' wrote.");
    } catch (IOException e) {
      throw PrivateFiles.unreadable(in, e);
    }
    if (file.length < HEADER || !Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw refused(
          in,
          "is no backup of keys",
          "It does not begin as one does.",
          "Name the file that 'keys backup' wrote.");
    }
    try {
      byte[] header = Arrays.copyOf(file, HEADER);
      byte[] sealed = Arrays.copyOfRange(file, HEADER, file.length);
      KeyFolder.place(folder, unpack(crypt(Cipher.DECRYPT_MODE, header, passphrase, sealed)));
    } catch (AEADBadTagException | IllegalArgumentException e) {
      throw refused(
          in,
          "cannot be opened",
          "The passphrase is another one, or the file was damaged.",
          "Try the passphrase again, then another copy.");
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot decrypt the backup", e);
    }
  }

  private static byte[] crypt(int mode, byte[] header, char[] passphrase, byte[] text)
      throws GeneralSecurityException {
    ByteBuffer fields = ByteBuffer.wrap(header).position(MAGIC.length);
    int iterations = fields.getInt();
    byte[] salt = new byte[SALT];
    byte[] nonce = new byte[NONCE];
    fields.get(salt).get(nonce);
    if (iterations < 1 || iterations > MOST_ITERATIONS) {
      throw new IllegalArgumentException("no sensible number of iterations");
    }
    PBEKeySpec spec = new PBEKeySpec(passphrase, salt, iterations, 256);
    byte[] key =
        SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    spec.clearPassword();
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
    Arrays.fill(key, (byte) 0);
    cipher.updateAAD(header);
    return cipher.doFinal(text);
  }

  private static byte[] pack(Map<String, byte[]> files) {
    Message message = new Message();
    files.forEach((name, content) -> message.add(name).add(content));
    return message.toBytes();
  }

  private static Map<String, byte[]> unpack(byte[] packed) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(packed));
    while (in.available() > 0) {
      String name = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
      files.put(name, in.readNBytes(in.readInt()));
    }
    return files;
  }

  private static GoldthreadException refused(Path in, String what, String cause, String remedy) {
    return new GoldthreadException(ExitCode.USER, in + " " + what + ".", cause, remedy);
  }
}
