package org.goldthread.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.goldthread.calendar.ExpectedFeed;
import org.goldthread.disclosure.Cell;
import org.goldthread.disclosure.PublishedFigure;

/**
 * What the page shows, put together from published figures and facts about the run. Methods are
 * public because templates see no others.
 */
final class ReachPage {
  private static final List<String> COUNTED =
      List.of(
          Metric.ROWS.word(),
          Metric.REGISTRATIONS.word(),
          Metric.REGISTERED_PEOPLE.word(),
          Metric.REGISTERED_PEOPLE.atLeast(),
          Metric.CHILDREN.word(),
          Metric.ADULTS.word(),
          Metric.PREGNANT_WOMEN.word());

  /** A big number. */
  record Tile(String label, Shown value, String note) {}

  /** A row of a table. */
  record Line(String head, String note, List<Shown> cells) {}

  /** A breakdown of children and adults. */
  record Breakdown(String title, String caption, boolean isIncomplete, List<Group> groups) {}

  /** A group of a breakdown. */
  record Group(
      String label, Shown children, String childrenPercent, Shown adults, String adultsPercent) {}

  /** A feed of which something did not arrive. */
  record Missing(String provider, String feed, String service, String state, String periods) {}

  private final ReportFacts facts;
  private final Figures figures;

  ReachPage(ReportFacts facts, Figures figures) {
    this.facts = facts;
    this.figures = figures;
  }

  public List<Tile> tiles() {
    List<Tile> tiles = new ArrayList<>();
    for (Metric metric : List.of(Metric.CHILDREN, Metric.ADULTS, Metric.PREGNANT_WOMEN)) {
      tiles.add(
          new Tile(
              Texts.of("tile." + metric.word()),
              shown(programme(metric.word())),
              metric.hasRange() ? range(metric) : Texts.of("tile.pregnant_women.note")));
    }
    facts
        .frame()
        .widestScope()
        .ifPresent(
            scope ->
                tiles.add(
                    new Tile(
                        Texts.of("tile.families"),
                        shown(families(Cell.ALL, Cell.ALL, scope)),
                        Texts.of("tile.families.note", scope))));
    return tiles;
  }

  public Shown naive() {
    return shown(programme(Metric.REGISTRATIONS.word()));
  }

  public Shown unique() {
    return shown(programme(Metric.REGISTERED_PEOPLE.word()));
  }

  public String uniqueRange() {
    return range(Metric.REGISTERED_PEOPLE);
  }

  /** How much smaller unique is than naive, from rounded figures; empty if either is withheld. */
  public String doubleCounting() {
    OptionalLong naive = figures.value(programme(Metric.REGISTRATIONS.word()));
    OptionalLong unique = figures.value(programme(Metric.REGISTERED_PEOPLE.word()));
    if (naive.isEmpty()
        || unique.isEmpty()
        || naive.getAsLong() < Math.max(1, facts.preset().minimumDenominator())) {
      return "";
    }
    long all = naive.getAsLong();
    long gone = Math.max(0, all - unique.getAsLong());
    return Texts.of("double.percent", (200 * gone + all) / (2 * all));
  }

  public List<String> columns() {
    return Stream.concat(COUNTED.stream(), Stream.of(Metric.FAMILIES.word()))
        .map(metric -> Texts.of("column." + metric))
        .toList();
  }

  public String quarterCaption() {
    return facts
        .frame()
        .widestScope()
        .map(scope -> Texts.of("quarter.caption.families", scope))
        .orElse(Texts.of("quarter.caption"));
  }

  public List<Line> quarterLines() {
    return Stream.concat(figures.quarters().stream(), Stream.of(Cell.ALL))
        .map(
            period ->
                new Line(
                    Periods.brief(period),
                    "",
                    counted(period, Cell.ALL, facts.frame().widestScope(), false)))
        .toList();
  }

  /** What arrived after its quarter had been closed; none where no quarter had been. */
  public List<Line> lateLines() {
    return figures.quarters().stream()
        .map(quarter -> Cell.of(Metric.ARRIVED_LATE, quarter, Cell.ALL))
        .filter(cell -> figures.at(cell).isPresent())
        .map(cell -> new Line(Periods.brief(cell.period()), "", List.of(shown(cell))))
        .toList();
  }

  public List<String> lateColumns() {
    return List.of(Texts.of("column.rows"));
  }

  public List<Line> serviceLines() {
    List<Line> lines = new ArrayList<>();
    for (ReportFacts.ServiceName service : services()) {
      lines.add(
          new Line(
              service.name(),
              service.strand(),
              counted(Cell.ALL, service.id(), facts.frame().narrowestScope(service.id()), true)));
    }
    lines.add(
        new Line(
            Texts.of("service.all"),
            "",
            counted(Cell.ALL, Cell.ALL, facts.frame().widestScope(), true)));
    return lines;
  }

  public List<String> quarters() {
    return Stream.concat(figures.quarters().stream(), Stream.of(Cell.ALL))
        .map(Periods::brief)
        .toList();
  }

  /** People reached, services down and quarters across. */
  public List<Line> peopleByServiceAndQuarter() {
    List<Line> lines = new ArrayList<>();
    for (ReportFacts.ServiceName service : services()) {
      lines.add(new Line(service.name(), "", peopleByQuarter(service.id())));
    }
    lines.add(new Line(Texts.of("service.all"), "", peopleByQuarter(Cell.ALL)));
    return lines;
  }

  public List<Line> scopeLines() {
    return facts.frame().scopes().entrySet().stream()
        .map(
            scope ->
                new Line(
                    scope.getKey(),
                    scope.getValue().isEmpty()
                        ? Texts.of("scope.administrative")
                        : Texts.of("scope.services", scope.getValue().size()),
                    periods().map(p -> shown(families(p, Cell.ALL, scope.getKey()))).toList()))
        .filter(line -> !line.cells().stream().allMatch(Shown::isNothing))
        .toList();
  }

  public List<Breakdown> breakdowns() {
    return ReachCounts.BREAKDOWNS.stream()
        .map(
            field ->
                new Breakdown(
                    Texts.of("breakdown." + field.name()),
                    Texts.of("breakdown.caption", Texts.of("breakdown." + field.name())),
                    shown(programme(Metric.CHILDREN.word())).isIncomplete()
                        || shown(programme(Metric.ADULTS.word())).isIncomplete(),
                    groups(field.name())))
        .filter(breakdown -> !breakdown.groups().isEmpty())
        .toList();
  }

  public List<Missing> missing() {
    Map<List<String>, List<String>> periods = new LinkedHashMap<>();
    for (ExpectedFeed feed : facts.frame().expected()) {
      if (isTold(feed.state())) {
        List<String> key =
            List.of(
                feed.provider(),
                feed.feed(),
                feed.service().isEmpty() ? Texts.of("service.none") : serviceName(feed.service()),
                Texts.of("state." + feed.state().word()));
        periods.computeIfAbsent(key, k -> new ArrayList<>()).add(Periods.brief(feed.period()));
      }
    }
    return periods.entrySet().stream()
        .map(
            entry ->
                new Missing(
                    entry.getKey().get(0),
                    entry.getKey().get(1),
                    entry.getKey().get(2),
                    entry.getKey().get(3),
                    String.join(", ", entry.getValue())))
        .sorted(Comparator.comparing(Missing::provider).thenComparing(Missing::feed))
        .toList();
  }

  /** What came late is counted, and what could not come is no lack. */
  private static boolean isTold(ExpectedFeed.State state) {
    return state == ExpectedFeed.State.STALE || (state.isExpected() && !state.isCounted());
  }

  /** How figures were kept from telling about single people. */
  public List<String> disclosureNotes() {
    List<String> notes = new ArrayList<>();
    if (facts.preset().suppresses()) {
      notes.add(Texts.of("disclosure.suppressed", facts.preset().smallUpTo()));
    } else if (facts.preset().smallUpTo() > 0) {
      notes.add(
          Texts.of(
              "disclosure.blurred", facts.preset().smallUpTo(), facts.preset().smallShownAs()));
    }
    if (facts.preset().rounds()) {
      notes.add(Texts.of("disclosure.rounded", facts.preset().roundTo()));
    }
    notes.add(Texts.of("disclosure.percent", facts.preset().minimumDenominator()));
    return notes;
  }

  private List<ReportFacts.ServiceName> services() {
    List<String> counted = figures.services();
    return facts.services().stream().filter(s -> counted.contains(s.id())).toList();
  }

  private String serviceName(String id) {
    return facts.services().stream()
        .filter(service -> service.id().equals(id))
        .map(ReportFacts.ServiceName::name)
        .findFirst()
        .orElse(id);
  }

  private Stream<String> periods() {
    return Stream.concat(figures.quarters().stream(), Stream.of(Cell.ALL));
  }

  private List<Shown> peopleByQuarter(String service) {
    return periods().map(p -> people(p, service)).toList();
  }

  private Shown people(String period, String service) {
    Cell cell = Cell.of(Metric.PEOPLE.word(), period, service);
    return figures.at(cell).isPresent()
        ? shown(cell)
        : facts.frame().absence(period, service).map(Shown::absent).orElse(shown(cell));
  }

  private List<Shown> counted(
      String period, String service, Optional<String> scope, boolean namesScope) {
    List<Shown> cells = new ArrayList<>();
    COUNTED.forEach(metric -> cells.add(shown(Cell.of(metric, period, service))));
    Shown families = Shown.of(scope.flatMap(s -> figures.at(families(period, service, s))));
    cells.add(namesScope ? families.noted(scope.orElse("")) : families);
    return cells;
  }

  private List<Group> groups(String field) {
    Cell children = programme(Metric.CHILDREN.word());
    Cell adults = programme(Metric.ADULTS.word());
    Map<String, String> labels = facts.labels().getOrDefault(field, Map.of());
    Comparator<String> byLabel = Comparator.comparing(code -> labels.getOrDefault(code, code));
    // Withheld groups stand by label: their order must tell nothing either.
    return figures.groups(field, List.of(children, adults)).stream()
        .sorted(
            Comparator.comparing((String code) -> code.equals(ReachCounts.UNKNOWN))
                .thenComparing(code -> -figures.value(children.inGroup(field, code)).orElse(-1))
                .thenComparing(code -> -figures.value(adults.inGroup(field, code)).orElse(-1))
                .thenComparing(byLabel))
        .map(
            code ->
                group(
                    label(field, code, labels),
                    children.inGroup(field, code),
                    adults.inGroup(field, code)))
        .toList();
  }

  private static String label(String field, String code, Map<String, String> labels) {
    if (code.equals(ReachCounts.UNKNOWN)) {
      return Texts.of("group.unknown");
    }
    String key = "group." + field + "." + code;
    return Texts.has(key) ? Texts.of(key) : labels.getOrDefault(code, code);
  }

  private Group group(String label, Cell children, Cell adults) {
    return new Group(
        label,
        shown(children).unmarked(),
        percent(children),
        shown(adults).unmarked(),
        percent(adults));
  }

  private String percent(Cell cell) {
    return figures
        .at(cell)
        .map(PublishedFigure::percent)
        .filter(percent -> percent.isPresent())
        .map(percent -> Integer.toString(percent.getAsInt()))
        .orElse("");
  }

  private String range(Metric metric) {
    OptionalLong least = figures.value(programme(metric.atLeast()));
    OptionalLong most = figures.value(programme(metric.word()));
    if (least.isEmpty() || most.isEmpty()) {
      return "";
    }
    return least.getAsLong() == most.getAsLong()
        ? Texts.of("range.none")
        : Texts.of("range", Shown.number(least.getAsLong()), Shown.number(most.getAsLong()));
  }

  private Shown shown(Cell cell) {
    return Shown.of(figures.at(cell));
  }

  private static Cell programme(String metric) {
    return Cell.of(metric, Cell.ALL, Cell.ALL);
  }

  private static Cell families(String period, String service, String scope) {
    return Cell.of(Metric.FAMILIES.word(), period, service).inScope(scope);
  }
}
