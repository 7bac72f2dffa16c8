package org.goldthread.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.core.Period;
import org.goldthread.core.Problem;
import org.goldthread.core.Spelling;
import org.goldthread.reading.FileProblem;
import org.goldthread.reading.Unreadable;

/**
 * What lies in the landing folder: {@code <provider>/<feed>/<period>/<any file>}. A submission is
 * the set of all files in one such folder. Nothing is opened but to hash its bytes.
 */
public final class Landing {
  private static final int CHECK_LENGTH = 16;
  private static final int BUFFER = 1 << 16;

  private final Programme programme;
  private final Selection selection;
  private final List<Delivery> deliveries = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private Landing(Programme programme, Selection selection) {
    this.programme = programme;
    this.selection = selection;
  }

  /**
   * A file of a submission.
   *
   * @param path where it lies
   * @param bytes its size; 0 if it cannot be read
   * @param sha256 hash of its content, hex; of what cannot be read, a hash of its name, so that the
   *     submission is another one than without it
   * @param unreadable why its content could not be read; empty if it could
   * @param modified when it was last written to, as told before it was hashed
   * @param copies files beside it of the same content
   */
  public record LandedFile(
      Path path,
      long bytes,
      String sha256,
      Optional<Unreadable> unreadable,
      FileTime modified,
      List<Path> copies) {

    /** Whether its content could be read. */
    public boolean readable() {
      return unreadable.isEmpty();
    }

    /** What there is to say of it if its content could not be read. */
    FileProblem problem() {
      return unreadable.orElseThrow().problem();
    }

    /**
     * The file's number within its submission: the first 31 bits of its content hash, so that it
     * does not depend on what other files came with it or later.
     */
    public int number() {
      return number(sha256);
    }

    /** What corrections know its content by. */
    public String check() {
      return check(sha256);
    }

    /** What corrections know a content by. */
    public static String check(String sha256) {
      return sha256.substring(0, CHECK_LENGTH);
    }

    /** The number of a file of some content. */
    public static int number(String sha256) {
      return (int) (Long.parseLong(sha256.substring(0, 8), 16) >>> 1);
    }

    /** The file with one more copy of it. */
    private LandedFile beside(LandedFile copy) {
      List<Path> all = new ArrayList<>(copies);
      all.add(copy.path());
      return new LandedFile(path, bytes, sha256, unreadable, modified, List.copyOf(all));
    }

    /** All places of its content. */
    public List<Path> paths() {
      return Stream.concat(Stream.of(path), copies.stream()).toList();
    }

    /** Its name in the landing folder. */
    public String name() {
      return path.getFileName().toString();
    }

    /**
     * Whether it still is what was hashed, by its size and the time it was last written to. A file
     * that is still being copied, or that somebody takes away, is not.
     */
    public boolean isAsHashed() {
      try {
        return Files.isReadable(path)
            && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
            && Files.size(path) == bytes
            && Files.getLastModifiedTime(path).equals(modified);
      } catch (IOException e) {
        return false;
      }
    }
  }

  /**
   * A submission as it lies in the landing folder.
   *
   * @param feed its feed, as it stands in the period
   * @param period its period
   * @param files its files in the order of their content hashes; files of equal content are one.
   *     Folders and whatever else lies among them count as files that cannot be read
   */
  public record Delivery(Feed feed, Period period, List<LandedFile> files) {

    /** Provider, feed and period, as its folder is called. */
    public String folder() {
      return feed.provider() + "/" + feed.name() + "/" + period;
    }

    /** Whether every file that could be read still is what was hashed. */
    public boolean isAsHashed() {
      return files.stream().filter(LandedFile::readable).allMatch(LandedFile::isAsHashed);
    }
  }

  /**
   * What to take.
   *
   * @param feed only this feed; empty: all
   * @param provider only this provider; empty: all
   * @param service only this service; empty: all
   * @param period only this period; empty: all
   */
  public record Selection(
      Optional<String> feed,
      Optional<String> provider,
      Optional<String> service,
      Optional<Period> period) {
    /** Everything. */
    public static final Selection ALL =
        new Selection(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Whether it takes a feed's submission of a period. */
    public boolean takes(Feed candidate, Period of) {
      return feed.map(candidate.name()::equals).orElse(true)
          && provider.map(candidate.provider()::equals).orElse(true)
          && service.map(s -> candidate.service().equals(Optional.of(s))).orElse(true)
          && period.map(of::equals).orElse(true);
    }
  }

  /**
   * What was found.
   *
   * @param deliveries submissions, by folder name
   * @param problems folders that belong to no feed or period or cannot be listed; they stop nothing
   *     else
   */
  public record Scan(List<Delivery> deliveries, List<Problem> problems) {

    /** The same with the submissions of some feeds only. */
    public Scan of(Predicate<Feed> isWanted) {
      return new Scan(
          deliveries.stream().filter(delivery -> isWanted.test(delivery.feed())).toList(),
          problems);
    }

    /** The feeds of which something was found, each as it stands in one of the periods. */
    public Collection<Feed> feeds() {
      return deliveries.stream()
          .map(Delivery::feed)
          .collect(Collectors.toMap(Feed::name, feed -> feed, (one, other) -> other, TreeMap::new))
          .values();
    }
  }

  /** Lists and hashes what lies in the landing folder. */
  public static Scan scan(Path root, Programme programme, Selection selection) {
    Landing landing = new Landing(programme, selection);
    if (Files.isDirectory(root)) {
      for (Path provider : landing.folders(root)) {
        for (Path feed : landing.folders(provider)) {
          landing.readFeed(provider.getFileName().toString(), feed);
        }
      }
    } else {
      landing.problems.add(
          Problem.of(
              "The landing folder does not exist",
              root + " is no folder.",
              "Create it, or name another with --landing or in env/<name>.yaml."));
    }
    return new Scan(List.copyOf(landing.deliveries), List.copyOf(landing.problems));
  }

  private void readFeed(String provider, Path folder) {
    String name = folder.getFileName().toString();
    Feed feed = programme.feeds().get(name);
    if (feed == null) {
      problems.add(
          Problem.at(
              folder.toString(),
              0,
              "No feed is called " + name,
              Spelling.nearest(name, programme.feeds().keySet())
                  .map(near -> "Did you mean " + near + "? Rename the folder.")
                  .orElse("Describe it in feeds/" + name + ".yaml, or rename the folder.")));
    } else if (!feed.provider().equals(provider)) {
      problems.add(
          Problem.at(
              folder.toString(),
              0,
              "The feed " + name + " does not belong to the provider " + provider,
              "Move the folder below " + feed.provider() + "."));
    } else {
      for (Path period : folders(folder)) {
        readPeriod(feed, period);
      }
    }
  }

  private void readPeriod(Feed feed, Path folder) {
    Optional<Period> period = Period.parse(folder.getFileName().toString());
    if (period.isEmpty()) {
      problems.add(
          Problem.at(
              folder.toString(),
              0,
              "The folder's name is no period",
              "Name it like 2023-24-Q2: financial year from April, quarter 1 to 4."));
    } else if (period.get().compareTo(programme.periods().first()) < 0
        || period.get().compareTo(programme.periods().last()) > 0) {
      problems.add(
          Problem.at(
              folder.toString(),
              0,
              "The period lies outside the programme's periods",
              "Widen periods in programme.yaml, or move the files."));
    } else if (selection.takes(feed, period.get())) {
      Optional<List<Path>> entries = entries(folder);
      if (entries.isEmpty()) {
        return;
      }
      List<LandedFile> files = files(entries.get());
      if (files.isEmpty()) {
        problems.add(
            Problem.at(
                folder.toString(),
                0,
                "The folder is empty",
                "Put the feed's file into it, or remove the folder."));
      } else {
        Feed inForce = programme.at(period.get()).feeds().get(feed.name());
        deliveries.add(new Delivery(inForce, period.get(), files));
      }
    }
  }

  private static List<LandedFile> files(List<Path> entries) {
    return entries.stream()
        .map(Landing::landed)
        .sorted(
            Comparator.comparing(LandedFile::sha256)
                .thenComparing(file -> file.path().getFileName().toString()))
        .collect(
            Collectors.toMap(
                LandedFile::sha256, file -> file, LandedFile::beside, LinkedHashMap::new))
        .values()
        .stream()
        .toList();
  }

  private static LandedFile landed(Path file) {
    // Opening a pipe would wait for somebody to write into it.
    Optional<Unreadable> unreadable = Unreadable.ofSent(file);
    if (unreadable.isPresent()) {
      return unreadable(file, unreadable.get());
    }
    MessageDigest digest = sha256();
    try (InputStream in =
        new DigestInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), digest)) {
      FileTime modified = Files.getLastModifiedTime(file);
      long bytes = read(in, Files.size(file));
      return new LandedFile(
          file,
          bytes,
          HexFormat.of().formatHex(digest.digest()),
          Optional.empty(),
          modified,
          List.of());
    } catch (IOException e) {
      return unreadable(file, Unreadable.after(file));
    }
  }

  /** Reads a file that may be growing: no further than shows that it is. */
  private static long read(InputStream in, long size) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long bytes = 0;
    for (int some = 0; some >= 0 && bytes <= size; some = in.read(buffer)) {
      bytes += some;
    }
    return bytes;
  }

  private static LandedFile unreadable(Path file, Unreadable why) {
    byte[] name = ("unreadable " + file.getFileName()).getBytes(StandardCharsets.UTF_8);
    return new LandedFile(
        file,
        0,
        HexFormat.of().formatHex(sha256().digest(name)),
        Optional.of(why),
        FileTime.fromMillis(0),
        List.of());
  }

  /** Hash over the content hashes of a submission's files, hex; their order plays no part. */
  public static String contentHash(List<String> sha256s) {
    MessageDigest digest = sha256();
    sha256s.stream().sorted().forEach(hash -> digest.update(HexFormat.of().parseHex(hash)));
    return HexFormat.of().formatHex(digest.digest());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Folders in a folder; a link to one is told, since whoever made it may lead anywhere. */
  private List<Path> folders(Path parent) {
    List<Path> folders = new ArrayList<>();
    for (Path entry : entries(parent).orElse(List.of())) {
      if (Files.isSymbolicLink(entry)) {
        problems.add(
            new Problem(
                "A link stands where a folder belongs",
                "No link below the landing folder is followed, since it could lead to what somebody"
                    + " else sent.",
                "Put the folder itself there, or mount it there; the landing folder itself may be a"
                    + " link.",
                entry.toString(),
                0));
      } else if (Files.isDirectory(entry)) {
        folders.add(entry);
      }
    }
    return folders;
  }

  /** Hidden files, and Excel's mark beside a workbook that somebody has open. */
  static boolean isPassedOver(String name) {
    return name.startsWith(".") || name.startsWith("~$");
  }

  /** What lies in a folder, hidden files aside; empty, with a problem, if it cannot be listed. */
  private Optional<List<Path>> entries(Path folder) {
    try {
      return Optional.of(
          children(folder).stream()
              .filter(child -> !isPassedOver(child.getFileName().toString()))
              .toList());
    } catch (IOException e) {
      problems.add(
          Problem.at(
              folder.toString(),
              0,
              "The folder cannot be listed",
              "Let the account that runs goldthread read it."));
      return Optional.empty();
    }
  }

  private static List<Path> children(Path parent) throws IOException {
    try (Stream<Path> children = Files.list(parent)) {
      return children.sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
