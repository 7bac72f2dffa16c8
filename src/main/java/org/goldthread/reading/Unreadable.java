package org.goldthread.reading;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
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
  FAILED,
  /** A link, where none is followed. */
  LINKED,
  /** Its name is no text, so that nothing that is told its name finds it. */
  NAME;

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

  /**
   * The same of what somebody else has put there: no link is followed, since whoever may put files
   * into one folder could otherwise have any file read.
   */
  public static Optional<Unreadable> ofSent(Path file) {
    if (!hasName(file)) {
      return Optional.of(NAME);
    }
    return Files.isSymbolicLink(file) && Files.exists(file) ? Optional.of(LINKED) : of(file);
  }

  private static boolean hasName(Path file) {
    try {
      return Path.of(file.toString()).equals(file);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** What stands against a file that an attempt to read has failed on. */
  public static Unreadable after(Path file) {
    return of(file).orElse(Files.isReadable(file) ? FAILED : DENIED);
  }

  /** The problem of a file against which this stands. */
  public FileProblem problem() {
    return FileProblem.at(FileFinding.UNREADABLE, 0, FileTexts.unreadable(this));
  }
}
