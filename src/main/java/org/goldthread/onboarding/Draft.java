package org.goldthread.onboarding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.goldthread.config.Contract;
import org.goldthread.config.Contract.Field;
import org.goldthread.config.Contract.Subject;
import org.goldthread.config.Feed;
import org.goldthread.config.Governance.Agreement;
import org.goldthread.config.Programme;
import org.goldthread.contract.ClearText;
import org.goldthread.pseudonym.Context;
import org.goldthread.pseudonym.Standard;

/** Puts the parts of a proposal together. */
final class Draft {
  private static final int LONGEST_SPELLING = 40;
  private static final int MOST_SPELLINGS = 30;
  private static final int MOST_DIGITS = 4;
  private static final int ENOUGH_ROWS = 10;
  private static final Set<Standard> IDENTIFYING =
      Set.of(
          Standard.NHS_NUMBER,
          Standard.UPN,
          Standard.EMAIL,
          Standard.MOBILE,
          Standard.DATE_OF_BIRTH,
          Standard.FIRST_NAME,
          Standard.POSTCODE,
          Standard.CLIENT_ID,
          Standard.EPISODE);

  private final Programme programme;
  private final List<Feed> others;
  private final Mentions mentions;
  private final Suggestion.Request request;
  private final Content content;
  private final Lexicon lexicon;
  private final Table table;
  private final LocalDate latest;
  private final List<String> notes = new ArrayList<>();

  Draft(
      Programme programme,
      List<Feed> others,
      Mentions mentions,
      Suggestion.Request request,
      Content content,
      Lexicon lexicon,
      Table table) {
    this.programme = programme;
    this.others = others;
    this.mentions = mentions;
    this.request = request;
    this.content = content;
    this.lexicon = lexicon;
    this.table = table;
    latest = programme.periods().last().end();
  }

  Proposal of(
      Reshape shape, Matching matching, List<People.InRow> people, Optional<String> scheme) {
    Contract contract = matching.contract();
    Optional<String> service = service(contract);
    Map<String, String> constants = mentions.constants(matching, content);
    List<String> dates = dateFormats(matching);
    Map<String, Map<String, Optional<String>>> values = values(matching);
    remark();
    return new Proposal(
        request.feed().orElseGet(() -> name(contract, service)),
        request.provider(),
        service,
        contract.name(),
        idSystem(),
        agreement(contract),
        scheme,
        rowKey(matching, shape),
        table.headerOffset(),
        table.sheet(),
        dates,
        matching.matches().stream().filter(m -> m.whose().isEmpty()).map(Draft::given).toList(),
        people.stream().map(Draft::person).toList(),
        values,
        constants,
        shape.splits(),
        shape.joins(),
        shape.unpivot(),
        table.totals(),
        missing(matching, people, constants),
        matching.unused().stream().map(column -> unused(column, matching)).toList(),
        notes);
  }

  private static Proposal.Given given(Matching.Match match) {
    return new Proposal.Given(
        match.column().place(),
        match.column().heading(),
        match.field().name(),
        match.confidence(),
        match.reason());
  }

  private static Proposal.Person person(People.InRow person) {
    List<Proposal.Given> digests = new ArrayList<>();
    person
        .digests()
        .forEach(
            (recipe, column) ->
                digests.add(
                    new Proposal.Given(
                        column.place(), column.heading(), recipe, 70, "holds SHA-256 digests")));
    return new Proposal.Person(
        person.slot(),
        person.role().name().toLowerCase(Locale.ROOT),
        person.relation(),
        person.named(),
        person.fields().values().stream().map(Draft::given).toList(),
        digests,
        person.constants());
  }

  private List<Feed> ofProvider() {
    return others.stream().filter(feed -> feed.provider().equals(request.provider())).toList();
  }

  /** The service of the provider's other feeds, or the one that the provider is named after. */
  private Optional<String> service(Contract contract) {
    if (!contract.kind().isOfService()) {
      return Optional.empty();
    }
    Set<String> known = new TreeSet<>();
    ofProvider().forEach(feed -> feed.service().ifPresent(known::add));
    if (known.isEmpty()) {
      programme.services().keySet().stream()
          .filter(id -> request.provider().equals(id) || request.provider().startsWith(id + "-"))
          .forEach(known::add);
    }
    return known.size() == 1 ? Optional.of(known.iterator().next()) : Optional.empty();
  }

  private Optional<String> idSystem() {
    Set<String> known = new TreeSet<>();
    ofProvider().forEach(feed -> known.add(feed.idSystem()));
    known.remove(request.provider());
    return known.size() == 1 ? Optional.of(known.iterator().next()) : Optional.empty();
  }

  private Optional<String> agreement(Contract contract) {
    List<Agreement> fitting =
        Agreements.of(programme, others, request.provider()).stream()
            .filter(agreement -> Agreements.fit(contract, agreement.basis()))
            .toList();
    return fitting.size() == 1 ? Optional.of(fitting.get(0).id()) : Optional.empty();
  }

  private String name(Contract contract, Optional<String> service) {
    String name = service.orElse(request.provider()) + "-" + contract.name();
    String free = name;
    for (int i = 2; programme.feeds().containsKey(free); i++) {
      free = name + "-" + i;
    }
    return free;
  }

  private List<String> rowKey(Matching matching, Reshape shape) {
    Contract contract = matching.contract();
    if (contract.kind() != Contract.Kind.REGISTRATION
        || shape.unpivot().isPresent()
        || table.rows() < ENOUGH_ROWS) {
      return List.of();
    }
    return matching.matches().stream()
        .filter(m -> m.field().standard().filter(Standard.CLIENT_ID::equals).isPresent())
        .filter(m -> m.column().profile().isUnique())
        .map(m -> m.field().name())
        .toList();
  }

  private List<String> dateFormats(Matching matching) {
    Map<String, Integer> counts = new TreeMap<>();
    List<Column> columns =
        matching.matches().stream()
            .filter(m -> Content.isDate(m.field()))
            .map(Matching.Match::column)
            .filter(column -> !column.profile().isEmpty())
            .toList();
    Set<DateForms.Order> orders = new TreeSet<>();
    columns.forEach(column -> orders.add(content.dates(column.profile()).order()));
    boolean months =
        orders.contains(DateForms.Order.MONTH_FIRST) && !orders.contains(DateForms.Order.DAY_FIRST);
    for (Column column : columns) {
      DateForms forms = content.dates(column.profile());
      boolean open = forms.order() == DateForms.Order.AMBIGUOUS;
      DateForms read =
          open && months
              ? DateForms.of(column.profile().values(), latest, DateForms.Order.MONTH_FIRST)
              : forms;
      read.patterns().forEach(p -> counts.merge(p, column.profile().filled(), Integer::sum));
    }
    boolean decided =
        orders.contains(DateForms.Order.MONTH_FIRST) || orders.contains(DateForms.Order.DAY_FIRST);
    if (orders.contains(DateForms.Order.AMBIGUOUS) && !decided) {
      notes.add(
          "CHECK: every date can be read day first or month first; day first was taken. Ask the"
              + " provider.");
    }
    if (orders.contains(DateForms.Order.MIXED)
        || orders.contains(DateForms.Order.MONTH_FIRST)
            && orders.contains(DateForms.Order.DAY_FIRST)) {
      notes.add(
          "CHECK: some dates can only be day first, others only month first. Ask the provider for"
              + " one form.");
    }
    return counts.entrySet().stream()
        .sorted(
            Comparator.comparing(Map.Entry<String, Integer>::getValue, Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Spellings of code columns that are no code; never one that could identify somebody. */
  private Map<String, Map<String, Optional<String>>> values(Matching matching) {
    Set<String> secret = secrets(matching);
    Map<String, Map<String, Optional<String>>> values = new LinkedHashMap<>();
    int hidden = 0;
    for (Matching.Match match : matching.matches()) {
      Codes codes = content.codes(matching.contract(), match.field());
      if (codes == null) {
        continue;
      }
      Profile profile = match.column().profile();
      boolean areHeadings = match.column().origin() == Column.Origin.ITEM_NAME;
      Map<String, Integer> unknown = new TreeMap<>();
      profile
          .values()
          .forEach(
              (value, count) -> {
                if (codes.code(value).isEmpty()) {
                  unknown.merge(value.toLowerCase(Locale.ROOT), count, Integer::sum);
                }
              });
      Map<String, Optional<String>> shown =
          values.getOrDefault(match.field().name(), new LinkedHashMap<>());
      for (Map.Entry<String, Integer> value : unknown.entrySet()) {
        boolean isShown =
            areHeadings
                || unknown.size() <= MOST_SPELLINGS
                    && value.getValue() > 1
                    && isHarmless(value.getKey(), secret);
        if (isShown) {
          shown.put(value.getKey(), meant(match.field(), codes, value.getKey()));
        } else {
          hidden++;
        }
      }
      if (!shown.isEmpty()) {
        values.put(match.field().name(), shown);
      }
    }
    if (hidden > 0) {
      notes.add(
          "Spellings that are no code and not shown, as they stand once or could identify somebody: "
              + hidden
              + "; `validate` lists their lines.");
    }
    return values;
  }

  /** What another feed, the code list or the field's own name makes of a spelling. */
  private Optional<String> meant(Field field, Codes codes, String spelling) {
    Optional<String> known =
        others.stream()
            .map(feed -> feed.values().getOrDefault(field.name(), Map.of()).get(spelling))
            .filter(code -> code != null)
            .findFirst();
    // "Expecting" under "Pregnant" is a yes.
    boolean saysSo =
        codes.code("yes").filter("Y"::equals).isPresent()
            && lexicon.likeness(Words.of(spelling), field.name()) >= 0.6;
    return known
        .or(() -> codes.nearest(spelling))
        .or(() -> saysSo ? Optional.of("Y") : Optional.empty());
  }

  /** Cells of all columns that are not known to hold codes. */
  private Set<String> secrets(Matching matching) {
    Set<String> secret = new HashSet<>();
    for (Matching.Match match : matching.matches()) {
      boolean identifies = match.field().standard().filter(IDENTIFYING::contains).isPresent();
      boolean isText = match.field().codeList().isEmpty();
      if (identifies || isText) {
        addLower(match.column().profile(), secret);
      }
    }
    matching.unused().forEach(column -> addLower(column.profile(), secret));
    // What states consent is a word of the provider's own.
    matching
        .contract()
        .consent()
        .flatMap(matching::row)
        .ifPresent(
            match ->
                match
                    .column()
                    .profile()
                    .values()
                    .keySet()
                    .forEach(value -> secret.remove(value.toLowerCase(Locale.ROOT))));
    return secret;
  }

  private static void addLower(Profile profile, Set<String> texts) {
    profile.values().keySet().forEach(value -> texts.add(value.toLowerCase(Locale.ROOT)));
  }

  private boolean isHarmless(String value, Set<String> secret) {
    return value.length() <= LONGEST_SPELLING
        && value.chars().filter(Character::isDigit).count() <= MOST_DIGITS
        && !secret.contains(value)
        && !ClearText.identifies(value, Context.of(List.of(), latest));
  }

  private List<Proposal.Absent> missing(
      Matching matching, List<People.InRow> people, Map<String, String> constants) {
    Contract contract = matching.contract();
    List<Proposal.Absent> missing = new ArrayList<>();
    for (Field field : contract.fields().values()) {
      String name = field.name();
      boolean ofRow = field.subject() == Subject.ROW;
      boolean given =
          ofRow
              ? matching.row(name).isPresent() || constants.containsKey(name)
              : people.isEmpty()
                  || people.get(0).fields().containsKey(name)
                  || people.get(0).constants().containsKey(name);
      boolean isArea =
          field.standard().filter(Standard.POSTCODE::equals).isPresent()
              && !people.isEmpty()
              && people.get(0).fields().containsKey("lsoa");
      boolean isDate = contract.eventDate().filter(name::equals).isPresent();
      boolean isClient = field.standard().filter(Standard.CLIENT_ID::equals).isPresent();
      if (!given && field.required() && !isArea) {
        missing.add(
            new Proposal.Absent(
                name,
                "required; give it a heading, "
                    + (ofRow ? "a constant under `constants`, " : "")
                    + "or a default under `defaults`"));
      } else if (!given && isDate) {
        missing.add(
            new Proposal.Absent(
                name, "dates the row; without it the last day of the period counts"));
      } else if (!given && isClient) {
        missing.add(
            new Proposal.Absent(
                name, "denotes the client; without it rows do not link to the provider's others"));
      }
    }
    return missing;
  }

  private Proposal.Unused unused(Column column, Matching matching) {
    return new Proposal.Unused(column.place(), column.heading(), whyUnused(column, matching));
  }

  private String whyUnused(Column column, Matching matching) {
    if (column.profile().isEmpty()) {
      return "no values, and the heading tells nothing";
    }
    List<String> rest = Whose.in(column.words()).map(Whose.Named::rest).orElse(column.words());
    Optional<String> taken =
        matching.matches().stream()
            .filter(m -> lexicon.likeness(rest, m.field().name()) >= 0.9)
            .filter(m -> content.fit(column.profile(), matching.contract(), m.field()).degree() > 0)
            .map(m -> m.field().name())
            .findFirst();
    if (taken.isPresent()) {
      return "another column gives `" + taken.get() + "`; an older heading of it belongs beside it";
    }
    if (content.identifying(column.profile()) > 0.5
        || lexicon.likenessToNone(column.words()) >= 0.9
            && Set.of("surname", "address").stream().anyMatch(column.words()::contains)) {
      return "identifies people and is not needed; better left out of the export";
    }
    return lexicon.likenessToNone(rest) >= 0.9
        ? "the contract has no such field"
        : "nothing of the contract fits";
  }

  private void remark() {
    if (!table.whole()) {
      notes.add("Only the first " + TableReader.MOST_ROWS + " rows were looked at.");
    }
    if (table.columns().size() + table.unnamed() >= TableReader.MOST_COLUMNS) {
      notes.add("Only the first " + TableReader.MOST_COLUMNS + " columns were looked at.");
    }
    if (table.unnamed() > 0) {
      notes.add(table.unnamed() + " columns hold values and have no heading; they cannot be used.");
    }
    long dated =
        table.columns().stream()
            .filter(c -> DateForms.of(Map.of(c.heading(), 1), latest).share() == 1)
            .count();
    if (dated > 1) {
      notes.add(
          dated
              + " headings are dates alone. Put a word before each, as in `Session 12/07/2023`, and"
              + " they can become rows.");
    }
  }
}
