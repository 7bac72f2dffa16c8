package org.goldthread.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;

/**
 * The contents of a configuration folder: all that a task on another machine needs to know the
 * programme. Holds every {@code .yaml}, {@code .yml} and {@code .csv} file, by its path relative to
 * the folder, with slashes. Of archives, of tables in a folder within a folder and of files larger
 * than {@link #LARGEST_KEPT}, such as a country's postcodes, only the name and a digest are held;
 * whoever needs it reads it from the folder, which must then stand at one path on every machine.
 */
public final class ConfigFiles implements Serializable {
  private static final long serialVersionUID = 2L;

  /** Most bytes of a file that is held whole. */
  static final long LARGEST_KEPT = 32L << 20;

  private final String folder;
  private final TreeMap<String, byte[]> contents;
  private final TreeMap<String, byte[]> digests;
  private final String hash;

  private ConfigFiles(
      String folder, TreeMap<String, byte[]> contents, TreeMap<String, byte[]> digests) {
    this.folder = folder;
    this.contents = contents;
    this.digests = digests;
    this.hash = hash(contents, digests);
  }

  /**
   * Reads a folder.
   *
   * @throws GoldthreadException with {@link ExitCode#USER} if it is missing or holds no {@code
   *     programme.yaml}
   */
  public static ConfigFiles read(Path folder) {
    if (!Files.isRegularFile(folder.resolve("programme.yaml"))) {
      throw new GoldthreadException(
          ExitCode.USER,
          "there is no configuration in " + folder,
          Files.isDirectory(folder)
              ? "the folder holds no programme.yaml"
              : "the folder does not exist",
          "name the folder that holds programme.yaml with --conf or GOLDTHREAD_CONF");
    }
    TreeMap<String, byte[]> contents = new TreeMap<>();
    TreeMap<String, byte[]> digests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        boolean hidden = name.startsWith(".") || name.contains("/.");
        if (!hidden && name.matches(".*[.](yaml|yml|csv|zip)")) {
          if (isDigestOnly(name) || Files.size(file) > LARGEST_KEPT) {
            digests.put(name, digest(file));
          } else {
            contents.put(name, Files.readAllBytes(file));
          }
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw new GoldthreadException(
          ExitCode.ENVIRONMENT,
          "the configuration in " + folder + " cannot be read",
          String.valueOf(e.getMessage()),
          "check the permissions of the folder and its files");
    }
    return new ConfigFiles(folder.toString(), contents, digests);
  }

  /** Archives, and tables in a folder within a folder, such as a country's postcodes in parts. */
  private static boolean isDigestOnly(String name) {
    return name.endsWith(".zip") || name.endsWith(".csv") && name.matches("[^/]+/[^/]+/.*");
  }

  /** Files that stand in no folder, by name. */
  public static ConfigFiles of(Map<String, String> texts) {
    TreeMap<String, byte[]> contents = new TreeMap<>();
    texts.forEach((name, text) -> contents.put(name, text.getBytes(StandardCharsets.UTF_8)));
    return new ConfigFiles("", contents, new TreeMap<>());
  }

  /** The folder they were read from, as it was named; empty if none. */
  public String folder() {
    return folder;
  }

  /** Names of all files, in order. */
  public List<String> names() {
    TreeSet<String> names = new TreeSet<>(contents.keySet());
    names.addAll(digests.keySet());
    return List.copyOf(names);
  }

  /** Whether there is a file of a name, held or not, or a folder with files. */
  public boolean holds(String name) {
    String folderName = name.endsWith("/") ? name : name + "/";
    return contents.containsKey(name)
        || digests.containsKey(name)
        || names().stream().anyMatch(known -> known.startsWith(folderName));
  }

  /** Names of the files directly in a folder that end in a suffix, in order. */
  public List<String> names(String inFolder, String suffix) {
    String prefix = inFolder + "/";
    return names().stream()
        .filter(name -> name.startsWith(prefix) && name.endsWith(suffix))
        .filter(name -> name.indexOf('/', prefix.length()) < 0)
        .toList();
  }

  /** The bytes of a file, if there is one of that name that is held. */
  public Optional<byte[]> bytes(String name) {
    return Optional.ofNullable(contents.get(name)).map(byte[]::clone);
  }

  /** Where a file stands, for messages: the folder as it was named, and the file's name. */
  public String place(String name) {
    return folder.isEmpty() ? name : folder + (folder.endsWith("/") ? "" : "/") + name;
  }

  /**
   * SHA-256 over names and contents, hex. Environments do not count: where an installation keeps
   * things changes no result.
   */
  public String hash() {
    return hash;
  }

  private static String hash(TreeMap<String, byte[]> contents, TreeMap<String, byte[]> digests) {
    MessageDigest digest = sha256();
    contents.forEach((name, bytes) -> update(digest, name, bytes));
    digests.forEach((name, bytes) -> update(digest, name, bytes));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void update(MessageDigest digest, String name, byte[] bytes) {
    if (!name.startsWith("env/")) {
      update(digest, name.getBytes(StandardCharsets.UTF_8));
      update(digest, bytes);
    }
  }

  private static byte[] digest(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return digest.digest();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void update(MessageDigest digest, byte[] bytes) {
    digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
    digest.update(bytes);
  }
}
