package org.goldthread.synth;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.goldthread.config.Feed.Delivery;
import org.goldthread.core.Period;

/** Writes one feed's files, one for each quarter, as rows come along. */
final class FeedOutput implements AutoCloseable {
  private static final int PURPOSE = 6;

  /** What the rows are made of. */
  private enum Rows {
    REGISTRATIONS,
    ATTENDANCE,
    INPUTS,
    EVENTS;

    static Rows of(String word) {
      return Arrays.stream(values())
          .filter(rows -> rows.name().equalsIgnoreCase(word))
          .findFirst()
          .orElse(EVENTS);
    }
  }

  private final SamplePlan.FeedFile plan;
  private final List<Quarter> quarters;
  private final Path out;
  private final Truth truth;
  private final Planter planter;
  private final Dice dice;
  private final Rows rows;
  private final Event.Kind kind;
  private final List<Column> columns;
  private final List<Column> secondColumns;
  private final Open[] open;
  private int files;

  /** The files of one quarter. */
  private record Open(
      Sheet sheet, String prefix, Sheet second, String secondPrefix, List<LocalDate> sessions) {}

  FeedOutput(
      SamplePlan.FeedFile plan,
      List<Quarter> quarters,
      SynthOptions options,
      Spellings spellings,
      Truth truth,
      Planter planter) {
    this.plan = plan;
    this.quarters = quarters;
    this.out = options.out();
    this.truth = truth;
    this.planter = planter;
    this.dice = Dice.of(options.seed(), PURPOSE, plan.feed().hashCode());
    this.rows = Rows.of(plan.rows());
    this.kind =
        rows == Rows.EVENTS ? Event.Kind.valueOf(plan.rows().toUpperCase(Locale.ROOT)) : null;
    this.columns = Column.of(plan.columns(), plan.spell(), spellings);
    this.secondColumns =
        plan.second() == null
            ? List.of()
            : Column.of(plan.second().columns(), plan.spell(), spellings);
    this.open = new Open[quarters.size()];
  }

  String source() {
    return plan.source();
  }

  /** Writes what a client's record and events give for one quarter. */
  void write(ClientRecord record, Quarter quarter) {
    switch (rows) {
      case REGISTRATIONS -> {
        if (record.enrolment().registered() && isDue(record, quarter)) {
          row(record, null, quarter);
        }
      }
      case ATTENDANCE -> attendance(record, quarter);
      case EVENTS -> {
        for (Event event : record.enrolment().events()) {
          if (event.kind() == kind && quarter.holds(event.on())) {
            row(record, event, quarter);
          }
        }
      }
      case INPUTS -> throw new IllegalStateException("inputs are about nobody");
    }
  }

  private boolean isDue(ClientRecord record, Quarter quarter) {
    LocalDate from = record.enrolment().from();
    if (from.isAfter(quarter.end())) {
      return false;
    }
    return switch (plan.delivery() == null ? Delivery.PERIOD : plan.delivery()) {
      case CUMULATIVE -> true;
      case PERIOD -> !record.enrolment().until().isBefore(quarter.start());
      case CHANGES -> quarter.holds(from) || quarter.holds(record.changed());
    };
  }

  private void attendance(ClientRecord record, Quarter quarter) {
    List<LocalDate> sessions = opened(quarter).sessions();
    String[] marks = new String[sessions.size()];
    boolean any = false;
    for (Event event : record.enrolment().events()) {
      int at = event.kind() == Event.Kind.SESSION ? sessions.indexOf(event.on()) : -1;
      if (at >= 0) {
        marks[at] = event.detail(Event.Detail.ATTENDED);
        any = true;
      }
    }
    if (any) {
      row(record, new Event(Event.Kind.SESSION, quarter.end(), Map.of(), marks), quarter);
    }
  }

  /** A group meets on Tuesdays. */
  private static List<LocalDate> sessions(Quarter quarter) {
    List<LocalDate> days = new ArrayList<>();
    LocalDate day = quarter.start().with(TemporalAdjusters.nextOrSame(DayOfWeek.TUESDAY));
    while (!day.isAfter(quarter.end())) {
      days.add(day);
      day = day.plusDays(7);
    }
    return days;
  }

  private void row(ClientRecord record, Event event, Quarter quarter) {
    Open files = opened(quarter);
    DateStyle style = plan.dates().get(record.habit() % plan.dates().size());
    List<String> cells = new ArrayList<>(columns.size() + 16);
    for (Column column : columns) {
      if (column.isSeries()) {
        for (String value : event.series()) {
          cells.add(value == null ? "" : value);
        }
      } else {
        cells.add(column.text(record, event, style));
      }
    }
    add(record, event, files.sheet(), files.prefix(), cells, columns);
    if (planter.hits(Fault.ROW_REPEATED, dice)) {
      Truth.Place place = add(record, event, files.sheet(), files.prefix(), cells, columns);
      truth.error(place, new ClientRecord.Planted(-1, null, Fault.ROW_REPEATED));
    }
    if (files.second() != null) {
      List<String> more = new ArrayList<>(secondColumns.size());
      for (Column column : secondColumns) {
        more.add(column.text(record, event, style));
      }
      add(record, event, files.second(), files.secondPrefix(), more, secondColumns);
    }
  }

  private Truth.Place add(
      ClientRecord record,
      Event event,
      Sheet sheet,
      String prefix,
      List<String> cells,
      List<Column> shown) {
    Truth.Place place = new Truth.Place(prefix, sheet.row(cells));
    if (event != null && event.isAnonymous()) {
      truth.plain(place, "data");
      return place;
    }
    for (int slot = 0; slot < record.slots(); slot++) {
      if (record.holds(slot)) {
        truth.person(place, slot, record.person(slot), record.enrolment().family());
      }
    }
    for (ClientRecord.Planted planted : record.planted()) {
      if (planted.slot() < 0 || shows(shown, planted)) {
        truth.error(place, planted);
      }
    }
    return place;
  }

  private static boolean shows(List<Column> shown, ClientRecord.Planted planted) {
    for (Column column : shown) {
      if (column.shows(planted.slot(), planted.item())) {
        return true;
      }
    }
    return false;
  }

  /** Writes a row about nobody. */
  void plain(List<String> cells, Quarter quarter) {
    Open files = opened(quarter);
    truth.plain(new Truth.Place(files.prefix(), files.sheet().row(cells)), "data");
  }

  /** How dates are written where there is no client with a habit. */
  DateStyle firstStyle() {
    return plan.dates().get(0);
  }

  private Open opened(Quarter quarter) {
    if (open[quarter.index()] == null) {
      Period period = quarter.period();
      List<LocalDate> sessions = sessions(quarter);
      String file = named(plan.file(), period);
      String second = plan.second() == null ? null : named(plan.second().file(), period);
      open[quarter.index()] =
          new Open(
              sheet(file, period, headings(sessions)),
              prefix(file, period),
              second == null
                  ? null
                  : sheet(second, period, List.copyOf(plan.second().columns().keySet())),
              second == null ? null : prefix(second, period),
              sessions);
    }
    return open[quarter.index()];
  }

  private Sheet sheet(String file, Period period, List<String> headings) {
    files++;
    String prefix = prefix(file, period);
    return new Sheet(
        folder(period).resolve(file),
        plan.format(),
        headings,
        (kind, line) -> truth.plain(new Truth.Place(prefix, line), kind));
  }

  private String prefix(String file, Period period) {
    return String.join(",", zone(), plan.provider(), plan.feed(), period.toString(), file) + ",";
  }

  private String zone() {
    return plan.atProvider() ? "at-provider" : "landing";
  }

  /** The folder of a submission, with the clear files. */
  Path folder(Period period) {
    return out.resolve(zone())
        .resolve(plan.provider())
        .resolve(plan.feed())
        .resolve(period.toString());
  }

  private List<String> headings(List<LocalDate> sessions) {
    List<String> headings = new ArrayList<>();
    plan.columns()
        .forEach(
            (heading, word) -> {
              if (!word.equals("series")) {
                headings.add(heading);
              } else if (rows == Rows.ATTENDANCE) {
                sessions.forEach(
                    day -> headings.add(heading.replace("{}", DateStyle.SLASHES.write(day))));
              } else {
                plan.series().forEach(name -> headings.add(heading.replace("{}", name)));
              }
            });
    return headings;
  }

  private static String named(String pattern, Period period) {
    return pattern.replace("{period}", period.toString());
  }

  /** The plan's feed, for whoever sends tokens. */
  SamplePlan.FeedFile plan() {
    return plan;
  }

  /** Name of the clear file of a quarter, or null if there was no row. */
  String fileOf(Quarter quarter) {
    return open[quarter.index()] == null ? null : named(plan.file(), quarter.period());
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
