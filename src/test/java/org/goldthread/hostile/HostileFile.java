package org.goldthread.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A file as it comes on a bad day.
 *
 * @param theme what kind of bad day
 * @param name what is wrong with it; unlike that of any other
 * @param good what it was made of
 * @param extension how its name ends, with the dot
 * @param bytes its content
 * @param expected what has to become of it
 */
public record HostileFile(
    String theme, String name, GoodFile good, String extension, byte[] bytes, Expected expected) {

  /** A name for it as a file. */
  public String fileName() {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return plain.substring(0, Math.min(plain.length(), 100)) + extension;
  }

  /** Writes it into a folder. */
  public Path write(Path folder) {
    try {
      return Files.write(Files.createDirectories(folder).resolve(fileName()), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return theme + ": " + name;
  }
}
