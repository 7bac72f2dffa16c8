package org.goldthread.synth;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private final String zone;
  private final List<Optional<Quarter>> delivered;
  private final Export export;
  private final Feed feed;
  private final Path out;
  private final RowTruth truth;
  private final Planter planter;
  private final Dice dice;
  private final Planter marks;
  private final Dice markDice;
  private final Habits habits;
  private final SheetFormat format;
  private final SheetLayout layout;
  private final Columns main;
  private final Columns second;
  private final boolean marksPeople;
  private final boolean[] mentioned;
  private final List<DateStyle> dates;
  private final List<List<LocalDate>> sessions;
  private final Open[] open;
  private int files;

  /**
   * The files of one quarter.
   *
   * @param shown which of the repeated values the files show
   */
  private record Open(Written main, Written second, int[] shown) {}

  /**
   * A file that is being written.
   *
   * @param file the file in the truth
   */
  private record Written(Sheet sheet, RowTruth.ProviderFile file) {}

  FeedOutput(
      Export export,
      List<Quarter> quarters,
      SynthOptions options,
      Spellings spellings,
      RowTruth truth,
      Planter planter) {
    this(export, quarters, options, spellings, truth, planter, zone(export));
  }

  /**
   * One that writes into a folder of its own.
   *
   * @param zone the folder below that of the sample
   */
  FeedOutput(
      Export export,
      List<Quarter> quarters,
      SynthOptions options,
      Spellings spellings,
      RowTruth truth,
      Planter planter,
      String zone) {
    this.zone = zone;
    this.delivered = Deliveries.of(export, quarters);
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
    this.main = new Columns(layout.main().values());
    this.second = new Columns(layout.second().values());
    this.marksPeople =
        export.kind() == Contract.Kind.ENGAGEMENT && feed.columns().containsKey("attended");
    this.mentioned = mentioned(feed);
    this.dates = DateStyle.of(feed);
    this.sessions =
        quarters.stream()
            .map(q -> export.repeated() == Repeated.SESSIONS ? days(q) : List.<LocalDate>of())
            .toList();
    this.open = new Open[quarters.size()];
  }

  private static boolean[] mentioned(Feed feed) {
    int last = feed.people().stream().mapToInt(Feed.Person::slot).max().orElse(0);
    boolean[] mentioned = new boolean[last + 1];
    mentioned[0] = true;
    feed.people().forEach(person -> mentioned[person.slot()] = true);
    return mentioned;
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
    Optional<Quarter> with = delivered.get(quarter.index());
    if (with.isEmpty()) {
      return;
    }
    switch (export.kind()) {
      case REGISTRATION -> {
        if (with.get() == quarter && record.enrolment().registered() && isDue(record, quarter)) {
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
      if (event.feed().equals(feed.name()) && isTold(event, quarter)) {
        row(record, event, quarter);
      }
    }
  }

  private static boolean isTold(Event event, Quarter quarter) {
    return event.isLate()
        ? event.on().isBefore(quarter.start())
            && !event.on().isBefore(quarter.start().minusMonths(3))
        : quarter.holds(event.on());
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
    if (!marksPeople) {
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
    Quarter with = delivered.get(quarter.index()).orElseThrow();
    Open files = opened(with);
    String came = event == null ? "" : event.detail(Event.Detail.ATTENDED);
    boolean mistaken = mistakesMark(event);
    DateStyle style = dates.get(record.habit() % dates.size());
    List<String> cells = main.texts(record, event, style);
    for (int item : files.shown()) {
      String value = event.series()[item];
      cells.add(value == null ? "" : value);
    }
    RowTruth.Place written = add(record, event, files.main(), cells, main);
    if (mistaken) {
      truth.error(written, new ClientRecord.Planted(-1, null, Fault.MARK_UNKNOWN));
      event.with(Event.Detail.ATTENDED, came);
    }
    if (event != null && event.on().isBefore(with.start())) {
      truth.error(written, new ClientRecord.Planted(-1, null, Fault.ROW_LATE));
    }
    if (planter.hits(Fault.ROW_REPEATED, dice)) {
      RowTruth.Place place = add(record, event, files.main(), cells, main);
      truth.error(place, new ClientRecord.Planted(-1, null, Fault.ROW_REPEATED));
    }
    if (files.second() != null) {
      List<String> more = second.texts(record, event, style);
      add(record, event, files.second(), more, second);
    }
  }

  private RowTruth.Place add(
      ClientRecord record, Event event, Written into, List<String> cells, Columns columns) {
    RowTruth.Place place = new RowTruth.Place(into.file(), into.sheet().row(cells));
    if (event != null && event.isAnonymous()) {
      truth.plain(place, "data");
      return place;
    }
    for (int slot = 0; slot < record.slots(); slot++) {
      if (record.holds(slot) && mentions(slot)) {
        truth.person(place, slot, record.person(slot), record.enrolment().family());
      }
    }
    List<ClientRecord.Planted> planted = record.planted();
    boolean registered = record.enrolment().registered();
    for (int i = 0; i < planted.size(); i++) {
      ClientRecord.Planted fact = planted.get(i);
      boolean isShown =
          fact.slot() < 0
              ? feed.columns().containsKey(fact.fault().field())
              : columns.show(registered, fact.slot(), fact.item());
      if (isShown) {
        truth.error(place, fact);
      }
    }
    return place;
  }

  private boolean mentions(int slot) {
    return slot < mentioned.length && mentioned[slot];
  }

  /** Writes a row about nobody. */
  void plain(Event event, Quarter quarter) {
    Optional<Quarter> with = delivered.get(quarter.index());
    if (with.isEmpty()) {
      return;
    }
    Written into = opened(with.get()).main();
    List<String> cells = main.texts(null, event, dates.get(0));
    truth.plain(new RowTruth.Place(into.file(), into.sheet().row(cells)), "data");
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
              begun(file, period, headings),
              second == null ? null : begun(second, period, List.copyOf(layout.second().keySet())),
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

  private Written begun(String name, Period period, List<String> headings) {
    files++;
    RowTruth.ProviderFile file = new RowTruth.ProviderFile(zone, feed, period, name);
    Sheet sheet =
        new Sheet(
            folder(period).resolve(name),
            format,
            headings,
            (kind, line) -> truth.plain(new RowTruth.Place(file, line), kind));
    return new Written(sheet, file);
  }

  private static String zone(Export export) {
    return export.staysAtProvider() ? "at-provider" : "landing";
  }

  /** The folder of a submission, with the clear files. */
  Path folder(Period period) {
    return out.resolve(zone)
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
              o.main().sheet().close();
              if (o.second() != null) {
                o.second().sheet().close();
              }
            });
  }
}
