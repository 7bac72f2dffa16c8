package org.goldthread.provider;

import static org.goldthread.provider.ProviderTexts.text;

import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.goldthread.config.ConfigFiles;
import org.goldthread.config.Feed;
import org.goldthread.contract.Finding;
import org.goldthread.contract.FindingTexts;
import org.goldthread.contract.FirstKeyMaker;
import org.goldthread.contract.InForce;
import org.goldthread.contract.Severity;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.Period;
import org.goldthread.core.Problem;
import org.goldthread.pseudonym.KeyFolder;
import org.goldthread.pseudonym.KeyName;
import org.goldthread.pseudonym.KeyRing;
import org.goldthread.pseudonym.Scheme;
import org.goldthread.pseudonym.SealedFile;
import org.goldthread.pseudonym.SealingStream;
import org.goldthread.tokenfile.TokenFileWriter;
import org.goldthread.tokenfile.TokenHeader;
import org.goldthread.validation.Validation;

/**
 * What a provider sends in place of its export: pseudonyms, area, month of birth and codes, sealed
 * for the platform. Needs {@code programme.key} and {@code platform.pub} and no other key.
 */
public final class TokenPackage {
  private TokenPackage() {}

  /**
   * Writes the sealed token file of a submission. It comes to be whole or not at all, and what
   * stands on the disk meanwhile is sealed already. Rejected rows are counted in it and otherwise
   * left out.
   *
   * @param files the configuration
   * @param keys the key folder
   * @param feed name of a feed of route tokens and scheme gt1
   * @param period the submission's period
   * @param in the clear files of the submission
   * @param out the file to write, in an existing folder
   * @return what became of the rows, and what is wrong with them
   * @throws GoldthreadException (user) if the feed is another's route or the output exists,
   *     (quality) if a file as a whole cannot be taken, (environment) if the keys cannot be used
   */
  public static Validation write(
      ConfigFiles files, Path keys, String feed, Period period, List<Path> in, Path out) {
    return write(FeedAtWork.of(files, feed, period), keys, in, out);
  }

  static Validation write(FeedAtWork work, Path keys, List<Path> in, Path out) {
    requireRoute(work.feed());
    FeedAtWork.requireFiles(in);
    requireFree(in, out);
    KeyRing ring = KeyFolder.open(keys, EnumSet.of(KeyName.PROGRAMME, KeyName.PLATFORM_PUBLIC));
    try {
      Path passing =
          Files.createTempFile(out.toAbsolutePath().getParent(), ".goldthread-", ".part");
      try {
        Validation found = seal(work, ring, in, passing);
        // Fails rather than replaces, should a file of that name have appeared.
        Files.move(passing, out);
        return found;
      } finally {
        Files.deleteIfExists(passing);
      }
    } catch (FileAlreadyExistsException e) {
      throw exists(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      ring.destroy();
    }
  }

  private static Validation seal(FeedAtWork work, KeyRing ring, List<Path> in, Path passing)
      throws IOException {
    TokenHeader header = TokenHeader.of(ring, work.programme(), work.feed(), work.period());
    FirstKeyMaker maker = new FirstKeyMaker(ring, work.programme());
    try (FileOutputStream disk = new FileOutputStream(passing.toFile());
        SealingStream sealing = SealedFile.seal(disk, ring)) {
      Validation found;
      try (TokenFileWriter tokens = new TokenFileWriter(new Content(sealing), header)) {
        found =
            Validation.of(
                work.engine(),
                work.period(),
                in,
                InForce.NOTHING,
                (source, judged) -> {
                  try {
                    tokens.add(judged, maker);
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                });
      }
      requireWhole(found);
      sealing.finish();
      disk.getFD().sync();
      return found;
    }
  }

  /** Lets the writer close its content without closing the seal, which has an end of its own. */
  private static final class Content extends FilterOutputStream {
    Content(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }

  private static void requireRoute(Feed feed) {
    if (feed.route() != Feed.Route.TOKENS) {
      throw refused("route.clear", feed);
    }
    if (!feed.scheme().equals(Scheme.GT1.word())) {
      throw refused("route.foreign", feed);
    }
  }

  private static GoldthreadException refused(String key, Feed feed) {
    return new GoldthreadException(
        ExitCode.USER,
        List.of(
            new Problem(
                text(key, feed.name()),
                text(key + ".cause", feed.name(), feed.scheme()),
                text(key + ".remedy", feed.name(), feed.scheme()),
                feed.file(),
                0)));
  }

  private static void requireFree(List<Path> in, Path out) {
    Path target = out.toAbsolutePath().normalize();
    if (in.stream().anyMatch(file -> file.toAbsolutePath().normalize().equals(target))) {
      throw wrongOutput("out.input", out);
    }
    if (Files.exists(out)) {
      throw exists(out);
    }
    if (!Files.isDirectory(target.getParent())) {
      throw wrongOutput("out.folder", out);
    }
  }

  private static GoldthreadException exists(Path out) {
    return wrongOutput("out.exists", out);
  }

  private static GoldthreadException wrongOutput(String key, Path out) {
    return new GoldthreadException(
        ExitCode.USER,
        List.of(
            new Problem(
                text(key), text(key + ".cause"), text(key + ".remedy"), out.toString(), 0)));
  }

  /** A submission with a file that cannot be taken is refused whole, here as on the platform. */
  private static void requireWhole(Validation found) {
    List<Problem> problems = new ArrayList<>();
    for (Validation.FileResult file : found.files()) {
      for (Finding finding : file.findings()) {
        if (finding.severity() == Severity.FILE) {
          problems.add(
              new Problem(
                  text("pseudonymise.refused", file.file()),
                  FindingTexts.why(finding),
                  FindingTexts.remedy(finding),
                  file.file(),
                  (int) Math.min(finding.line(), Integer.MAX_VALUE)));
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new GoldthreadException(ExitCode.QUALITY, problems);
    }
  }
}
