package org.goldthread.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.goldthread.core.Problem;

/** Removes clear text that a committed run no longer needs. Its absence is never a withdrawal. */
final class ClearText {
  private ClearText() {}

  /**
   * Deletes files and the folders that they leave empty, after the run is complete; a file that is
   * still there next time is deleted then. One that is gone already is no problem.
   *
   * @return files that could not be deleted
   */
  static List<Problem> remove(List<Path> files) {
    List<Problem> problems = new ArrayList<>();
    for (Path file : files) {
      try {
        Files.deleteIfExists(file);
        removeIfEmpty(file.getParent());
      } catch (IOException e) {
        problems.add(
            Problem.of(
                "Clear text could not be removed: " + file,
                "The account may not write in that folder, or the file is open elsewhere.",
                "Remove it by hand; the lake no longer needs it."));
      }
    }
    return problems;
  }

  private static void removeIfEmpty(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> left = Files.list(folder)) {
      if (left.findAny().isPresent()) {
        return;
      }
    }
    Files.delete(folder);
  }
}
