package org.goldthread.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.goldthread.config.Feed;
import org.goldthread.reading.CellText;
import org.goldthread.reading.FileShape;
import org.goldthread.reading.SourceRow;

/**
 * The second file of a submission, by client id. Holds clear text: it lives in the restricted zone
 * and in memory only.
 */
public final class FillTable {
  /** No second file: every filled column is blank. */
  public static final FillTable NONE = new FillTable(Map.of(), List.of());

  private final Map<String, String[]> rows;
  private final List<Finding> findings;

  private FillTable(Map<String, String[]> rows, List<Finding> findings) {
    this.rows = rows;
    this.findings = List.copyOf(findings);
  }

  /** Whether a file of the submission is the feed's second file, by its name. */
  public static boolean isSecondFile(Feed feed, String fileName) {
    return feed.fill().map(fill -> matches(fill.file(), fileName)).orElse(false);
  }

  private static boolean matches(String pattern, String name) {
    int star = pattern.indexOf('*');
    if (star < 0) {
      return name.equalsIgnoreCase(pattern);
    }
    StringBuilder regex = new StringBuilder("(?i)");
    for (String literal : pattern.split("\\*", -1)) {
      regex.append(regex.length() > "(?i)".length() ? ".*" : "").append(Pattern.quote(literal));
    }
    return name.matches(regex.toString());
  }

  /**
   * Reads a second file. Where a client id stands in several rows, each column has its first value
   * that is not blank, and the rows after the first are noted.
   *
   * @param fill what the feed says of it
   * @param shape the second file's headings
   * @param source its rows
   */
  public static FillTable of(Feed.Fill fill, FileShape shape, Iterator<SourceRow> source) {
    Map<String, Integer> at = new HashMap<>();
    for (int i = shape.headings().size() - 1; i >= 0; i--) {
      at.put(CellText.heading(shape.headings().get(i)), i);
    }
    List<Finding> findings = new ArrayList<>();
    List<String> wanted = new ArrayList<>(fill.columns());
    wanted.add(fill.key());
    for (String heading : wanted) {
      if (!at.containsKey(CellText.heading(heading))) {
        findings.add(
            Finding.ofFile(
                FindingId.HEADING_MISSING,
                heading,
                shape.headingLine(),
                Nearest.to(heading, shape.headings()).orElse("")));
      }
    }
    Map<String, String[]> rows = new HashMap<>();
    if (findings.isEmpty()) {
      int key = at.get(CellText.heading(fill.key()));
      int[] columns =
          fill.columns().stream().mapToInt(heading -> at.get(CellText.heading(heading))).toArray();
      while (source.hasNext()) {
        add(rows, source.next(), key, columns, findings);
      }
    }
    return new FillTable(rows, findings);
  }

  private static void add(
      Map<String, String[]> rows, SourceRow row, int key, int[] columns, List<Finding> findings) {
    row.finding().ifPresent(f -> findings.add(Finding.ofRow(FindingId.of(f.id()), row.line())));
    String client = CellText.lower(CellText.clean(cell(row, key)));
    if (row.kind() != SourceRow.Kind.DATA || client.isEmpty()) {
      return;
    }
    String[] taken = new String[columns.length];
    for (int i = 0; i < columns.length; i++) {
      taken[i] = cell(row, columns[i]);
    }
    String[] first = rows.putIfAbsent(client, taken);
    if (first != null) {
      for (int i = 0; i < first.length; i++) {
        if (CellText.clean(first[i]).isEmpty()) {
          first[i] = taken[i];
        }
      }
      findings.add(
          new Finding(
              FindingId.SECOND_FILE_REPEATS,
              FindingId.SECOND_FILE_REPEATS.severity(),
              Value.ROW,
              "client_id",
              key + 1,
              row.line(),
              "",
              ""));
    }
  }

  private static String cell(SourceRow row, int at) {
    return at < row.cells().length ? row.cells()[at] : "";
  }

  /** The finding of a submission without the second file that its feed fills from. */
  public static Finding missing(Feed feed) {
    return Finding.ofFile(FindingId.SECOND_FILE_MISSING, feed.fill().orElseThrow().file(), 0, "");
  }

  /** The filled cells of a client, in the order of the feed's columns. */
  Optional<String[]> of(String clientId) {
    return Optional.ofNullable(rows.get(CellText.lower(CellText.clean(clientId))));
  }

  /** What is wrong with the second file itself; one of severity FILE refuses the submission. */
  public List<Finding> findings() {
    return findings;
  }

  /** Shows its size only. */
  @Override
  public String toString() {
    return "FillTable[" + rows.size() + " clients]";
  }
}
