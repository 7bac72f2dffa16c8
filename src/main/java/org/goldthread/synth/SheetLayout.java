package org.goldthread.synth;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.goldthread.config.Contract;
import org.goldthread.config.Feed;

/**
 * The columns of a feed's files: its description carried out backwards. What it cuts is written in
 * one column, what it puts together in several, what it fills in stands in a second file.
 */
final class SheetLayout {
  private static final String DROP_INS = "if not registered";
  private static final String TOOK_PLACE = "Completed";
  private static final List<String> UNREAD = List.of("Surname", "Notes", "Keyed by");

  private final Export export;
  private final Feed feed;
  private final Spellings spellings;
  private final Habits habits;
  private final Set<String> needed = new HashSet<>();
  private final Map<String, Cell> main = new LinkedHashMap<>();
  private final Map<String, Cell> second = new LinkedHashMap<>();

  private SheetLayout(Export export, Spellings spellings, Habits habits) {
    this.export = export;
    this.feed = export.feed();
    this.spellings = spellings;
    this.habits = habits;
  }

  static SheetLayout of(Export export, Spellings spellings, Habits habits) {
    SheetLayout layout = new SheetLayout(export, spellings, habits);
    layout.addNeeded();
    layout.addFields();
    layout.turn();
    layout.takeOut();
    layout.cutJoined();
    layout.putSplitTogether();
    layout.addFilters();
    layout.addUnread();
    return layout;
  }

  /** Cells of the main file by heading, columns that repeat left out. */
  Map<String, Cell> main() {
    return main;
  }

  /** Cells of the second file by heading; none if there is no second file. */
  Map<String, Cell> second() {
    return second;
  }

  /** The heading of a column that repeats. */
  String repeated(String item) {
    return feed.unpivot().orElseThrow().columns().replace("*", item);
  }

  private void addNeeded() {
    feed.split().forEach(split -> needed.addAll(split.into()));
    feed.join().forEach(join -> needed.add(join.into()));
    feed.fill()
        .ifPresent(
            fill -> {
              needed.addAll(fill.columns());
              needed.add(fill.by());
            });
    feed.filters().forEach(filter -> needed.add(filter.column()));
    feed.unpivot()
        .ifPresent(
            unpivot -> {
              needed.add(unpivot.name());
              needed.add(unpivot.value());
            });
  }

  private void addFields() {
    feed.columns()
        .forEach(
            (field, headings) ->
                main.putIfAbsent(
                    heading(headings), ofRow(field, spellings.of(field, separators(headings)))));
    for (Feed.Person person : feed.people()) {
      person
          .columns()
          .forEach((field, headings) -> add(person.slot(), Item.of(field), field, headings));
      person
          .digests()
          .forEach(
              (recipe, headings) ->
                  add(person.slot(), Item.of(recipe + "_digest"), recipe, headings));
    }
  }

  private void add(int slot, Optional<Item> item, String field, List<String> headings) {
    String heading = heading(headings);
    boolean dropInsOnly = heading.toLowerCase(Locale.ROOT).contains(DROP_INS);
    main.putIfAbsent(
        heading,
        item.<Cell>map(
                known ->
                    new Cell.OfPerson(
                        slot, known, dropInsOnly, spellings.of(field, separators(headings))))
            .orElseGet(Cell::blank));
  }

  /** The heading that other steps need, else the one that the office prefers. */
  private String heading(List<String> headings) {
    return headings.stream()
        .filter(needed::contains)
        .findFirst()
        .orElseGet(() -> headings.get(habits.way("heading " + headings, headings.size())));
  }

  private List<String> separators(List<String> headings) {
    return feed.split().stream()
        .filter(split -> split.into().stream().anyMatch(headings::contains))
        .map(Feed.Split::on)
        .toList();
  }

  private void turn() {
    feed.unpivot()
        .ifPresent(
            unpivot -> {
              main.remove(unpivot.name());
              main.remove(unpivot.value());
            });
  }

  private Cell ofRow(String field, Map<String, String> spelling) {
    if (export.contract().eventDate().filter(field::equals).isPresent()) {
      return Cell.date();
    }
    if (export.contract().consentScope().containsValue(field)) {
      return Cell.consentScope(field, spelling);
    }
    Optional<Event.Detail> detail = Event.Detail.of(field);
    return switch (field) {
      case "client_id" -> Cell.ofClient(ClientRecord::clientId);
      case "episode" -> Cell.ofClient(ClientRecord::episode);
      case "consent" -> Cell.consent(spelling);
      default ->
          detail.isPresent()
              ? new Cell.OfEvent(detail.get(), spelling)
              : export.kind() == Contract.Kind.REGISTRATION && !spelling.isEmpty()
                  ? new Cell.OneOf(List.copyOf(new TreeMap<>(spelling).values()))
                  : Cell.blank();
    };
  }

  private void takeOut() {
    feed.fill()
        .ifPresent(
            fill -> {
              second.put(fill.key(), main.get(fill.by()));
              for (String heading : fill.columns()) {
                Cell cell = main.remove(heading);
                second.put(heading, cell == null ? Cell.blank() : cell);
              }
            });
  }

  private void cutJoined() {
    for (Feed.Join join : feed.join()) {
      Cell whole = main.remove(join.into());
      int parts = join.columns().size();
      for (int i = 0; whole != null && i < parts; i++) {
        main.put(join.columns().get(i), new Cell.Part(whole, join.with(), i, parts));
      }
    }
  }

  private void putSplitTogether() {
    for (Feed.Split split : feed.split()) {
      List<Cell> parts = new ArrayList<>();
      for (String into : split.into()) {
        Cell part = main.remove(into);
        parts.add(part == null ? Cell.blank() : part);
      }
      String on = split.on().isBlank() ? split.on() : " " + split.on().strip() + " ";
      main.put(split.column(), new Cell.Together(List.copyOf(parts), on));
    }
  }

  /** Columns that tell what is no data: a state of what did not take place, or a total's word. */
  private void addFilters() {
    for (Feed.Filter filter : feed.filters()) {
      String missed = filter.is().isEmpty() ? "" : filter.is().get(0);
      if (!missed.isEmpty()) {
        main.putIfAbsent(
            filter.column(),
            Cell.ofEvent(
                event ->
                    event.details().containsKey(Event.Detail.MISSED)
                        ? missed.toUpperCase(Locale.ROOT)
                        : TOOK_PLACE));
      } else {
        Cell first = main.remove(filter.column());
        Map<String, Cell> others = new LinkedHashMap<>(main);
        main.clear();
        main.put(filter.column(), first == null ? Cell.blank() : first);
        main.putAll(others);
      }
    }
  }

  /** Some offices have a column that nobody asked for. */
  private void addUnread() {
    int way = habits.way("unread column", 3 * UNREAD.size());
    if (export.isHashed() || way >= UNREAD.size()) {
      return;
    }
    boolean surname = way == 0 && export.asksAnybody("first_name");
    main.putIfAbsent(
        UNREAD.get(way),
        surname ? new Cell.OfPerson(0, Item.SURNAME, false, Map.of()) : Cell.blank());
  }
}
