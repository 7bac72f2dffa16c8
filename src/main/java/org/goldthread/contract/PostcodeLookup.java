package org.goldthread.contract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.goldthread.config.Programme;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;

/**
 * Postcode to LSOA, from a file in the columns of the National Statistics Postcode Lookup. Three of
 * its columns are read: the postcode in any of its spellings, {@code doterm}, and an LSOA column.
 * Terminated postcodes are kept, since families give old ones; {@code doterm} settles only which of
 * two entries of one postcode counts (the live one).
 *
 * <p>The file is streamed. The whole of the United Kingdom, 2.7 million rows, takes about 25 MB: a
 * postcode is a number of 37 bits, the LSOA the index behind it.
 */
public final class PostcodeLookup {
  /** Names of the column of postcodes over the years, best first. */
  private static final List<String> POSTCODES = List.of("pcds", "pcd7", "pcd8", "pcd", "pcd2");

  /** Names of the column of LSOAs over the years, newest first. */
  static final List<String> LSOAS = List.of("lsoa21cd", "lsoa21", "lsoa11cd", "lsoa11");

  private static final String TERMINATED = "doterm";
  private static final int INDEX_BITS = 20;
  private static final int LONGEST = 7;
  private static final int LETTERS = 37;

  private final long[] entries;
  private final String[] lsoas;

  private PostcodeLookup(long[] entries, String[] lsoas) {
    this.entries = entries;
    this.lsoas = lsoas;
  }

  /** Knows no postcode: every area is unknown. */
  public static PostcodeLookup none() {
    return new PostcodeLookup(new long[0], new String[0]);
  }

  /**
   * Reads the lookup of a programme's area.
   *
   * @param folder the configuration folder
   * @throws GoldthreadException if the file is missing or has not the columns
   */
  public static PostcodeLookup of(Path folder, Programme.Area area) {
    return read(folder.resolve(area.postcodeLookup()), area.lsoaColumn());
  }

  /**
   * Reads a lookup by its newest LSOA column.
   *
   * @throws GoldthreadException if the file is missing or has not the columns
   */
  public static PostcodeLookup read(Path file) {
    return read(file, Optional.empty());
  }

  private static PostcodeLookup read(Path file, Optional<String> lsoaColumn) {
    if (!Files.isRegularFile(file)) {
      throw wrong(file, "The postcode lookup is missing.");
    }
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      return read(lines, file, lsoaColumn.map(List::of).orElse(LSOAS));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a lookup from its first line. */
  static PostcodeLookup read(BufferedReader lines, Path file, List<String> lsoaColumns)
      throws IOException {
    List<String> headings = headings(lines.readLine());
    int[] columns = {
      at(headings, POSTCODES), at(headings, lsoaColumns), at(headings, List.of(TERMINATED))
    };
    if (columns[0] < 0 || columns[1] < 0) {
      throw wrong(
          file,
          "The postcode lookup has not the columns pcds and "
              + lsoaColumns.get(lsoaColumns.size() > 1 ? 1 : 0)
              + ".");
    }
    Map<String, Integer> indexes = new HashMap<>();
    List<String> lsoas = new ArrayList<>();
    long[] entries = new long[1024];
    int size = 0;
    String[] cells = new String[columns.length];
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      pick(line, columns, cells);
      long postcode = packed(cells[0]);
      if (postcode >= 0 && !cells[1].isEmpty()) {
        Integer known = indexes.get(cells[1]);
        if (known == null) {
          known = lsoas.size();
          indexes.put(cells[1], known);
          lsoas.add(cells[1]);
        }
        if (size == entries.length) {
          entries = Arrays.copyOf(entries, size * 2);
        }
        long gone = cells[2].isEmpty() ? 0 : 1;
        entries[size++] = (postcode << 1 | gone) << INDEX_BITS | known;
      }
    }
    return new PostcodeLookup(settled(entries, size), lsoas.toArray(String[]::new));
  }

  private static List<String> headings(String line) {
    List<String> headings = new ArrayList<>();
    for (String heading : (line == null ? "" : line).split(",", -1)) {
      headings.add(
          heading.replace("\"", "").replace("\ufeff", "").strip().toLowerCase(Locale.ROOT));
    }
    return headings;
  }

  private static int at(List<String> headings, List<String> names) {
    return names.stream()
        .mapToInt(name -> headings.indexOf(name.toLowerCase(Locale.ROOT)))
        .filter(at -> at >= 0)
        .findFirst()
        .orElse(-1);
  }

  /** The cells of a few columns; the other forty are passed without becoming texts. */
  private static void pick(String line, int[] columns, String[] cells) {
    Arrays.fill(cells, "");
    int column = 0;
    int from = 0;
    boolean quoted = false;
    for (int i = 0; i <= line.length(); i++) {
      boolean ends = i == line.length() || line.charAt(i) == ',' && !quoted;
      if (ends) {
        for (int c = 0; c < columns.length; c++) {
          if (columns[c] == column) {
            cells[c] = plain(line, from, i);
          }
        }
        column++;
        from = i + 1;
      } else if (line.charAt(i) == '"') {
        quoted = !quoted;
      }
    }
  }

  private static String plain(String line, int from, int to) {
    String cell = line.substring(from, to);
    return (cell.indexOf('"') < 0 ? cell : cell.replace("\"", "")).strip();
  }

  /** One entry for each postcode: a live one before a terminated one. */
  private static long[] settled(long[] entries, int size) {
    Arrays.sort(entries, 0, size);
    int kept = 0;
    long last = -1;
    for (int i = 0; i < size; i++) {
      long postcode = entries[i] >>> INDEX_BITS + 1;
      if (postcode != last) {
        entries[kept++] = postcode << INDEX_BITS | entries[i] & (1L << INDEX_BITS) - 1;
        last = postcode;
      }
    }
    return Arrays.copyOf(entries, kept);
  }

  private static GoldthreadException wrong(Path file, String problem) {
    return new GoldthreadException(
        ExitCode.USER,
        List.of(
            org.goldthread.core.Problem.at(
                file.toString(),
                0,
                problem,
                "Put a file in the columns of the National Statistics Postcode Lookup there, or name"
                    + " another one under area in programme.yaml.")));
  }

  /** The LSOA of a standardised postcode; empty if the lookup does not know it. */
  public Optional<String> lsoa(String postcode) {
    int at = find(entries, packed(postcode));
    return at < 0
        ? Optional.empty()
        : Optional.of(lsoas[(int) (entries[at] & ((1L << INDEX_BITS) - 1))]);
  }

  private static int find(long[] entries, long postcode) {
    int low = 0;
    int high = entries.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      long there = entries[middle] >>> INDEX_BITS;
      if (there == postcode) {
        return middle;
      }
      if (there < postcode) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  /** Letters and digits as a number in base 37; negative if there are none or too many. */
  private static long packed(String postcode) {
    long packed = 0;
    int length = 0;
    for (int i = 0; i < postcode.length(); i++) {
      char c = postcode.charAt(i);
      int digit = c >= '0' && c <= '9' ? c - '0' + 1 : c >= 'A' && c <= 'Z' ? c - 'A' + 11 : 0;
      if (digit > 0) {
        packed = packed * LETTERS + digit;
        length++;
      } else if (c != ' ') {
        return -1;
      }
    }
    return length == 0 || length > LONGEST ? -1 : packed;
  }

  /** Shows the size. */
  @Override
  public String toString() {
    return "PostcodeLookup[" + entries.length + " postcodes]";
  }
}
