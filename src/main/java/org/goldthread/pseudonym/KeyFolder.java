package org.goldthread.pseudonym;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;

/**
 * A folder of key files: the folder 0700, each file 0600 (0400 will do), 32 bytes each; beside them
 * the salts of foreign schemes, as text or, if the name ends in {@code .EncryptedSalt}, as
 * OpenPseudonymiser writes them.
 *
 * <p>Keys are made once. Losing {@code vault.key} or {@code programme.key} means that nothing that
 * arrives later links to what is stored; giving {@code programme.key} away means that whoever has
 * it can recognise people in a file of t1. No message says anything about a key but its file.
 */
public final class KeyFolder {
  private static final String ENCRYPTED_SALT = ".EncryptedSalt";

  private KeyFolder() {}

  /**
   * Makes new keys. Either the whole folder comes to be or nothing.
   *
   * @throws GoldthreadException (user) if anything is there already but an empty folder
   */
  public static void create(Path folder) {
    SecureRandom random = new SecureRandom();
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (KeyName name : KeyName.values()) {
      byte[] bytes = new byte[Key.LENGTH];
      random.nextBytes(bytes);
      files.put(name.file(), bytes);
    }
    files.put(KeyName.PLATFORM_PUBLIC.file(), X25519.publicKey(files.get(KeyName.PLATFORM.file())));
    place(folder, files);
    files.values().forEach(bytes -> Arrays.fill(bytes, (byte) 0));
  }

  /** {@link #open(Path, Set, Map)} without salts. */
  public static KeyRing open(Path folder, Set<KeyName> names) {
    return open(folder, names, Map.of());
  }

  /**
   * Opens the keys that a task needs and no others.
   *
   * @param names the keys; a task that does not name one cannot use it
   * @param salts foreign scheme to the name of its salt file in the folder
   * @throws GoldthreadException (environment) if a file is missing, has not its length, or if the
   *     folder or a file may be read by others than the owner
   */
  public static KeyRing open(Path folder, Set<KeyName> names, Map<Scheme, String> salts) {
    PrivateFiles.requirePrivate(folder);
    Map<KeyName, Key> keys = new EnumMap<>(KeyName.class);
    for (KeyName name : names) {
      byte[] bytes = read(folder.resolve(name.file()));
      if (bytes.length != Key.LENGTH) {
        throw new GoldthreadException(
            ExitCode.ENVIRONMENT,
            folder.resolve(name.file()) + " is no key.",
            "It has " + bytes.length + " bytes; a key has 32.",
            "Bring it back from the backup of the keys.");
      }
      keys.put(name, Key.of(bytes));
      Arrays.fill(bytes, (byte) 0);
    }
    requirePair(folder, keys);
    Map<Scheme, Salt> opened = new EnumMap<>(Scheme.class);
    salts.forEach((scheme, file) -> opened.put(scheme, salt(folder.resolve(file))));
    return new KeyRing(keys, opened);
  }

  /**
   * Puts the salt of a foreign scheme into the folder.
   *
   * @param file its name, {@code sha256-salt.salt} for one
   * @throws GoldthreadException (user) if there is such a file, (environment) if the salt is blank
   */
  public static void addSalt(Path folder, String file, String salt) {
    PrivateFiles.requirePrivate(folder);
    if (salt.isBlank()) {
      throw blankSalt(folder.resolve(file));
    }
    try {
      PrivateFiles.write(folder.resolve(file), salt.strip().getBytes(StandardCharsets.UTF_8));
    } catch (FileAlreadyExistsException e) {
      throw occupied(folder.resolve(file));
    } catch (IOException e) {
      throw PrivateFiles.unreadable(folder.resolve(file), e);
    }
  }

  /** All files of a folder by name, for a backup. */
  static Map<String, byte[]> contents(Path folder) {
    PrivateFiles.requirePrivate(folder);
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path file : entries.filter(Files::isRegularFile).sorted().toList()) {
        files.put(file.getFileName().toString(), read(file));
      }
    } catch (IOException e) {
      throw PrivateFiles.unreadable(folder, e);
    }
    return files;
  }

  /** Makes a folder of these files; all of it or nothing. */
  static void place(Path folder, Map<String, byte[]> files) {
    requireFree(folder);
    try {
      Path passing = PrivateFiles.newFolderBeside(folder);
      try {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
          PrivateFiles.write(passing.resolve(file.getKey()), file.getValue());
        }
        Files.deleteIfExists(folder);
        Files.move(passing, folder, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        discard(passing);
        throw e;
      }
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      throw occupied(folder);
    } catch (IOException e) {
      throw PrivateFiles.unreadable(folder, e);
    }
  }

  /**
   * Refuses a place where keys cannot be made.
   *
   * @throws GoldthreadException (user) if anything is there already but an empty folder
   */
  public static void requireFree(Path folder) {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> entries =
        Files.isDirectory(folder) ? Files.list(folder) : Stream.of(folder)) {
      if (entries.findAny().isPresent()) {
        throw occupied(folder);
      }
    } catch (IOException e) {
      throw PrivateFiles.unreadable(folder, e);
    }
  }

  private static void discard(Path passing) throws IOException {
    try (Stream<Path> entries = Files.list(passing)) {
      for (Path file : entries.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(passing);
  }

  private static byte[] read(Path file) {
    PrivateFiles.requirePrivate(file);
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw PrivateFiles.unreadable(file, e);
    }
  }

  private static void requirePair(Path folder, Map<KeyName, Key> keys) {
    if (keys.containsKey(KeyName.PLATFORM)
        && keys.containsKey(KeyName.PLATFORM_PUBLIC)
        && !Arrays.equals(
            X25519.publicKey(keys.get(KeyName.PLATFORM).bytes()),
            keys.get(KeyName.PLATFORM_PUBLIC).bytes())) {
      throw new GoldthreadException(
          ExitCode.ENVIRONMENT,
          "platform.key and platform.pub in " + folder + " do not belong together.",
          "One of them comes from another folder; what providers seal could not be opened.",
          "Bring both back from the backup of the keys.");
    }
  }

  private static Salt salt(Path file) {
    byte[] bytes = read(file);
    try {
      if (file.getFileName().toString().endsWith(ENCRYPTED_SALT)) {
        return OpenPseudonymiser.decryptedSalt(bytes);
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Salt.of(text);
    } catch (CharacterCodingException e) {
      throw new GoldthreadException(
          ExitCode.ENVIRONMENT,
          file + " is no salt.",
          "It is not text in UTF-8.",
          "Save it as UTF-8, or name it *" + ENCRYPTED_SALT + " if OpenPseudonymiser made it.");
    } catch (IllegalArgumentException blank) {
      throw blankSalt(file);
    }
  }

  private static GoldthreadException blankSalt(Path file) {
    return new GoldthreadException(
        ExitCode.ENVIRONMENT,
        file + " holds a blank salt.",
        "Digests without a salt can be looked up in ready-made tables.",
        "Put the salt that the providers use into it.");
  }

  private static GoldthreadException occupied(Path path) {
    return new GoldthreadException(
        ExitCode.USER,
        path + " exists already.",
        "Keys are never overwritten: what was made with them could not be linked any more.",
        "Name a new place. To use the keys that are there, name them with --keys.");
  }
}
