package org.goldthread.synth;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.goldthread.config.Contract;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.core.Period;
import org.goldthread.synth.Export.Repeated;

/** Writes one feed's files, one for each quarter, as rows come along. */
final class FeedOutput implements AutoCloseable {
  private static final int PURPOSE = 6;
  private static final int MARKS = 9;
  private static final int MARK_SHOWN_BY = 3;
  private static final List<String> UNKNOWN_MARKS = List.of("late", "left early", "mother only");

  private final Export export;
  private final Feed feed;
  private final Path out;
  private final Truth truth;
  private final Planter planter;
  private final Dice dice;
  private final Planter marks;
  private final Dice markDice;
  private final Habits habits;
  private final SheetFormat format;
  private final SheetLayout layout;
  private final List<DateStyle> dates;
  private final List<List<LocalDate>> sessions;
  private final Open[] open;
  private int files;

  /**
   * The files of one quarter.
   *
   * @param shown which of the repeated values the files show
   */
  private record Open(Sheet sheet, String prefix, Sheet second, String secondPrefix, int[] shown) {}

  FeedOutput(
      Export export,
      List<Quarter> quarters,
      SynthOptions options,
      Spellings spellings,
      Truth truth,
      Planter planter) {
    this.export = export;
    this.feed = export.feed();
    this.out = options.out();
    this.truth = truth;
    this.planter = planter;
    this.dice = Dice.of(options.seed(), PURPOSE, feed.name().hashCode());
    this.marks = new Planter(options.dirt(), MARK_SHOWN_BY);
    this.markDice = Dice.of(options.seed(), MARKS, feed.name().hashCode());
    this.habits = Habits.of(feed);
    this.format = habits.format();
    this.layout = SheetLayout.of(export, spellings, habits);
    this.dates = DateStyle.of(feed);
    this.sessions =
        quarters.stream()
            .map(q -> export.repeated() == Repeated.SESSIONS ? days(q) : List.<LocalDate>of())
            .toList();
    this.open = new Open[quarters.size()];
  }

  Export export() {
    return export;
  }

  /** Whether each file holds everybody since the beginning. */
  boolean isCumulative() {
    return feed.delivery() == Feed.Delivery.CUMULATIVE;
  }

  /** Writes what a client's record and events give for one quarter. */
  void write(ClientRecord record, Quarter quarter) {
    switch (export.kind()) {
      case REGISTRATION -> {
        if (record.enrolment().registered() && isDue(record, quarter)) {
          row(record, null, quarter);
        }
      }
      default -> {
        if (export.repeated() == Repeated.SESSIONS) {
          attendance(record, quarter);
        } else {
          events(record, quarter);
        }
      }
    }
  }

  private boolean isDue(ClientRecord record, Quarter quarter) {
    LocalDate from = record.enrolment().from();
    if (from.isAfter(quarter.end())) {
      return false;
    }
    return switch (feed.delivery()) {
      case CUMULATIVE -> true;
      case PERIOD -> !record.enrolment().until().isBefore(quarter.start());
      case CHANGES -> quarter.holds(from) || quarter.holds(record.changed());
    };
  }

  private void events(ClientRecord record, Quarter quarter) {
    for (Event event : record.enrolment().events()) {
      if (event.feed().equals(feed.name()) && quarter.holds(event.on())) {
        row(record, event, quarter);
      }
    }
  }

  private void attendance(ClientRecord record, Quarter quarter) {
    List<LocalDate> days = sessions.get(quarter.index());
    String[] came = new String[days.size()];
    boolean any = false;
    for (Event event : record.enrolment().events()) {
      int at = event.feed().equals(feed.name()) ? days.indexOf(event.on()) : -1;
      if (at >= 0) {
        came[at] = event.detail(Event.Detail.ATTENDED);
        any = true;
      }
    }
    if (any) {
      row(record, Event.of(export, quarter.end(), came), quarter);
    }
  }

  /** A group meets on Tuesdays. */
  private static List<LocalDate> days(Quarter quarter) {
    List<LocalDate> days = new ArrayList<>();
    LocalDate day = quarter.start().with(TemporalAdjusters.nextOrSame(DayOfWeek.TUESDAY));
    while (!day.isAfter(quarter.end())) {
      days.add(day);
      day = day.plusDays(7);
    }
    return days;
  }

  /** An office's own words for how somebody came; each feed with some marks has one. */
  private boolean mistakesMark(Event event) {
    if (export.kind() != Contract.Kind.ENGAGEMENT || !feed.columns().containsKey("attended")) {
      return false;
    }
    boolean hit = marks.hits(Fault.MARK_UNKNOWN, markDice);
    String word = markDice.oneOf(UNKNOWN_MARKS);
    if (hit && event.series() == null) {
      event.with(Event.Detail.ATTENDED, word);
    }
    for (int i = 0; hit && event.series() != null && i < event.series().length; i++) {
      event.series()[i] = event.series()[i] == null ? null : word;
    }
    return hit;
  }

  private void row(ClientRecord record, Event event, Quarter quarter) {
    Open files = opened(quarter);
    boolean mistaken = mistakesMark(event);
    DateStyle style = dates.get(record.habit() % dates.size());
    List<String> cells = texts(layout.main(), record, event, style);
    for (int item : files.shown()) {
      String value = event.series()[item];
      cells.add(value == null ? "" : value);
    }
    Truth.Place written =
        add(record, event, files.sheet(), files.prefix(), cells, layout.main().values());
    if (mistaken) {
      truth.error(written, new ClientRecord.Planted(-1, null, Fault.MARK_UNKNOWN));
    }
    if (planter.hits(Fault.ROW_REPEATED, dice)) {
      Truth.Place place =
          add(record, event, files.sheet(), files.prefix(), cells, layout.main().values());
      truth.error(place, new ClientRecord.Planted(-1, null, Fault.ROW_REPEATED));
    }
    if (files.second() != null) {
      List<String> more = texts(layout.second(), record, event, style);
      add(record, event, files.second(), files.secondPrefix(), more, layout.second().values());
    }
  }

  private static List<String> texts(
      Map<String, Cell> cells, ClientRecord record, Event event, DateStyle style) {
    List<String> texts = new ArrayList<>(cells.size() + 17);
    cells.values().forEach(cell -> texts.add(cell.text(record, event, style)));
    return texts;
  }

  private Truth.Place add(
      ClientRecord record,
      Event event,
      Sheet sheet,
      String prefix,
      List<String> cells,
      Collection<Cell> shown) {
    Truth.Place place = new Truth.Place(prefix, sheet.row(cells));
    if (event != null && event.isAnonymous()) {
      truth.plain(place, "data");
      return place;
    }
    for (int slot = 0; slot < record.slots(); slot++) {
      if (record.holds(slot) && mentions(slot)) {
        truth.person(place, slot, record.person(slot), record.enrolment().family());
      }
    }
    for (ClientRecord.Planted planted : record.planted()) {
      boolean isShown =
          planted.slot() < 0
              ? feed.columns().containsKey(planted.fault().field())
              : shown.stream().anyMatch(cell -> cell.shows(record, planted.slot(), planted.item()));
      if (isShown) {
        truth.error(place, planted);
      }
    }
    return place;
  }

  private boolean mentions(int slot) {
    return slot == 0 || feed.people().stream().anyMatch(person -> person.slot() == slot);
  }

  /** Writes a row about nobody. */
  void plain(Event event, Quarter quarter) {
    Open files = opened(quarter);
    List<String> cells = texts(layout.main(), null, event, dates.get(0));
    truth.plain(new Truth.Place(files.prefix(), files.sheet().row(cells)), "data");
  }

  /** The codes of a row field's list; none if it has no list. */
  List<String> codes(String field, Programme programme) {
    Contract.Field known = export.contract().fields().get(field);
    return known == null
        ? List.of()
        : known.codeList().map(programme.codeLists()::get).stream()
            .flatMap(list -> list.codes().keySet().stream())
            .toList();
  }

  private Open opened(Quarter quarter) {
    if (open[quarter.index()] == null) {
      Period period = quarter.period();
      int[] shown = shown(quarter);
      List<String> headings = new ArrayList<>(layout.main().keySet());
      for (int item : shown) {
        headings.add(layout.repeated(repeated(item, quarter)));
      }
      String file = habits.file(period);
      String second = feed.fill().isEmpty() ? null : habits.secondFile(period);
      open[quarter.index()] =
          new Open(
              sheet(file, period, headings),
              prefix(file, period),
              second == null ? null : sheet(second, period, List.copyOf(layout.second().keySet())),
              second == null ? null : prefix(second, period),
              shown);
    }
    return open[quarter.index()];
  }

  /** Which repeated values a quarter's files show: measures of other years are not among them. */
  private int[] shown(Quarter quarter) {
    int year = Histories.financialYear(quarter.end());
    List<Integer> shown = new ArrayList<>();
    int count =
        switch (export.repeated()) {
          case NOTHING -> 0;
          case SESSIONS -> sessions.get(quarter.index()).size();
          case QUESTIONS -> export.questions().size();
          case MEASURES -> export.measures().size();
        };
    for (int i = 0; i < count; i++) {
      if (export.repeated() != Repeated.MEASURES || export.measures().get(i).isTakenIn(year)) {
        shown.add(i);
      }
    }
    return shown.stream().mapToInt(i -> i).toArray();
  }

  private String repeated(int item, Quarter quarter) {
    return switch (export.repeated()) {
      case SESSIONS -> dates.get(0).write(sessions.get(quarter.index()).get(item));
      case QUESTIONS -> export.questions().get(item);
      default -> {
        String code = export.measures().get(item).code();
        yield feed.values().getOrDefault("measure", Map.of()).entrySet().stream()
            .filter(spelling -> spelling.getValue().equals(code))
            .map(spelling -> Spellings.shown(spelling.getKey()))
            .findFirst()
            .orElse(code);
      }
    };
  }

  private Sheet sheet(String file, Period period, List<String> headings) {
    files++;
    String prefix = prefix(file, period);
    return new Sheet(
        folder(period).resolve(file),
        format,
        headings,
        (kind, line) -> truth.plain(new Truth.Place(prefix, line), kind));
  }

  private String prefix(String file, Period period) {
    return String.join(",", zone(), feed.provider(), feed.name(), period.toString(), file) + ",";
  }

  private String zone() {
    return export.staysAtProvider() ? "at-provider" : "landing";
  }

  /** The folder of a submission, with the clear files. */
  Path folder(Period period) {
    return out.resolve(zone())
        .resolve(feed.provider())
        .resolve(feed.name())
        .resolve(period.toString());
  }

  /** Name of the clear file of a quarter, or null if there was no row. */
  String fileOf(Quarter quarter) {
    return open[quarter.index()] == null ? null : habits.file(quarter.period());
  }

  int files() {
    return files;
  }

  @Override
  public void close() {
    Arrays.stream(open)
        .filter(o -> o != null)
        .forEach(
            o -> {
              o.sheet().close();
              if (o.second() != null) {
                o.second().close();
              }
            });
  }
}
