package org.goldthread.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.goldthread.contract.FeedRules.DigestRule;
import org.goldthread.contract.FeedRules.PersonRules;
import org.goldthread.contract.Identifiers.Digest;
import org.goldthread.contract.Identifiers.Known;
import org.goldthread.postcode.PostcodeLookup;
import org.goldthread.pseudonym.ForeignDigests;
import org.goldthread.pseudonym.Generation;
import org.goldthread.pseudonym.KeyRing;
import org.goldthread.pseudonym.Missing;
import org.goldthread.pseudonym.OpenPseudonymiser;
import org.goldthread.pseudonym.Scheme;
import org.goldthread.pseudonym.Standard;
import org.goldthread.pseudonym.Standardisers;
import org.goldthread.reading.CellText;

/**
 * Reads the people of a row: what identifies them apart from what does not, and in place of the
 * postcode its area, of the date of birth its month.
 */
final class PersonReader {
  static final String BIRTH_MONTH = "birth_month";
  static final String DUE_DATE = "due_date";
  static final String DUE_MONTH = "due_month";
  static final String SEX = "sex";
  static final String BIRTH_ORDER = "birth_order";
  static final String LSOA = "lsoa";
  static final String IN_AREA = "in_area";
  static final String UNKNOWN = "unknown";

  private static final int MONTH_LENGTH = 7;

  private final FeedRules rules;
  private final PostcodeLookup postcodes;
  private final Set<String> area;
  private final List<Generation> generations;
  private final ForeignDigests foreign;

  PersonReader(
      FeedRules rules, PostcodeLookup postcodes, Set<String> area, List<Generation> generations) {
    this.rules = rules;
    this.generations = generations;
    this.postcodes = postcodes;
    this.area = area;
    // No salt here: what only a salt can tell is told when keys are made.
    foreign = rules.isForeign() ? unsalted(rules.feed().scheme()) : null;
  }

  private static ForeignDigests unsalted(String scheme) {
    return KeyRing.of(Map.of(), Map.of()).foreign(Scheme.of(scheme));
  }

  /** Whether a row mentions a person: a cell that speaks for it is not missing. */
  boolean isThere(int index, FileMapping mapping, String[] cells) {
    PersonRules person = rules.people().get(index);
    int[] places = mapping.personPlaces(index);
    for (int f = 0; f < places.length; f++) {
      if (mapping.tellsPresence(index, f) && !isMissing(cells[places[f]])) {
        return true;
      }
    }
    int[] digests = mapping.digestPlaces(index);
    for (int d = 0; d < person.digests().size(); d++) {
      if (digests[d] != Layout.NONE && !isMissing(cells[digests[d]])) {
        return true;
      }
    }
    return false;
  }

  private boolean isMissing(String cell) {
    String text = CellText.clean(cell);
    return text.isEmpty() || rules.missing().contains(CellText.lower(text));
  }

  /** A value to be read, and where it stands. */
  private record Cell(FieldRule field, String text, int column) {}

  /** What a person's values are read into. */
  private record Reading(FileMapping mapping, Known known, List<Value> values, Verdict verdict) {

    /** The standardised value of an identifying field, or null. */
    String identifying(Cell cell) {
      return mapping.values().identifying(cell.field(), cell.text(), cell.column(), verdict);
    }

    /** The value of any other field, or null. */
    String plain(Cell cell) {
      return mapping.values().plain(cell.field(), cell.text(), cell.column(), verdict);
    }

    void add(String field, String value) {
      values.add(new Value(known.slot(), field, value));
    }
  }

  /** Reads a person; adds its values and digests to the lists. */
  Known read(
      int index,
      FileMapping mapping,
      String[] cells,
      List<Value> values,
      List<Digest> digests,
      Verdict verdict) {
    PersonRules person = rules.people().get(index);
    Known known = new Known(person.slot(), person.role(), person.relation());
    Reading reading = new Reading(mapping, known, values, verdict);
    int[] places = mapping.personPlaces(index);
    for (int f = 0; f < places.length; f++) {
      FieldRule field = person.fields().get(f);
      String text = field.text(places[f] == Layout.NONE ? "" : cells[places[f]], rules.missing());
      Cell cell = new Cell(field, text, mapping.layout().fileColumn(places[f]));
      int rejections = verdict.rejections();
      boolean given = !text.isEmpty() && read(cell, reading);
      if (!text.isEmpty()) {
        readBeside(cell, reading);
      }
      if (!given && field.required() && verdict.rejections() == rejections) {
        verdict.missing(field, cell.column());
      }
    }
    readDigests(index, mapping, cells, digests, verdict);
    addDerived(reading);
    return known;
  }

  /** Whether a value could be read. */
  private boolean read(Cell cell, Reading reading) {
    Optional<Standard> standard = cell.field().standard();
    if (standard.isEmpty()) {
      return readPlain(cell, reading);
    }
    return switch (standard.get()) {
      case SEX -> readSex(cell, reading);
      case POSTCODE -> readPostcode(cell, reading);
      case MOBILE -> {
        String number = reading.identifying(cell);
        reading.known().addMobile(number);
        yield number != null;
      }
      default -> {
        String value = reading.identifying(cell);
        reading.known().put(standard.get(), value);
        yield value != null;
      }
    };
  }

  /** What standardisers of other versions make of a value; findings are the present ones'. */
  private void readBeside(Cell cell, Reading reading) {
    for (Generation generation : generations) {
      cell.field()
          .standard()
          .filter(generation.changes()::contains)
          .ifPresent(
              standard ->
                  reading
                      .known()
                      .putBeside(
                          generation,
                          standard,
                          generation
                              .standardise(standard, cell.text(), reading.mapping().context())
                              .orElse(null)));
    }
  }

  private boolean readPlain(Cell cell, Reading reading) {
    String value = reading.plain(cell);
    if (value != null && cell.field().name().equals(LSOA)) {
      addArea(Optional.of(value).filter(code -> !code.equalsIgnoreCase(UNKNOWN)), reading);
    } else if (value != null && cell.field().keep()) {
      reading.add(cell.field().name(), value);
    }
    if (value != null && cell.field().name().equals(DUE_DATE)) {
      // A day would tell a date of birth; the month says what is asked of it.
      reading.add(DUE_MONTH, value.substring(0, MONTH_LENGTH));
      reading.known().putDueDate(value);
    }
    return value != null;
  }

  private static boolean readSex(Cell cell, Reading reading) {
    FieldRule field = cell.field();
    Optional<String> sex = sex(cell.text(), reading);
    if (field.codes() == null) {
      reading.known().put(Standard.SEX, sex.orElse(null));
      return sex.isPresent() || reading.identifying(cell) != null;
    }
    Optional<String> code =
        field.codes().code(cell.text()).or(() -> sex.flatMap(field.codes()::code));
    if (code.isEmpty()) {
      return reading.plain(cell) != null;
    }
    reading.known().put(Standard.SEX, sex(code.get(), reading).or(() -> sex).orElse(null));
    if (field.keep()) {
      reading.add(field.name(), code.get());
    }
    return true;
  }

  private static Optional<String> sex(String text, Reading reading) {
    return Standardisers.standardise(Standard.SEX, text, reading.mapping().context());
  }

  private boolean readPostcode(Cell cell, Reading reading) {
    FieldRule field = cell.field();
    boolean statesNone =
        (field.codes() != null && field.codes().code(cell.text()).isPresent())
            || Standardisers.statesNoAddress(cell.text());
    if (statesNone) {
      addArea(Optional.empty(), reading);
      return true;
    }
    String postcode = reading.identifying(cell);
    if (postcode == null) {
      return false;
    }
    reading.known().put(Standard.POSTCODE, postcode);
    Optional<String> lsoa = postcodes.lsoa(postcode);
    if (lsoa.isEmpty()) {
      reading.verdict().note(field, FindingId.UNKNOWN_POSTCODE, cell.column(), "", "");
    }
    addArea(lsoa, reading);
    return true;
  }

  private void addArea(Optional<String> lsoa, Reading reading) {
    reading.add(LSOA, lsoa.orElse(UNKNOWN));
    reading.add(IN_AREA, lsoa.map(code -> area.contains(code) ? "Y" : "N").orElse("U"));
  }

  private static void addDerived(Reading reading) {
    String birth = reading.known().value(Standard.DATE_OF_BIRTH);
    if (birth != null) {
      reading.add(BIRTH_MONTH, birth.substring(0, MONTH_LENGTH));
    }
    addKnown(Standard.SEX, SEX, reading);
    addKnown(Standard.BIRTH_ORDER, BIRTH_ORDER, reading);
  }

  private static void addKnown(Standard standard, String name, Reading reading) {
    String value = reading.known().value(standard);
    if (value != null) {
      reading.add(name, value);
    }
  }

  private void readDigests(
      int index, FileMapping mapping, String[] cells, List<Digest> digests, Verdict verdict) {
    PersonRules person = rules.people().get(index);
    int[] places = mapping.digestPlaces(index);
    for (int d = 0; d < places.length; d++) {
      DigestRule rule = person.digests().get(d);
      String text = places[d] == Layout.NONE ? "" : CellText.clean(cells[places[d]]);
      if (isMissing(text) || isCalledInvalid(rule, mapping, cells)) {
        continue;
      }
      Optional<Missing> why = foreign.why(text);
      if (why.isEmpty()) {
        digests.add(new Digest(person.slot(), rule.recipe(), text));
      } else {
        FindingId id =
            why.get() == Missing.FORM ? FindingId.DIGEST_UNREADABLE : FindingId.DIGEST_OF_NOTHING;
        verdict.add(
            Verdict.Stage.VALUE,
            new Finding(
                id,
                id.severity(),
                person.slot(),
                rule.recipe().name(),
                mapping.layout().fileColumn(places[d]),
                verdict.line(),
                "",
                ""));
      }
    }
  }

  /** The tool's flag beside an NHS number: anything but 1 means that there is none. */
  private static boolean isCalledInvalid(DigestRule rule, FileMapping mapping, String[] cells) {
    boolean isNumber =
        rule.recipe().parts().stream().allMatch(p -> p.standard() == Standard.NHS_NUMBER);
    return isNumber
        && mapping.validityPlace() != Layout.NONE
        && !OpenPseudonymiser.isUsable(cells[mapping.validityPlace()]);
  }
}
