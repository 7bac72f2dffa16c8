package org.goldthread.reading;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Why nothing of a file can be read. */
public enum Unreadable {
  FOLDER,
  LINK,
  GONE,
  /** A pipe or a device, which could keep its reader waiting for ever. */
  OTHER,
  DENIED,
  FAILED;

  /** What can be told without opening it. */
  public static Optional<Unreadable> of(Path file) {
    if (Files.isRegularFile(file)) {
      return Optional.empty();
    }
    if (Files.isDirectory(file)) {
      return Optional.of(FOLDER);
    }
    if (Files.exists(file)) {
      return Optional.of(OTHER);
    }
    return Optional.of(Files.isSymbolicLink(file) ? LINK : GONE);
  }

  /** What stands against a file that an attempt to read has failed on. */
  static Unreadable after(Path file) {
    return of(file).orElse(Files.isReadable(file) ? FAILED : DENIED);
  }

  FileProblem problem() {
    return FileProblem.at(FileFinding.UNREADABLE, 0, FileTexts.unreadable(this));
  }
}
