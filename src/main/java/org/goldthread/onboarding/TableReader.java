package org.goldthread.onboarding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.goldthread.config.Feed;
import org.goldthread.contract.ClearText;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.pseudonym.Context;
import org.goldthread.pseudonym.Dates;
import org.goldthread.reading.FileFinding;
import org.goldthread.reading.FileProblem;
import org.goldthread.reading.FileShape;
import org.goldthread.reading.Inspection;
import org.goldthread.reading.RowReader;
import org.goldthread.reading.SourceRow;

/** Finds the table in a file: its sheet, the line of its headings, its rows. */
final class TableReader {
  /** More rows tell nothing new. */
  static final int MOST_ROWS = 20_000;

  /** More columns than people keep in a sheet. */
  static final int MOST_COLUMNS = 500;

  /** What is wrong with one line and may be right with the next. */
  private static final Set<FileFinding> OF_A_LINE =
      EnumSet.of(
          FileFinding.DUPLICATE_HEADING, FileFinding.BROKEN_HEADINGS, FileFinding.TOO_MANY_COLUMNS);

  private static final int MOST_LINES_ABOVE = 30;
  private static final int MOST_SHEETS = 20;
  private static final int LOOKED_AT = 60;
  private static final int LIKE_A_ROW = 2;
  private static final int LONGEST_CELL = 200;
  private static final double LEAST_WIDTH = 0.6;
  private static final List<String> TOTALS =
      List.of("total", "grand total", "sub total", "subtotal", "sum", "average", "overall");

  private final Path file;
  private final Lexicon lexicon;
  private final Set<String> missing;
  private final Context context;

  TableReader(Path file, Lexicon lexicon, Set<String> missing, LocalDate latest) {
    this.file = file;
    this.lexicon = lexicon;
    this.missing = missing;
    context = Context.of(List.of(), latest);
  }

  /** A place where the headings may stand. */
  private record Head(Feed.Format format, FileShape shape, double fit) {}

  /**
   * Reads the file's table.
   *
   * @throws GoldthreadException (user) if the file holds none that can be read
   */
  Table read() {
    List<String> sheets = RowReader.sheets(file);
    Head best = null;
    for (String sheet : sheets.isEmpty() ? List.of("") : sheets.subList(0, few(sheets))) {
      Head head = head(sheet);
      if (head != null && (best == null || head.fit() > best.fit())) {
        best = head;
      }
    }
    if (best == null) {
      throw refused(RowReader.inspect(file, format(0, "", "")));
    }
    Table table = table(best, sheets.size() > 1 ? best.format().sheet() : "");
    requireHeadings(best.shape().headings(), table);
    return table;
  }

  /** A person's row must not be shown as headings. */
  private void requireHeadings(List<String> headings, Table table) {
    boolean identifies = headings.stream().anyMatch(h -> ClearText.identifies(h, context));
    long asBelow = table.columns().stream().filter(this::isAsBelow).count();
    if (identifies || asBelow >= LIKE_A_ROW) {
      throw new GoldthreadException(
          ExitCode.USER,
          "The file has a person's row where its headings should stand",
          "What looks like the line of headings holds what identifies somebody, or what the rows"
              + " below hold.",
          "Put a line with headings above the rows.");
    }
  }

  /** Whether a heading is one of the values below it, or a date above dates. */
  private boolean isAsBelow(Column column) {
    boolean isDate =
        Dates.read(column.heading(), context).isPresent()
            && column.profile().share(text -> Dates.read(text, context).isPresent()) > 0.5;
    return isDate
        || column.profile().values().keySet().stream()
            .anyMatch(value -> value.equalsIgnoreCase(column.heading()));
  }

  private static int few(List<String> sheets) {
    return Math.min(MOST_SHEETS, sheets.size());
  }

  private GoldthreadException refused(Inspection inspection) {
    String name = String.valueOf(file.getFileName());
    return inspection instanceof FileProblem problem
        ? new GoldthreadException(ExitCode.USER, List.of(problem.problem(name)))
        : new GoldthreadException(
            ExitCode.USER,
            name + " holds no table",
            "No line was found that could be headings with rows below.",
            "Save the sheet with one line of headings and its rows below as CSV or xlsx.");
  }

  private static Feed.Format format(int above, String delimiter, String sheet) {
    return new Feed.Format(above, delimiter, "", sheet);
  }

  private Head head(String sheet) {
    Head found = head(sheet, "");
    // A title above the headings says nothing about the delimiter, nor does a single column.
    if (sheet.isEmpty()
        && (found == null
            || found.format().headerOffset() > 0
            || filled(found.shape().headings()) < 2)) {
      for (String delimiter : List.of(",", ";", "\t")) {
        Head other = head(sheet, delimiter);
        if (other != null && (found == null || other.fit() > found.fit())) {
          found = other;
        }
      }
    }
    return found;
  }

  private Head head(String sheet, String delimiter) {
    for (int above = 0; above <= MOST_LINES_ABOVE; above++) {
      Feed.Format format = format(above, delimiter, sheet);
      Inspection inspection = RowReader.inspect(file, format);
      if (inspection instanceof FileShape shape) {
        return head(format, shape);
      }
      if (inspection instanceof FileProblem problem && !OF_A_LINE.contains(problem.finding())) {
        return null;
      }
    }
    return null;
  }

  /** The first of the upper lines that is as wide as the table and holds no data. */
  private Head head(Feed.Format format, FileShape shape) {
    List<SourceRow> upper = new ArrayList<>();
    try (RowReader rows = RowReader.open(file, shape)) {
      while (upper.size() < LOOKED_AT && rows.hasNext()) {
        upper.add(rows.next());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> first = shape.headings();
    int widest = filled(first);
    for (SourceRow row : upper) {
      widest = Math.max(widest, filled(Arrays.asList(row.cells())));
    }
    if (isHead(first, widest)) {
      return judged(format, shape, upper);
    }
    for (SourceRow row : upper) {
      List<String> cells = Arrays.stream(row.cells()).map(TableReader::clean).toList();
      if (row.line() <= MOST_LINES_ABOVE + 1 && isHead(cells, widest)) {
        Feed.Format below = format((int) row.line() - 1, format.delimiter(), format.sheet());
        if (RowReader.inspect(file, below) instanceof FileShape lower) {
          return judged(below, lower, upper);
        }
      }
    }
    return judged(format, shape, upper);
  }

  /** How far a line of headings is one: known words first, then the table's size. */
  private Head judged(Feed.Format format, FileShape shape, List<SourceRow> upper) {
    double known = 0;
    for (String heading : shape.headings()) {
      List<String> words = Words.of(heading);
      known += Math.max(likeness(words), lexicon.likenessToNone(words)) >= 0.8 ? 1 : 0;
    }
    int below = 0;
    for (SourceRow row : upper) {
      below += row.line() > shape.headingLine() && filled(Arrays.asList(row.cells())) > 1 ? 1 : 0;
    }
    return new Head(format, shape, known * 10 + filled(shape.headings()) + below / 100.0);
  }

  private double likeness(List<String> words) {
    double full = lexicon.likeness(words, lexicon.fields());
    return Whose.in(words)
        .map(named -> Math.max(full, lexicon.likeness(named.rest(), lexicon.fields())))
        .orElse(full);
  }

  private boolean isHead(List<String> cells, int widest) {
    if (filled(cells) < Math.max(2, LEAST_WIDTH * widest)) {
      return false;
    }
    Set<String> seen = new HashSet<>();
    for (String cell : cells) {
      boolean isNumber = cell.matches("[\\d.,]+");
      boolean twice = !cell.isEmpty() && !seen.add(cell.toLowerCase(Locale.ROOT));
      if (isNumber || twice || ClearText.identifies(cell, context)) {
        return false;
      }
    }
    return true;
  }

  private static int filled(List<String> cells) {
    return (int) cells.stream().filter(cell -> !clean(cell).isEmpty()).count();
  }

  private Table table(Head head, String sheet) {
    List<String> all = head.shape().headings();
    List<String> headings = all.subList(0, Math.min(MOST_COLUMNS, all.size()));
    List<List<String>> cells = new ArrayList<>();
    headings.forEach(heading -> cells.add(new ArrayList<>()));
    Map<String, Feed.Filter> totals = new LinkedHashMap<>();
    int rows = 0;
    boolean whole = true;
    try (RowReader reader = RowReader.open(file, head.shape())) {
      while (reader.hasNext() && whole) {
        SourceRow row = reader.next();
        if (row.kind() == SourceRow.Kind.DATA && !isTotal(row.cells(), headings, totals)) {
          for (int i = 0; i < headings.size(); i++) {
            cells.get(i).add(i < row.cells().length ? clean(row.cells()[i]) : "");
          }
          rows++;
          whole = rows < MOST_ROWS;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Column> columns = new ArrayList<>();
    int unnamed = 0;
    for (int i = 0; i < headings.size(); i++) {
      Profile profile = Profile.of(cells.get(i), missing);
      if (headings.get(i).isEmpty()) {
        unnamed += profile.isEmpty() ? 0 : 1;
      } else {
        columns.add(Column.of(i + 1, headings.get(i), Column.Origin.FILE, profile));
      }
    }
    return new Table(
        head.format().headerOffset(),
        sheet,
        columns,
        rows,
        whole,
        unnamed,
        List.copyOf(totals.values()));
  }

  /** Whether a row sums others up: its first cell says so, and most of the others are blank. */
  private static boolean isTotal(
      String[] cells, List<String> headings, Map<String, Feed.Filter> totals) {
    for (int i = 0; i < Math.min(cells.length, headings.size()); i++) {
      String text = clean(cells[i]).toLowerCase(Locale.ROOT);
      if (!text.isEmpty()) {
        for (String word : TOTALS) {
          boolean alone = text.equals(word) || text.equals(word + "s") || text.equals(word + ":");
          boolean most = filled(Arrays.asList(cells)) * 2 <= headings.size() + 2;
          if (alone || most && text.matches(word + "s?[ :].*")) {
            String heading = headings.get(i);
            totals.putIfAbsent(heading + word, new Feed.Filter(heading, word, List.of()));
            return !heading.isEmpty();
          }
        }
        return false;
      }
    }
    return false;
  }

  /** One line, blanks as one, and no longer than tells something. */
  static String clean(String cell) {
    String text = cell.length() > LONGEST_CELL ? cell.substring(0, LONGEST_CELL) : cell;
    return text.replaceAll("[\\s\\p{Z}\\p{Cc}\\p{Cf}]+", " ").strip();
  }
}
