package org.goldthread.reading;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.goldthread.core.Problem;

/**
 * Why a file as a whole is not read.
 *
 * @param finding what is wrong
 * @param line physical line it stands on, from 1; 0 where it is the whole file
 * @param parts what the text names, such as a count or a column's number; never text out of the
 *     file
 * @param heading the heading in question, for the provider's own feedback only: a file without
 *     headings has a person's row in their place
 */
public record FileProblem(
    FileFinding finding, long line, List<String> parts, Optional<String> heading)
    implements Inspection {

  /** Copies the parts. */
  public FileProblem {
    parts = List.copyOf(parts);
  }

  static FileProblem at(FileFinding finding, long line, String... parts) {
    return new FileProblem(finding, line, List.of(parts), Optional.empty());
  }

  /** Why a file whose bytes could not be fetched is not read. */
  public static FileProblem unreadable(Path file) {
    return Unreadable.after(file).problem();
  }

  /** The problem for logs and screens: problem, cause and remedy, without text out of the file. */
  public Problem problem(String file) {
    return new Problem(
        FileTexts.problem(finding, parts),
        FileTexts.cause(finding, parts),
        FileTexts.remedy(finding, parts),
        file,
        (int) Math.min(line, Integer.MAX_VALUE));
  }
}
