package org.goldthread.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.goldthread.contract.Finding;
import org.goldthread.contract.InForce;
import org.goldthread.contract.RowCounts;
import org.goldthread.contract.RowEngine;
import org.goldthread.provider.FeedbackFolder;
import org.goldthread.validation.OwnHistory;
import org.goldthread.validation.Validation;

/**
 * What providers must mend, below {@code <feedback>/<provider>/<feed>/<period>}: in the restricted
 * zone, since it repeats their rows, and for as many days as the environment says.
 */
public final class FeedbackFiles {
  private FeedbackFiles() {}

  /** Where the feedback of a submission lies. */
  public static Path folder(Path root, Landing.Delivery delivery) {
    return root.resolve(delivery.feed().provider())
        .resolve(delivery.feed().name())
        .resolve(delivery.period().toString());
  }

  /**
   * Writes what a submission's provider must mend, in place of any earlier feedback. Of a feed of
   * tokens it tells why a file was refused; findings in its rows were told at the provider.
   *
   * @param found what {@link #judge} found of the submission
   * @param history the provider's own earlier submissions
   * @return whether anything was found
   */
  public static boolean write(
      RowEngine engine,
      Landing.Delivery delivery,
      Validation found,
      OwnHistory history,
      Path root) {
    return FeedbackFolder.write(
        found.with(history), engine.completeness(), Optional.of(history), folder(root, delivery));
  }

  /**
   * Judges a submission's rows and keeps nothing of them: here of clear text, at the provider of a
   * feed of tokens.
   *
   * @param seen what {@link FileInspection} found of the same submission
   * @param inForce what is in force of files that are no longer there
   */
  public static Validation judge(
      RowEngine engine, Landing.Delivery delivery, FileInspection.Result seen, InForce inForce) {
    if (FileInspection.isTokenFile(delivery.feed())) {
      return new Validation(delivery.feed().name(), delivery.period(), seen.tokenFiles());
    }
    Validation found =
        Validation.of(
            engine,
            delivery.period(),
            delivery.files().stream()
                .filter(Landing.LandedFile::readable)
                .map(Landing.LandedFile::path)
                .toList(),
            inForce,
            (source, judged) -> {});
    List<Validation.FileResult> results = new ArrayList<>(found.files());
    delivery.files().stream()
        .filter(file -> !file.readable())
        .forEach(
            file ->
                results.add(
                    new Validation.FileResult(
                        file.name(), List.of(Finding.of(file.problem())), RowCounts.NONE)));
    return new Validation(found.feed(), found.period(), results, found.ofAll());
  }

  /**
   * Deletes feedback that is older than a number of days, and folders that it leaves empty. Touches
   * no file that was not written by {@link #write}.
   *
   * @return how many files were deleted
   */
  public static int expire(Path root, int days, Clock clock) {
    if (!Files.isDirectory(root)) {
      return 0;
    }
    Instant oldest = clock.instant().minus(Duration.ofDays(days));
    int deleted = 0;
    try {
      for (Path path : below(root)) {
        if (Files.isDirectory(path)) {
          deleteIfEmpty(path);
        } else if (isExpired(root, path, oldest)) {
          Files.delete(path);
          deleted++;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return deleted;
  }

  /** Files before the folders that hold them. */
  private static List<Path> below(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths
          .filter(path -> !path.equals(root))
          .sorted(Comparator.comparing(Path::toString).reversed())
          .toList();
    }
  }

  private static boolean isExpired(Path root, Path file, Instant oldest) throws IOException {
    return root.relativize(file).getNameCount() == 4
        && FeedbackFolder.names().contains(file.getFileName().toString())
        && Files.getLastModifiedTime(file).toInstant().isBefore(oldest);
  }

  private static void deleteIfEmpty(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      if (entries.findAny().isPresent()) {
        return;
      }
    }
    try {
      Files.delete(folder);
    } catch (DirectoryNotEmptyException | NoSuchFileException e) {
      // Another run has just written there, or deleted it: it is theirs.
      return;
    }
  }
}
