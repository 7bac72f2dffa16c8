package org.goldthread.provider;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.goldthread.contract.Completeness;
import org.goldthread.validation.Feedback;
import org.goldthread.validation.FeedbackPage;
import org.goldthread.validation.OwnHistory;
import org.goldthread.validation.Validation;

/**
 * What a provider must mend, as {@code feedback.csv} and {@code feedback.html} in a folder of its
 * own, for its owner's eyes only where the file system knows permissions: suggestions come out of
 * people's rows. Each file is replaced whole, so that a reader never meets half of one.
 */
public final class FeedbackFolder {
  private static final String CSV = "feedback.csv";
  private static final String HTML = "feedback.html";

  private FeedbackFolder() {}

  /** Names of the files that such a folder holds. */
  public static List<String> names() {
    return List.of(CSV, HTML);
  }

  /**
   * Writes the page, and the findings as CSV; where nothing was found, takes away the CSV that an
   * earlier call left.
   *
   * @param fields the fields that the feed asks
   * @param history the provider's own earlier submissions; empty where nobody knows them
   * @param folder made if it is missing, with the folders above it
   * @return whether anything was found
   * @throws UncheckedIOException if it cannot be written
   */
  public static boolean write(
      Validation found, Completeness fields, Optional<OwnHistory> history, Path folder) {
    try {
      Files.createDirectories(folder.toAbsolutePath(), ownerOnly(folder, "rwx------"));
      if (found.hasFindings()) {
        replace(folder.resolve(CSV), out -> Feedback.csv(found, out));
      } else {
        Files.deleteIfExists(folder.resolve(CSV));
      }
      replace(folder.resolve(HTML), out -> FeedbackPage.html(found, fields, history, out));
      return found.hasFindings();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a text. */
  @FunctionalInterface
  private interface Text {
    void write(Writer out) throws IOException;
  }

  private static void replace(Path file, Text text) throws IOException {
    Path passing =
        Files.createTempFile(
            file.toAbsolutePath().getParent(),
            ".goldthread-",
            ".part",
            ownerOnly(file, "rw-------"));
    try {
      try (Writer out =
          new OutputStreamWriter(Files.newOutputStream(passing), StandardCharsets.UTF_8)) {
        text.write(out);
      }
      Files.move(
          passing, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(passing);
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
