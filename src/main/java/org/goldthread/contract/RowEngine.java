package org.goldthread.contract;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.contract.Identifiers.Digest;
import org.goldthread.contract.Identifiers.Known;
import org.goldthread.contract.Verdict.Stage;
import org.goldthread.core.Period;
import org.goldthread.postcode.PostcodeLookup;
import org.goldthread.pseudonym.Generation;
import org.goldthread.pseudonym.Recipe;
import org.goldthread.pseudonym.Standard;
import org.goldthread.reading.CellText;
import org.goldthread.reading.FileShape;
import org.goldthread.reading.SourceRow;

/**
 * Judges the rows of a feed: the same object for a provider at home, for {@code validate} and for
 * intake, so that all three find the same. Immutable, safe for any thread; holds no key.
 *
 * <p>A row has one verdict. Causes count in this order, the first decides: the record cannot be
 * read; a stated no or a withdrawal (withheld); consent blank or unreadable; cells beyond the last
 * heading; a required value missing or unreadable, in the contract's order; no key; an unreadable
 * value that the contract rejects for. All findings are told nevertheless, so that a provider can
 * mend them at once.
 */
public final class RowEngine {
  private final FeedRules rules;
  private final PersonReader people;
  private final RowRules crossRules;
  private final Conditions conditions;
  private final SessionTotals totals;
  private final Statements statements;
  private final MeasureRange ranges;
  private final List<Recipe> recipes;
  private final List<Generation> generations;
  private final List<FindingId> onArrival;
  private final Predicate<JudgedRow> isOvertaken;

  private RowEngine(
      Programme programme, Feed feed, PostcodeLookup postcodes, List<Generation> generations) {
    this.generations = List.copyOf(generations);
    rules = FeedRules.of(programme, feed);
    people =
        new PersonReader(rules, postcodes, Set.copyOf(programme.area().lsoas()), this.generations);
    crossRules = new RowRules(rules);
    conditions = new Conditions(rules);
    totals = new SessionTotals(rules);
    statements = new Statements(rules, programme);
    ranges = new MeasureRange(rules, programme.mel().measures());
    recipes = programme.recipes();
    onArrival = OnArrival.of(programme, feed);
    isOvertaken = refusal -> false;
  }

  private RowEngine(RowEngine other, Predicate<JudgedRow> isOvertaken) {
    rules = other.rules;
    people = other.people;
    crossRules = other.crossRules;
    conditions = other.conditions;
    totals = other.totals;
    statements = other.statements;
    ranges = other.ranges;
    onArrival = other.onArrival;
    recipes = other.recipes;
    generations = other.generations;
    this.isOvertaken = isOvertaken;
  }

  /**
   * An engine for a feed of a checked programme.
   *
   * @param postcodes the area's lookup, shared between engines
   */
  public static RowEngine of(Programme programme, Feed feed, PostcodeLookup postcodes) {
    return of(programme, feed, postcodes, Generation.beside());
  }

  /** An engine that makes keys by further versions of the standardisers, too. */
  static RowEngine of(
      Programme programme, Feed feed, PostcodeLookup postcodes, List<Generation> generations) {
    return new RowEngine(programme, feed, postcodes, generations);
  }

  /**
   * The same engine, which takes rows although they refuse where the client has agreed since,
   * elsewhere and for this service too.
   *
   * @param overtaken whether that is so of a row that it would withhold
   */
  public RowEngine releasing(Predicate<JudgedRow> overtaken) {
    return new RowEngine(this, overtaken);
  }

  /** Which fields the feed asks. */
  public Completeness completeness() {
    return new Completeness(rules);
  }

  /** What of a feed only earlier submissions can tell. */
  public List<FindingId> checkedOnArrival() {
    return onArrival;
  }

  /** A count of what the rows of a file have. */
  public ProfileCount profileCount() {
    return new ProfileCount(rules);
  }

  /** The feed that it judges rows of. */
  public Feed feed() {
    return rules.feed();
  }

  /**
   * Resolves a file's headings, once per file. Headings are compared without case, blanks and
   * punctuation.
   *
   * @param shape the file's headings
   * @param submission the period it was sent for
   * @param fill the submission's second file, or {@link FillTable#NONE}
   * @return a mapping; if it has refusals, no row may be judged with it
   */
  public FileMapping map(FileShape shape, Period submission, FillTable fill) {
    return FileMapping.of(rules, shape, submission, fill);
  }

  /**
   * What judges the rows of a file, one after the other.
   *
   * @param bytes the file's size: repeated rows are looked for in one that is read by one task
   * @param corrections what corrects the submission's rows
   * @param name the file's name
   */
  public FileRows rows(
      FileMapping mapping, FileShape shape, long bytes, Corrections corrections, String name) {
    return rows(mapping, shape, bytes, corrections.of(name, shape));
  }

  /** The same with the corrections of this one file. */
  public FileRows rows(
      FileMapping mapping, FileShape shape, long bytes, Corrections.OfFile corrections) {
    return new FileRows(
        this,
        mapping,
        corrections,
        RepeatedRows.areSoughtIn(shape, bytes)
            ? Optional.of(new RepeatedRows(rules))
            : Optional.empty());
  }

  /**
   * Reads the corrections files of a submission.
   *
   * @param sent the files, in a fixed order
   * @param present the submission's files that hold rows
   * @param inForce what is in force of others
   * @param period the submission's period
   */
  public Corrections corrections(
      List<Corrections.Sent> sent,
      List<Corrections.Present> present,
      InForce inForce,
      Period period) {
    return Corrections.read(
        sent,
        present,
        inForce,
        shape ->
            rules.feed().fill().isEmpty()
                && map(shape, period, FillTable.NONE).refusals().isEmpty());
  }

  /**
   * Judges the corrected rows of a file that is no longer there, under its lines.
   *
   * @param fileCheck the first 16 hexadecimal digits of its content hash
   * @return for each row what was made of it, in order of the lines
   */
  public List<List<JudgedRow>> restored(Corrections corrections, String fileCheck, Period period) {
    List<List<JudgedRow>> judged = new ArrayList<>();
    Map<List<String>, FileMapping> mappings = new HashMap<>();
    for (Corrections.Restored row : corrections.restored(fileCheck)) {
      FileMapping mapping =
          mappings.computeIfAbsent(
              row.row().headings(), headings -> map(row.row().shape(), period, FillTable.NONE));
      judged.add(judge(mapping, row.row().row(row.line())));
    }
    return judged;
  }

  /** What there is to say of a file because of its size alone. */
  public List<Finding> sizeNotes(FileShape shape, long bytes) {
    return RepeatedRows.areSoughtIn(shape, bytes)
        ? List.of()
        : List.of(Finding.ofRow(FindingId.REPEATS_NOT_SOUGHT, 0));
  }

  /**
   * Judges a source row. Never throws, whatever the row holds.
   *
   * @return one row, or several where columns are turned into rows; none if the source row is no
   *     data: blank, the headings once more, left out by a filter, or without any item
   */
  public List<JudgedRow> judge(FileMapping mapping, SourceRow row) {
    Verdict verdict = new Verdict(row.line());
    if (row.ignored()) {
      return List.of();
    }
    if (row.finding().isPresent()) {
      verdict.add(Stage.RECORD, FindingId.of(row.finding().get().id()));
      return rejected(verdict);
    }
    Layout layout = mapping.layout();
    String[] cells = layout.cells(row.cells());
    boolean hasPartner = layout.derive(cells, mapping.fill());
    if (layout.isOmitted(cells)) {
      return List.of();
    }
    if (rules.isForeign()) {
      findClearText(mapping, row, verdict);
      if (verdict.isRejected()) {
        return rejected(verdict);
      }
    }
    String[] fields = readRow(mapping, cells, verdict);
    String clientId = fieldOf(fields, Standard.CLIENT_ID);
    Identifiers client =
        new Identifiers(
            rules.feed().idSystem(),
            clientId,
            fieldOf(fields, Standard.EPISODE),
            List.of(),
            List.of(),
            List.of());
    if (statements.areWithdrawals() && verdict.isRejected()) {
      return rejected(verdict);
    }
    Optional<JudgedRow> refusal =
        statements.refusal(
            mapping, cells, fields, eventDate(fields, mapping), client.clientOnly(), verdict);
    if (refusal.isPresent() && (statements.areWithdrawals() || !isOvertaken.test(refusal.get()))) {
      return List.of(refusal.get());
    }
    if (isTooWide(row, layout)) {
      verdict.add(Stage.WIDTH, FindingId.TOO_MANY_CELLS);
    }
    if (!hasPartner) {
      verdict.add(Stage.VALUE, FindingId.NO_PARTNER);
    }
    People found = readPeople(mapping, cells, client, clientId != null, verdict);
    return layout.hasItems()
        ? judgeItems(mapping, cells, fields, found, verdict)
        : judgeRow(mapping, fields, found, verdict);
  }

  /** The people of a source row, shared by the rows derived from it. */
  private record People(
      List<PersonInRow> people, List<Value> values, Identifiers identifiers, boolean hasKey) {}

  private People readPeople(
      FileMapping mapping, String[] cells, Identifiers client, boolean hasClient, Verdict verdict) {
    List<PersonInRow> there = new ArrayList<>();
    List<Known> known = new ArrayList<>();
    List<Value> values = new ArrayList<>();
    List<Digest> digests = new ArrayList<>();
    for (int p = 0; p < rules.people().size(); p++) {
      FeedRules.PersonRules person = rules.people().get(p);
      boolean isSubject = person.slot() == 0 && (hasClient || rules.contract().needsKey());
      if (isSubject || people.isThere(p, mapping, cells)) {
        there.add(new PersonInRow(person.slot(), person.role(), person.relation(), person.named()));
        known.add(people.read(p, mapping, cells, values, digests, verdict));
      }
    }
    crossRules.dropNumbersOfCarers(mapping, known, verdict);
    Identifiers identifiers =
        new Identifiers(
                client.idSystem(),
                client.clientId().orElse(null),
                client.episode().orElse(null),
                known,
                digests,
                List.of())
            .besides(generations);
    boolean hasKey = !rules.contract().needsKey() || KeyParts.anyIdentity(recipes, identifiers, 0);
    return new People(List.copyOf(there), values, identifiers, hasKey);
  }

  private List<JudgedRow> judgeRow(
      FileMapping mapping, String[] fields, People found, Verdict verdict) {
    JudgedRow row = derived(mapping, 0, fields, found, verdict);
    return verdict.isRejected()
        ? List.of(JudgedRow.rejected(verdict.line(), verdict.reason(), row.findings()))
        : List.of(row);
  }

  private List<JudgedRow> judgeItems(
      FileMapping mapping, String[] cells, String[] fields, People found, Verdict verdict) {
    Layout layout = mapping.layout();
    List<JudgedRow> rows = new ArrayList<>();
    List<Finding> all = new ArrayList<>();
    List<String[]> read = new ArrayList<>();
    for (Layout.Item item : layout.items()) {
      if (layout.take(item, cells)) {
        String[] own = fields.clone();
        readItem(mapping, cells, item, own, verdict);
        read.add(own);
        JudgedRow row = derived(mapping, rows.size(), own, found, verdict);
        rows.add(row);
        all.addAll(row.findings());
      }
    }
    if (!rows.isEmpty()) {
      totals.check(mapping, cells, read, verdict);
      List<Finding> ofAll = verdict.taken();
      rows.set(0, rows.get(0).with(ofAll));
      all.addAll(ofAll);
    }
    if (rows.isEmpty()) {
      return verdict.isRejected() ? rejected(verdict) : List.of();
    }
    return verdict.isRejected()
        ? List.of(JudgedRow.rejected(verdict.line(), verdict.reason(), all))
        : List.copyOf(rows);
  }

  private static List<JudgedRow> rejected(Verdict verdict) {
    return List.of(JudgedRow.rejected(verdict.line(), verdict.reason(), verdict.findings()));
  }

  private JudgedRow derived(
      FileMapping mapping, int part, String[] fields, People found, Verdict verdict) {
    if (!found.hasKey() && !isKeyless(fields)) {
      verdict.add(Stage.KEY, FindingId.NO_KEY);
    }
    conditions.check(mapping, fields, verdict);
    ranges.check(mapping, fields, verdict);
    LocalDate day = eventDate(fields, mapping);
    crossRules.checkDates(mapping, fields, day, found.identifiers().people(), part, verdict);
    List<Value> values = new ArrayList<>(found.values());
    for (int f = 0; f < fields.length; f++) {
      FieldRule field = rules.row().get(f);
      if (fields[f] != null && field.keep() && field.standard().isEmpty() && isPlain(field)) {
        String name = statements.isCoverage(field) ? JudgedRow.COVERS : field.name();
        values.add(new Value(Value.ROW, name, fields[f]));
      }
    }
    statements.scope(fields).ifPresent(values::add);
    return new JudgedRow(
        verdict.line(),
        part,
        Status.ACCEPTED,
        Optional.empty(),
        Optional.of(day),
        found.people(),
        List.copyOf(values),
        verdict.taken(),
        found.identifiers().withRowKey(rowKey(fields, found.identifiers())));
  }

  private boolean isPlain(FieldRule field) {
    return !rules.isConsent(field) && !statements.isScope(field) && !rules.isEventDate(field);
  }

  private String[] readRow(FileMapping mapping, String[] cells, Verdict verdict) {
    String[] fields = new String[rules.row().size()];
    for (int f = 0; f < fields.length; f++) {
      int place = mapping.rowPlaces()[f];
      if (!rules.isConsent(rules.row().get(f)) && !mapping.layout().isOfItem(place)) {
        fields[f] = readField(mapping, f, cells, mapping.layout().fileColumn(place), verdict);
      }
    }
    return fields;
  }

  private void readItem(
      FileMapping mapping, String[] cells, Layout.Item item, String[] fields, Verdict verdict) {
    for (int f = 0; f < fields.length; f++) {
      if (mapping.layout().isOfItem(mapping.rowPlaces()[f])) {
        fields[f] = readField(mapping, f, cells, item.at() + 1, verdict);
      }
    }
  }

  private String readField(
      FileMapping mapping, int index, String[] cells, int column, Verdict verdict) {
    FieldRule field = rules.row().get(index);
    int place = mapping.rowPlaces()[index];
    String text = field.text(place == Layout.NONE ? "" : cells[place], rules.missing());
    int rejections = verdict.rejections();
    String value = null;
    if (!text.isEmpty()) {
      value =
          field.standard().isPresent()
              ? mapping.values().identifying(field, text, column, verdict)
              : mapping.values().plain(field, text, column, verdict);
    }
    if (value == null && field.required() && verdict.rejections() == rejections) {
      verdict.missing(field, column);
    }
    if (value == null && text.isEmpty() && rules.isEventDate(field) && place != Layout.NONE) {
      verdict.note(field, FindingId.DATED_BY_THE_PERIOD, column, "", "");
    }
    return value;
  }

  private String fieldOf(String[] fields, Standard standard) {
    for (int f = 0; f < fields.length; f++) {
      if (rules.row().get(f).standard().filter(standard::equals).isPresent()) {
        return fields[f];
      }
    }
    return null;
  }

  private LocalDate eventDate(String[] fields, FileMapping mapping) {
    for (int f = 0; f < fields.length; f++) {
      if (fields[f] != null && rules.isEventDate(rules.row().get(f))) {
        return ValueReader.day(fields[f]);
      }
    }
    return mapping.period().end();
  }

  private static boolean isTooWide(SourceRow row, Layout layout) {
    for (int i = layout.fileWidth(); i < row.cells().length; i++) {
      if (!CellText.clean(row.cells()[i]).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private void findClearText(FileMapping mapping, SourceRow row, Verdict verdict) {
    for (int i = 0; i < row.cells().length; i++) {
      if (ClearText.identifies(CellText.clean(row.cells()[i]), mapping.context())) {
        verdict.add(
            Stage.RECORD,
            new Finding(
                FindingId.CLEAR_TEXT, Severity.FILE, Value.ROW, "", i + 1, row.line(), "", ""));
      }
    }
  }

  private boolean isKeyless(String[] fields) {
    for (int f = 0; f < fields.length; f++) {
      List<String> codes = rules.contract().keylessWhen().get(rules.row().get(f).name());
      if (codes != null && fields[f] != null && codes.contains(fields[f])) {
        return true;
      }
    }
    return false;
  }

  /** The values of the declared row key; empty if none is declared or one of them is missing. */
  private List<String> rowKey(String[] fields, Identifiers identifiers) {
    List<String> values = new ArrayList<>();
    for (String name : rules.feed().rowKey()) {
      String value = rowKeyValue(name, fields, identifiers);
      if (value == null) {
        return List.of();
      }
      values.add(value);
    }
    return values;
  }

  private String rowKeyValue(String name, String[] fields, Identifiers identifiers) {
    for (int f = 0; f < fields.length; f++) {
      if (rules.row().get(f).name().equals(name)) {
        return fields[f];
      }
    }
    Optional<Standard> standard =
        Optional.ofNullable(rules.contract().fields().get(name)).flatMap(field -> field.standard());
    for (Known known : identifiers.people()) {
      if (known.slot() == 0 && standard.isPresent()) {
        return known.value(standard.get());
      }
    }
    return null;
  }
}
