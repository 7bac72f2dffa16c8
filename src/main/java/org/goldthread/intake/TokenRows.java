package org.goldthread.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.goldthread.reading.FileFinding;
import org.goldthread.reading.FileProblem;
import org.goldthread.reading.RowReader;
import org.goldthread.tokenfile.TokenContent;
import org.goldthread.tokenfile.TokenFileReader;
import org.goldthread.tokenfile.TokenHeader;
import org.goldthread.tokenfile.TokenRow;
import org.goldthread.validation.Validation;

/** The rows of the sealed token files that a feed of route A sends. */
final class TokenRows {
  private static final int HEAD = 8;

  /** Findings of files that hold no table, clear or otherwise. */
  private static final Set<FileFinding> NO_TABLE =
      EnumSet.of(FileFinding.EMPTY, FileFinding.OTHER_KIND, FileFinding.BINARY);

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

  /**
   * Reads files to their ends, which alone show that they are whole and unchanged.
   *
   * @param files in the order of the submission
   * @param ring holds the programme's and the platform's key
   * @return what reading each of them has shown
   */
  static List<Check> check(
      List<Landing.LandedFile> files, KeyRing ring, Programme programme, Feed feed, Period period) {
    List<Check> checks = new ArrayList<>();
    Map<String, String> seen = new HashMap<>();
    for (Landing.LandedFile file : files) {
      checks.add(
          file.readable()
              ? check(file.path(), ring, programme, feed, period, seen)
              : unreadable(file.path(), file.problem()));
    }
    return checks;
  }

  private static Check check(
      Path file,
      KeyRing ring,
      Programme programme,
      Feed feed,
      Period period,
      Map<String, String> seen) {
    try {
      Optional<Check> other = notSealed(file, feed);
      if (other.isPresent()) {
        return other.get();
      }
      TokenContent content = TokenContent.of(programme, feed, period);
      MessageDigest digest = Landing.sha256();
      try (TokenFileReader rows = open(file, ring, programme, feed, period)) {
        while (rows.hasNext()) {
          TokenRow row = rows.next();
          Optional<FindingId> refusal = content.refusal(row);
          if (refusal.isPresent()) {
            return refused(file, feed, refusal.get(), contentProblems(refusal.get(), file, feed));
          }
          add(row, digest);
        }
        RowCounts counts = rows.counts().orElseThrow();
        String same = seen.putIfAbsent(HexFormat.of().formatHex(digest.digest()), name(file));
        return same == null || counts.accepted() + counts.withheld() == 0
            ? new Check(new Validation.FileResult(name(file), List.of(), counts), List.of())
            : refused(file, feed, FindingId.TOKENS_REFUSED, List.of(twice(file, same)));
      }
    } catch (GoldthreadException e) {
      return refused(file, feed, FindingId.TOKENS_REFUSED, e.problems());
    } catch (IOException | UncheckedIOException e) {
      return unreadable(file, FileProblem.unreadable(file));
    }
  }

  /** Rows are the same if they stand on the same lines and have the same keys. */
  private static void add(TokenRow row, MessageDigest digest) {
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(row.row().line()).flip());
    digest.update(row.row().eventDate().orElseThrow().toString().getBytes(UTF_8));
    row.row().values().forEach(value -> digest.update(value.value().getBytes(UTF_8)));
    row.keys().keys().forEach(key -> digest.update(key.value()));
  }

  private static Problem twice(Path file, String same) {
    return Problem.of(
        FindingTexts.text("token.twice", name(file), same),
        FindingTexts.text("token.twice.cause"),
        FindingTexts.text("token.twice.remedy"));
  }

  private static List<Problem> contentProblems(FindingId id, Path file, Feed feed) {
    return id == FindingId.CLEAR_TEXT
        ? List.of()
        : List.of(
            Problem.of(
                FindingTexts.text("token.content", name(file)),
                FindingTexts.text("token.content.cause"),
                FindingTexts.text("token.content.remedy", name(file), feed.provider())));
  }

  /**
   * What stands against a file that does not begin as a sealed one does: clear text, if it can be
   * read as a table, or else that it is something else, or was packed on its way.
   */
  private static Optional<Check> notSealed(Path file, Feed feed) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(HEAD);
    }
    if (SealedFile.isSealed(head)) {
      return Optional.empty();
    }
    String kind =
        SealedFile.isSealedAsText(head)
            ? FindingTexts.text("token.kind.text")
            : RowReader.inspect(file, feed.format()) instanceof FileProblem problem
                    && NO_TABLE.contains(problem.finding())
                ? problem.problem("").problem()
                : "";
    if (kind.isEmpty()) {
      return Optional.of(refused(file, feed, FindingId.CLEAR_TEXT, List.of()));
    }
    return Optional.of(
        refused(
            file,
            feed,
            FindingId.TOKENS_REFUSED,
            List.of(
                Problem.of(
                    FindingTexts.text("token.kind", name(file)),
                    FindingTexts.text("token.kind.cause", name(file), kind),
                    FindingTexts.text("token.kind.remedy", name(file), feed.provider())))));
  }

  /** What there is to say of a file that could not be read. */
  private static Check unreadable(Path file, FileProblem problem) {
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

  private static String name(Path file) {
    return Problem.plain(String.valueOf(file.getFileName()));
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
