package org.goldthread.onboarding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.goldthread.config.Feed;

/**
 * What a feed's closed vocabulary can make of a table: columns cut, put together, or turned into
 * rows.
 *
 * @param columns the columns, in the file's order, with those that were made in the place of others
 * @param splits columns that are cut
 * @param joins columns that are put together
 * @param unpivot columns that become rows
 */
record Reshape(
    List<Column> columns,
    List<Feed.Split> splits,
    List<Feed.Join> joins,
    Optional<Feed.Unpivot> unpivot) {

  private static final double LEAST = 0.8;
  private static final double LEAST_PAIRS = 0.6;
  private static final int FEWEST_ITEMS = 3;
  private static final int MOST_MARKS = 12;
  private static final Pattern SEPARATOR = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern OUTWARD =
      Pattern.compile("[A-Z]{1,2}\\d[A-Z\\d]?", Pattern.CASE_INSENSITIVE);
  private static final Pattern INWARD = Pattern.compile("\\d[A-Z]{2}", Pattern.CASE_INSENSITIVE);
  private static final List<String> SEPARATORS = List.of("/", "|", ";", " - ");

  /**
   * Reshapes a table.
   *
   * @param left headings of columns, and patterns of headings, that are to be left as they are
   */
  static Reshape of(
      Table table, Content content, Lexicon lexicon, Collection<String> lists, Set<String> left) {
    Reshaper reshaper = new Reshaper(table, content, lexicon, lists, left);
    reshaper.join();
    reshaper.unpivot();
    reshaper.split();
    return new Reshape(
        List.copyOf(reshaper.columns),
        List.copyOf(reshaper.splits),
        List.copyOf(reshaper.joins),
        Optional.ofNullable(reshaper.unpivot));
  }

  /** Columns that differ in a part of their headings. */
  private record Items(String pattern, String common, List<Column> columns, List<String> names) {}

  private static final class Reshaper {
    private final Content content;
    private final Lexicon lexicon;
    private final Collection<String> lists;
    private final Set<String> left;
    private final List<Column> columns;
    private final List<Feed.Split> splits = new ArrayList<>();
    private final List<Feed.Join> joins = new ArrayList<>();
    private Feed.Unpivot unpivot;

    private Reshaper(
        Table table, Content content, Lexicon lexicon, Collection<String> lists, Set<String> left) {
      this.left = left;
      this.content = content;
      this.lexicon = lexicon;
      this.lists = lists;
      columns = new ArrayList<>(table.columns());
    }

    /** A heading that no column has yet. */
    private String free(String heading) {
      Set<String> taken = new HashSet<>();
      columns.forEach(column -> taken.add(Words.plain(column.heading())));
      String free = heading;
      for (int i = 2; taken.contains(Words.plain(free)); i++) {
        free = heading + " (" + i + ")";
      }
      return free;
    }

    private void join() {
      for (int i = 0; i + 1 < columns.size(); i++) {
        Column left = columns.get(i);
        Column right = columns.get(i + 1);
        boolean halves =
            !this.left.contains(left.heading())
                && left.profile().share(OUTWARD, t -> OUTWARD.matcher(t).matches()) >= LEAST
                && right.profile().share(INWARD, t -> INWARD.matcher(t).matches()) >= LEAST;
        if (halves) {
          List<String> cells = new ArrayList<>();
          for (int row = 0; row < left.profile().rows(); row++) {
            String cell = left.profile().cells().get(row) + " " + right.profile().cells().get(row);
            cells.add(cell.strip());
          }
          String whose =
              Whose.in(left.words()).isPresent() ? left.heading().split("[\\s_]")[0] + " " : "";
          String heading = free(whose + "Postcode");
          joins.add(new Feed.Join(List.of(left.heading(), right.heading()), " ", heading));
          columns.remove(i + 1);
          columns.set(
              i, Column.of(left.place(), heading, Column.Origin.JOIN, Profile.of(cells, Set.of())));
        }
      }
    }

    private void unpivot() {
      Map<String, Items> found = new TreeMap<>();
      collect(found, true);
      collect(found, false);
      Items best = null;
      for (Items items : found.values()) {
        boolean more =
            best == null
                || items.columns().size() > best.columns().size()
                || items.columns().size() == best.columns().size()
                    && items.pattern().length() > best.pattern().length();
        if (more
            && items.columns().size() >= FEWEST_ITEMS
            && !left.contains(items.pattern())
            && areAlike(items)) {
          best = items;
        }
      }
      if (best != null) {
        turn(best);
      }
    }

    private void collect(Map<String, Items> found, boolean before) {
      for (Column column : columns) {
        String heading = column.heading();
        Matcher separator = SEPARATOR.matcher(heading);
        while (column.origin() == Column.Origin.FILE && separator.find()) {
          String common =
              before ? heading.substring(0, separator.end()) : heading.substring(separator.start());
          String rest =
              before ? heading.substring(separator.end()) : heading.substring(0, separator.start());
          if (common.strip().length() >= 2 && !rest.isBlank() && !common.contains("*")) {
            String key = common.toLowerCase(Locale.ROOT) + (before ? "<" : ">");
            Items items =
                found.computeIfAbsent(
                    key,
                    k ->
                        new Items(
                            before ? common + "*" : "*" + common,
                            common,
                            new ArrayList<>(),
                            new ArrayList<>()));
            items.columns().add(column);
            items.names().add(rest.strip());
          }
        }
      }
    }

    /** Whether columns hold the same sort of thing, and none of them what a field asks for. */
    private boolean areAlike(Items items) {
      if (Whose.in(Words.of(items.common())).isPresent()
          || Words.of(items.common()).stream()
              .noneMatch(word -> Character.isLetter(word.charAt(0)))) {
        return false;
      }
      if (items.names().stream().anyMatch(name -> Whose.in(Words.of(name)).isPresent())) {
        return false;
      }
      List<Profile> profiles = items.columns().stream().map(Column::profile).toList();
      Profile all = Profile.ofAll(profiles);
      boolean marks = all.distinct() <= MOST_MARKS && all.filled() >= 2 * all.distinct();
      if (all.isEmpty()
          || content.dates(all).share() > 0.5
          || content.identifying(all) > 0.1
          || Content.numbers(all) < 0.9 && !marks && content.share(all, "attendance") < LEAST) {
        return false;
      }
      long known =
          items.columns().stream()
              .filter(column -> lexicon.likeness(column.words(), lexicon.fields()) >= 0.999)
              .count();
      return known <= 1;
    }

    private void turn(Items items) {
      String common = items.common().replaceAll("[^\\p{L}\\p{N} ]+", " ").strip();
      List<String> names = new ArrayList<>();
      for (int i = 0; i < items.columns().size(); i++) {
        for (int n = items.columns().get(i).profile().filled(); n > 0; n--) {
          names.add(items.names().get(i));
        }
      }
      int at = columns.indexOf(items.columns().get(0));
      int place = items.columns().get(0).place();
      String name = free(common + " item");
      String value = free(common + " value");
      columns.removeAll(items.columns());
      Profile marks = Profile.ofAll(items.columns().stream().map(Column::profile).toList());
      columns.add(at, Column.of(place, name, Column.Origin.ITEM_NAME, Profile.of(names, Set.of())));
      columns.add(at + 1, Column.of(place, value, Column.Origin.ITEM_VALUE, marks));
      unpivot = new Feed.Unpivot(items.pattern(), name, value, List.of());
    }

    private void split() {
      for (Column column : List.copyOf(columns)) {
        if (column.origin() == Column.Origin.FILE
            && !left.contains(column.heading())
            && !column.profile().isEmpty()
            && content.dates(column.profile()).share() < 0.5
            && content.identifying(column.profile()) < 0.1) {
          separatorOf(column).ifPresent(separator -> cut(column, separator));
        }
      }
    }

    private static Optional<String> separatorOf(Column column) {
      return SEPARATORS.stream()
          .filter(on -> column.profile().share(on, text -> isPair(text, on)) >= LEAST_PAIRS)
          .findFirst();
    }

    private static boolean isPair(String text, String on) {
      int at = text.indexOf(on);
      return at > 0
          && text.indexOf(on, at + on.length()) < 0
          && !text.substring(0, at).isBlank()
          && !text.substring(at + on.length()).isBlank();
    }

    private void cut(Column column, String on) {
      List<Profile> parts =
          List.of(part(column, on, text -> text[0]), part(column, on, text -> text[1]));
      String[] said = column.heading().split("(?i)\\s+(?:and|or)\\s+|\\s*[&/|+]\\s*");
      boolean named =
          said.length == 2
              && lexicon.likeness(Words.of(said[0]), lexicon.fields()) >= 0.7
              && lexicon.likeness(Words.of(said[1]), lexicon.fields()) >= 0.7;
      if (!named && parts.stream().noneMatch(this::isOfList) || isOfList(column.profile())) {
        return;
      }
      int at = columns.indexOf(column);
      columns.remove(at);
      List<String> into = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        String heading = free(named ? said[i].strip() : column.heading() + " " + (i + 1));
        into.add(heading);
        columns.add(
            at + i,
            new Column(
                column.place(),
                heading,
                named ? Words.of(said[i]) : column.words(),
                Column.Origin.SPLIT,
                parts.get(i)));
      }
      splits.add(new Feed.Split(column.heading(), on, into));
    }

    private static Profile part(Column column, String on, Function<String[], String> which) {
      List<String> cells = new ArrayList<>();
      for (String cell : column.profile().cells()) {
        int at = cell.indexOf(on);
        String[] two =
            at < 0
                ? new String[] {cell, ""}
                : new String[] {cell.substring(0, at), cell.substring(at + on.length())};
        cells.add(which.apply(two).strip());
      }
      return Profile.of(cells, Set.of());
    }

    /** Whether values are words of a code list, not single letters that are codes of many. */
    private boolean isOfList(Profile profile) {
      double length =
          profile.values().keySet().stream().mapToInt(String::length).average().orElse(0);
      return length >= 3 && lists.stream().anyMatch(list -> content.share(profile, list) >= 0.7);
    }
  }
}
