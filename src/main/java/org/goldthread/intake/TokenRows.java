package org.goldthread.intake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.contract.Finding;
import org.goldthread.contract.FindingId;
import org.goldthread.contract.FindingTexts;
import org.goldthread.contract.RowCounts;
import org.goldthread.contract.Severity;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.Period;
import org.goldthread.core.Problem;
import org.goldthread.pseudonym.KeyRing;
import org.goldthread.pseudonym.SealedFile;
import org.goldthread.reading.FileProblem;
import org.goldthread.tokenfile.TokenFileReader;
import org.goldthread.tokenfile.TokenHeader;
import org.goldthread.validation.Validation;

/** The rows of the sealed token files that a feed of route A sends. */
final class TokenRows {
  private static final int HEAD = 4;

  private TokenRows() {}

  /**
   * What reading a token file through has shown.
   *
   * @param result the provider's own counts, and what refuses the file
   * @param problems why it is refused; empty if it can be taken
   */
  record Check(Validation.FileResult result, List<Problem> problems) {}

  /**
   * Opens a token file that was checked.
   *
   * @param ring holds the programme's and the platform's key
   * @throws GoldthreadException if it cannot be taken, here or while it is read
   */
  static TokenFileReader open(
      Path file, KeyRing ring, Programme programme, Feed feed, Period period) {
    TokenHeader expected = TokenHeader.of(ring, programme, feed, period);
    InputStream in = null;
    try {
      in = new BufferedInputStream(Files.newInputStream(file));
      return new TokenFileReader(
          SealedFile.open(in, ring, name(file)), Optional.of(expected), name(file));
    } catch (IOException e) {
      close(in);
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      close(in);
      throw e;
    }
  }

  /** Reads a file to its end, which alone shows that it is whole and unchanged. */
  static Check check(Path file, KeyRing ring, Programme programme, Feed feed, Period period) {
    try {
      if (!isSealed(file)) {
        return refused(file, feed, FindingId.CLEAR_TEXT, List.of());
      }
      try (TokenFileReader rows = open(file, ring, programme, feed, period)) {
        while (rows.hasNext()) {
          rows.next();
        }
        return new Check(
            new Validation.FileResult(name(file), List.of(), rows.counts().orElseThrow()),
            List.of());
      }
    } catch (GoldthreadException e) {
      return refused(file, feed, FindingId.TOKENS_REFUSED, e.problems());
    } catch (IOException | UncheckedIOException e) {
      return unreadable(file);
    }
  }

  /** What there is to say of a file that could not be read. */
  static Check unreadable(Path file) {
    FileProblem problem = FileProblem.unreadable(file);
    return new Check(
        new Validation.FileResult(name(file), List.of(Finding.of(problem)), RowCounts.NONE),
        List.of(problem.problem(file.toString())));
  }

  private static Check refused(Path file, Feed feed, FindingId id, List<Problem> why) {
    Finding finding = new Finding(id, Severity.FILE, -1, "", 0, 0, "", "");
    String problem =
        "A file of the provider " + feed.provider() + " for " + feed.name() + " was refused";
    List<Problem> problems =
        why.isEmpty()
            ? List.of(
                new Problem(
                    problem,
                    FindingTexts.problem(finding),
                    FindingTexts.remedy(finding),
                    file.toString(),
                    0))
            : why.stream()
                .map(w -> new Problem(problem, cause(w), w.remedy(), file.toString(), 0))
                .toList();
    return new Check(
        new Validation.FileResult(name(file), List.of(finding), RowCounts.NONE), problems);
  }

  private static String cause(Problem why) {
    return (why.problem() + " " + why.cause()).trim();
  }

  private static boolean isSealed(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return SealedFile.isSealed(in.readNBytes(HEAD));
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static void close(InputStream in) {
    try {
      if (in != null) {
        in.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
