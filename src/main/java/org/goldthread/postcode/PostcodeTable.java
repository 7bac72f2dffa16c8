package org.goldthread.postcode;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Rows of a postcode lookup as they come, kept as numbers. */
final class PostcodeTable {
  /** Names of the column of postcodes over the years, best first. */
  private static final List<String> POSTCODES = List.of("pcds", "pcd7", "pcd8", "pcd", "pcd2");

  private static final String TERMINATED = "doterm";

  private final List<String> lsoaColumns;
  private final Map<String, Integer> indexes = new HashMap<>();
  private final List<String> lsoas = new ArrayList<>();
  private long[] entries = new long[1024];
  private int size;

  /**
   * An empty table.
   *
   * @param lsoaColumns names of the column of LSOAs, best first
   */
  PostcodeTable(List<String> lsoaColumns) {
    this.lsoaColumns = lsoaColumns;
  }

  /** Whether a line of headings has the columns. */
  boolean fits(String head) {
    int[] columns = columns(headings(head));
    return columns[0] >= 0 && columns[1] >= 0;
  }

  /** The columns that a file must have, for messages. */
  String wanted() {
    return "pcds and " + lsoaColumns.get(lsoaColumns.size() > 1 ? 1 : 0);
  }

  private int[] columns(List<String> headings) {
    return new int[] {
      at(headings, POSTCODES), at(headings, lsoaColumns), at(headings, List.of(TERMINATED))
    };
  }

  /** Takes in a file that {@link #fits}, from its first line on. */
  void add(BufferedReader lines) throws IOException {
    int[] columns = columns(headings(lines.readLine()));
    String[] cells = new String[columns.length];
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      pick(line, columns, cells);
      long postcode = PostcodeLookup.packed(cells[0]);
      if (postcode >= 0 && !cells[1].isEmpty()) {
        add(postcode, cells[1], !cells[2].isEmpty());
      }
    }
  }

  private void add(long postcode, String lsoa, boolean isGone) {
    Integer known = indexes.get(lsoa);
    if (known == null) {
      known = lsoas.size();
      indexes.put(lsoa, known);
      lsoas.add(lsoa);
    }
    if (size == entries.length) {
      entries = Arrays.copyOf(entries, size + (size >> 1));
    }
    entries[size++] = (postcode << 1 | (isGone ? 1 : 0)) << PostcodeLookup.INDEX_BITS | known;
  }

  /** The LSOAs, by the index that entries name. */
  String[] lsoas() {
    return lsoas.toArray(String[]::new);
  }

  static List<String> headings(String line) {
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

  /** One entry for each postcode, in order: a live one before a terminated one. */
  long[] settled() {
    Arrays.sort(entries, 0, size);
    int kept = 0;
    long last = -1;
    for (int i = 0; i < size; i++) {
      long postcode = entries[i] >>> PostcodeLookup.INDEX_BITS + 1;
      if (postcode != last) {
        entries[kept++] =
            postcode << PostcodeLookup.INDEX_BITS
                | entries[i] & (1L << PostcodeLookup.INDEX_BITS) - 1;
        last = postcode;
      }
    }
    return Arrays.copyOf(entries, kept);
  }
}
