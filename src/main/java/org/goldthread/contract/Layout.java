package org.goldthread.contract;

import static java.text.Normalizer.Form.NFKC;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.goldthread.config.Feed;
import org.goldthread.reading.CellText;
import org.goldthread.reading.FileShape;

/**
 * The columns of one file of a feed: those of the file, then those that are split off, joined,
 * filled in and, last, the two that take an item of columns turned into rows. Made once per file.
 */
final class Layout {
  /** The place of a column that the file has not. */
  static final int NONE = -1;

  private final Feed feed;
  private final int fileWidth;
  private final Map<String, Integer> places = new HashMap<>();
  private final List<Integer> fileColumns = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<Omission> omissions = new ArrayList<>();
  private final List<Item> items = new ArrayList<>();
  private final List<Finding> refusals = new ArrayList<>();
  private int itemName = NONE;
  private int itemValue = NONE;

  /** Fills cells that follow from others; returns false where a partner is missing. */
  private interface Step {
    boolean apply(String[] cells, FillTable fill);
  }

  /** A filter bound to its column. */
  private record Omission(int at, String startsWith, List<String> is) {}

  /** A column that becomes a row. */
  record Item(int at, String name) {}

  Layout(Feed feed, FileShape shape) {
    this.feed = feed;
    fileWidth = shape.headings().size();
    for (int i = 0; i < fileWidth; i++) {
      fileColumns.add(i + 1);
      places.putIfAbsent(CellText.heading(shape.headings().get(i)), i);
    }
    places.remove("");
    feed.split().forEach(split -> addSplit(split, shape));
    feed.join().forEach(join -> addJoin(join, shape));
    feed.fill().ifPresent(fill -> addFill(fill, shape));
    feed.filters().forEach(filter -> addFilter(filter, shape));
    feed.unpivot().ifPresent(unpivot -> addItems(unpivot, shape));
  }

  private void addSplit(Feed.Split split, FileShape shape) {
    int from = need(split.column(), shape);
    int[] into = split.into().stream().mapToInt(h -> add(h, from)).toArray();
    String separator = split.on();
    if (from != NONE) {
      steps.add((cells, fill) -> cut(cells, from, separator, into));
    }
  }

  private static boolean cut(String[] cells, int from, String separator, int[] into) {
    String rest = cells[from];
    for (int i = 0; i < into.length; i++) {
      int end = i == into.length - 1 ? -1 : rest.indexOf(separator);
      cells[into[i]] = end < 0 ? rest : rest.substring(0, end);
      rest = end < 0 ? "" : rest.substring(end + separator.length());
    }
    return true;
  }

  private void addJoin(Feed.Join join, FileShape shape) {
    int[] from = join.columns().stream().mapToInt(h -> need(h, shape)).toArray();
    int into = add(join.into(), from[0]);
    if (Arrays.stream(from).allMatch(at -> at != NONE)) {
      steps.add(
          (cells, fill) -> {
            StringBuilder joined = new StringBuilder();
            for (int at : from) {
              String part = CellText.clean(cells[at]);
              if (!part.isEmpty()) {
                joined.append(joined.length() > 0 ? join.with() : "").append(part);
              }
            }
            cells[into] = joined.toString();
            return true;
          });
    }
  }

  private void addFill(Feed.Fill fill, FileShape shape) {
    int by = need(fill.by(), shape);
    int[] into = fill.columns().stream().mapToInt(h -> add(h, NONE)).toArray();
    if (by != NONE) {
      steps.add(
          (cells, table) -> {
            String[] partner = table.of(cells[by]).orElse(null);
            for (int i = 0; partner != null && i < into.length; i++) {
              cells[into[i]] = partner[i];
            }
            return partner != null || CellText.clean(cells[by]).isEmpty();
          });
    }
  }

  private void addFilter(Feed.Filter filter, FileShape shape) {
    int at = need(filter.column(), shape);
    if (at != NONE) {
      omissions.add(
          new Omission(
              at,
              CellText.lower(filter.startsWith()),
              filter.is().stream().map(CellText::lower).toList()));
    }
  }

  private void addItems(Feed.Unpivot unpivot, FileShape shape) {
    Pattern pattern = itemPattern(unpivot.columns());
    for (int i = 0; i < fileWidth; i++) {
      String heading = CellText.clean(Normalizer.normalize(shape.headings().get(i), NFKC));
      Matcher matcher = pattern.matcher(heading);
      if (matcher.matches()) {
        items.add(
            new Item(i, matcher.groupCount() == 1 ? CellText.clean(matcher.group(1)) : heading));
      }
    }
    itemName = add(unpivot.name(), NONE);
    itemValue = add(unpivot.value(), NONE);
    if (items.isEmpty()) {
      refusals.add(
          Finding.ofFile(FindingId.NO_ITEM_COLUMN, unpivot.columns(), shape.headingLine(), ""));
    }
  }

  private static Pattern itemPattern(String columns) {
    StringBuilder regex = new StringBuilder();
    for (String literal : columns.split("\\*", -1)) {
      regex.append(regex.length() > 0 ? "(.+)" : "(?:)");
      for (String word : CellText.clean(literal).split(" ")) {
        regex.append("\\s*").append(Pattern.quote(word));
      }
      regex.append("\\s*");
    }
    return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private int add(String heading, int from) {
    fileColumns.add(from == NONE ? 0 : fileColumns.get(from));
    places.put(CellText.heading(heading), fileColumns.size() - 1);
    return fileColumns.size() - 1;
  }

  private int need(String heading, FileShape shape) {
    int at = places.getOrDefault(CellText.heading(heading), NONE);
    if (at == NONE) {
      refuse(heading, shape);
    }
    return at;
  }

  /** Notes, once, that a heading which the feed cannot do without is missing. */
  void refuse(String heading, FileShape shape) {
    Finding missing =
        Finding.ofFile(
            FindingId.HEADING_MISSING, heading, shape.headingLine(), near(heading, shape));
    if (!refusals.contains(missing)) {
      refusals.add(missing);
    }
  }

  /** The file's heading that may have been meant. */
  static String near(String heading, FileShape shape) {
    return Nearest.to(heading, shape.headings()).orElse("");
  }

  /** The place of the first alias that there is a column for, or {@link #NONE}. */
  int place(List<String> aliases) {
    for (String alias : aliases) {
      int at = places.getOrDefault(CellText.heading(alias), NONE);
      if (at != NONE) {
        return at;
      }
    }
    return NONE;
  }

  /** Why the file is refused. */
  List<Finding> refusals() {
    return refusals;
  }

  /** Columns that become rows; none if the feed turns none into rows. */
  List<Item> items() {
    return items;
  }

  /** Whether the feed turns columns into rows. */
  boolean hasItems() {
    return itemName != NONE;
  }

  /** Whether a place depends on the item. */
  boolean isOfItem(int at) {
    return at != NONE && (at == itemName || at == itemValue);
  }

  /** Whether a place takes the items' cells. */
  boolean isItemValue(int at) {
    return at != NONE && at == itemValue;
  }

  /** The column of the file that a place comes from, from 1; 0 if from none. */
  int fileColumn(int at) {
    return at == NONE ? 0 : fileColumns.get(at);
  }

  /** How many columns the file has. */
  int fileWidth() {
    return fileWidth;
  }

  /** Cells for every place; those that the row lacks are blank. */
  String[] cells(String[] row) {
    String[] cells = new String[fileColumns.size()];
    int given = Math.min(row.length, fileWidth);
    System.arraycopy(row, 0, cells, 0, given);
    Arrays.fill(cells, given, cells.length, "");
    return cells;
  }

  /** Derives cells; false if the second file has no row for the client. */
  boolean derive(String[] cells, FillTable fill) {
    boolean complete = true;
    for (Step step : steps) {
      complete &= step.apply(cells, fill);
    }
    return complete;
  }

  /** Whether a filter leaves the row out. */
  boolean isOmitted(String[] cells) {
    for (Omission omission : omissions) {
      String cell = CellText.lower(CellText.clean(cells[omission.at()]));
      boolean starts = !omission.startsWith().isEmpty() && cell.startsWith(omission.startsWith());
      if (starts || omission.is().contains(cell)) {
        return true;
      }
    }
    return false;
  }

  /** Puts an item in its two places; false if its cell makes no row. */
  boolean take(Item item, String[] cells) {
    String cell = CellText.clean(cells[item.at()]);
    if (cell.isEmpty() || feed.unpivot().orElseThrow().skip().contains(CellText.lower(cell))) {
      return false;
    }
    cells[itemName] = item.name();
    cells[itemValue] = cell;
    return true;
  }
}
