package org.goldthread.postcode;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.Problem;

/**
 * The files of a postcode lookup: one file, the files of a folder, or those of the archive in which
 * the National Statistics Postcode Lookup is published. In a folder or an archive only files with
 * the columns count; where there is one file of the whole country beside files of postcode areas,
 * the latter are passed over. Everything is streamed.
 */
final class PostcodeFiles {
  private static final int LONGEST_HEAD = 1 << 16;
  private static final int SHOWN = 8;
  private static final String PARTS = "multi_csv/";
  private static final String REMEDY =
      "Put the National Statistics Postcode Lookup there, as its archive, its CSV file or the"
          + " folder of its files, or name another place under area in programme.yaml.";

  /** Something to read. */
  private interface Source {
    String name();

    InputStream open() throws IOException;
  }

  private record OnDisk(Path path, String name) implements Source {
    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(path);
    }
  }

  private record InArchive(ZipFile archive, ZipEntry entry) implements Source {
    @Override
    public String name() {
      return entry.getName();
    }

    @Override
    public InputStream open() throws IOException {
      return archive.getInputStream(entry);
    }
  }

  private final Path place;
  private final PostcodeTable table;

  private PostcodeFiles(Path place, PostcodeTable table) {
    this.place = place;
    this.table = table;
  }

  /**
   * Reads all that lies in a place into a table.
   *
   * @throws GoldthreadException (user) if nothing is there, if it cannot be read, or if no file has
   *     the columns
   */
  static void read(Path place, PostcodeTable table) {
    new PostcodeFiles(place, table).read();
  }

  private void read() {
    try {
      if (Files.isDirectory(place)) {
        readSome(inFolder(), "No CSV file of this folder has the columns ");
      } else if (!Files.isRegularFile(place)) {
        throw wrong("The postcode lookup is missing.", "There is no such file or folder.");
      } else if (place.toString().toLowerCase(Locale.ROOT).endsWith(".zip")) {
        try (ZipFile archive = new ZipFile(place.toFile())) {
          readSome(inArchive(archive), "No CSV file of this archive has the columns ");
        }
      } else {
        readOne(new OnDisk(place, place.getFileName().toString()));
      }
    } catch (ZipException e) {
      throw wrong(
          "The archive of the postcode lookup cannot be read.",
          "It is cut off, has a password, or is no archive.");
    } catch (IOException e) {
      throw wrong(
          "The postcode lookup cannot be read.",
          "The system says " + e.getClass().getSimpleName() + ".");
    }
  }

  private List<Source> inFolder() throws IOException {
    try (var files = Files.walk(place)) {
      List<Source> sources = new ArrayList<>();
      files
          .filter(file -> isCsv(file.toString()) && Files.isRegularFile(file))
          .forEach(
              file ->
                  sources.add(
                      new OnDisk(file, place.relativize(file).toString().replace('\\', '/'))));
      return sources;
    }
  }

  private static List<Source> inArchive(ZipFile archive) {
    List<Source> sources = new ArrayList<>();
    archive.stream()
        .filter(entry -> !entry.isDirectory() && isCsv(entry.getName()))
        .forEach(entry -> sources.add(new InArchive(archive, entry)));
    return sources;
  }

  private static boolean isCsv(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".csv");
  }

  private void readSome(List<Source> sources, String problem) throws IOException {
    List<Source> right = new ArrayList<>();
    for (Source source : sources) {
      if (table.fits(head(source))) {
        right.add(source);
      }
    }
    if (right.isEmpty()) {
      throw wrong(
          problem + table.wanted() + ".",
          sources.isEmpty()
              ? "It holds no CSV file at all."
              : "It holds " + sources.size() + " CSV files with other columns.");
    }
    if (right.stream().anyMatch(source -> !isPart(source))) {
      right.removeIf(PostcodeFiles::isPart);
    }
    right.sort(Comparator.comparing(Source::name));
    for (Source source : right) {
      add(source);
    }
  }

  private static boolean isPart(Source source) {
    return source.name().toLowerCase(Locale.ROOT).contains(PARTS);
  }

  private void readOne(Source source) throws IOException {
    String head = head(source);
    if (!table.fits(head)) {
      List<String> headings = PostcodeTable.headings(head);
      throw wrong(
          "The postcode lookup has not the columns " + table.wanted() + ".",
          head.isBlank()
              ? "Its first line is blank."
              : "Its first line begins with "
                  + String.join(", ", headings.subList(0, Math.min(SHOWN, headings.size())))
                  + ".");
    }
    add(source);
  }

  private void add(Source source) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(source.open(), StandardCharsets.UTF_8), LONGEST_HEAD)) {
      table.add(lines);
    }
  }

  /** The first line, of which no more is read than a line of headings can have. */
  private static String head(Source source) throws IOException {
    try (InputStream in = new BufferedInputStream(source.open(), LONGEST_HEAD)) {
      byte[] bytes = in.readNBytes(LONGEST_HEAD);
      String text = new String(bytes, StandardCharsets.UTF_8);
      return text.lines().findFirst().orElse("");
    }
  }

  private GoldthreadException wrong(String problem, String cause) {
    return new GoldthreadException(
        ExitCode.USER, List.of(new Problem(problem, cause, REMEDY, place.toString(), 0)));
  }
}
