package org.goldthread.onboarding;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.goldthread.config.Contract;
import org.goldthread.config.Contract.Field;
import org.goldthread.config.Contract.Type;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.config.Programme.CodeList;

/** The columns of a feed's file, as the feed's headings and its closed vocabulary ask for them. */
final class TemplateColumns {
  private static final int EXAMPLES = 3;
  private static final int DAYS_OF_WEEK = 7;

  /** No code list has this name: there is none without a contract that uses it. */
  private static final String CONSENT = "statement of consent";

  private final Programme programme;
  private final Feed feed;
  private final Contract contract;
  private final Map<String, Entry> columns = new LinkedHashMap<>();

  private TemplateColumns(Programme programme, Feed feed) {
    this.programme = programme;
    this.feed = feed;
    contract = programme.contracts().get(feed.contract());
  }

  /** How the cells of a column are written. */
  enum Form {
    TEXT,
    LIST,
    DATE,
    NUMBER,
    POSTCODE,
    NHS,
    EMAIL,
    DIGEST
  }

  /**
   * A column.
   *
   * @param heading its heading
   * @param person the person whose field it is; empty for the row
   * @param field the contract's field
   * @param form how it is written
   * @param required whether a line without it is sent back
   * @param rejects whether a line in which it cannot be read is sent back
   * @param list name of the list of its codes; empty if it has none
   * @param asked what the contract asks of it; null for digests
   */
  record Entry(
      String heading,
      Optional<Feed.Person> person,
      String field,
      Form form,
      boolean required,
      boolean rejects,
      Optional<String> list,
      Field asked) {}

  /** The columns in the order of the contract, the row's first. */
  static List<Entry> of(Programme programme, Feed feed) {
    TemplateColumns template = new TemplateColumns(programme, feed);
    Contract contract = template.contract;
    for (Field field : contract.fields().values()) {
      template.add(field, Optional.empty(), feed.columns().get(field.name()));
    }
    for (Feed.Person person : feed.people()) {
      for (Field field : contract.fields().values()) {
        template.add(field, Optional.of(person), person.columns().get(field.name()));
      }
      person.digests().forEach((recipe, headings) -> template.addDigest(person, recipe, headings));
    }
    feed.filters().forEach(filter -> template.put(plain(filter.column())));
    feed.fill().ifPresent(fill -> template.put(plain(fill.by())));
    return List.copyOf(template.columns.values());
  }

  /** A column that the feed looks at without a field of it, such as one that its filters name. */
  private static Entry plain(String heading) {
    return new Entry(
        heading, Optional.empty(), "", Form.TEXT, false, false, Optional.empty(), null);
  }

  /**
   * A list of codes.
   *
   * @param offered what the drop-down shows
   * @param known every spelling that is read, the feed's own included
   */
  record Choices(List<String> offered, List<String> known) {}

  /** The lists that columns need, by name. */
  static Map<String, Choices> lists(Programme programme, Feed feed, List<Entry> columns) {
    Map<String, Set<String>> known = new LinkedHashMap<>();
    Map<String, List<String>> offered = new LinkedHashMap<>();
    for (Entry column : columns) {
      column
          .list()
          .ifPresent(
              name -> {
                CodeList list = programme.codeLists().get(name);
                List<String> yesAndNo =
                    List.of(programme.consent().yes().get(0), programme.consent().no().get(0));
                offered.put(name, list == null ? yesAndNo : List.copyOf(list.codes().values()));
                Set<String> spellings = known.computeIfAbsent(name, n -> new LinkedHashSet<>());
                spellings.addAll(offered.get(name));
                if (list == null) {
                  spellings.addAll(programme.consent().yes());
                  spellings.addAll(programme.consent().no());
                } else {
                  spellings.addAll(list.synonyms().keySet());
                }
                spellings.addAll(feed.values().getOrDefault(column.field(), Map.of()).keySet());
              });
    }
    Map<String, Choices> lists = new LinkedHashMap<>();
    offered.forEach(
        (name, words) -> lists.put(name, new Choices(words, List.copyOf(known.get(name)))));
    return lists;
  }

  private void add(Field field, Optional<Feed.Person> person, List<String> headings) {
    if (headings == null) {
      return;
    }
    String heading = headings.get(0);
    for (Feed.Split split : feed.split()) {
      if (isOneOf(heading, split.into())) {
        put(text(split.column(), person, field));
        return;
      }
    }
    for (Feed.Join join : feed.join()) {
      if (isOneOf(heading, List.of(join.into()))) {
        join.columns().forEach(part -> put(text(part, person, field)));
        return;
      }
    }
    if (feed.fill().isPresent() && isOneOf(heading, feed.fill().get().columns())) {
      return;
    }
    if (feed.unpivot().isPresent()) {
      Feed.Unpivot unpivot = feed.unpivot().get();
      if (isOneOf(heading, List.of(unpivot.value()))) {
        items(unpivot)
            .forEach(
                item -> put(column(unpivot.columns().replace("*", item), person, field, false)));
        return;
      }
      if (isOneOf(heading, List.of(unpivot.name()))) {
        return;
      }
    }
    boolean first = person.map(p -> p.slot() == 0).orElse(true);
    boolean required = first && field.required() && !feed.defaults().containsKey(field.name());
    put(column(heading, person, field, required));
  }

  private static boolean isOneOf(String heading, List<String> headings) {
    return headings.stream().anyMatch(h -> Words.plain(h).equals(Words.plain(heading)));
  }

  private void put(Entry column) {
    columns.putIfAbsent(Words.plain(column.heading()), column);
  }

  private void addDigest(Feed.Person person, String recipe, List<String> headings) {
    put(
        new Entry(
            headings.get(0),
            Optional.of(person),
            recipe,
            Form.DIGEST,
            false,
            false,
            Optional.empty(),
            null));
  }

  private static Entry text(String heading, Optional<Feed.Person> person, Field field) {
    return new Entry(
        heading, person, field.name(), Form.TEXT, false, false, Optional.empty(), field);
  }

  private Entry column(
      String heading, Optional<Feed.Person> person, Field field, boolean required) {
    boolean isAnswer = contract.isAnswer(field.name());
    Form form = isAnswer ? Form.LIST : form(field);
    Optional<String> list =
        isAnswer ? Optional.of(CONSENT) : form == Form.LIST ? field.codeList() : Optional.empty();
    boolean rejects = required || field.onInvalid() == Contract.OnInvalid.REJECT;
    return new Entry(heading, person, field.name(), form, required, rejects, list, field);
  }

  private static Form form(Field field) {
    if (field.standard().isPresent()) {
      return switch (field.standard().get()) {
        case NHS_NUMBER -> Form.NHS;
        case EMAIL -> Form.EMAIL;
        case POSTCODE -> Form.POSTCODE;
        case DATE_OF_BIRTH -> Form.DATE;
        case BIRTH_ORDER -> Form.NUMBER;
        case SEX -> field.codeList().isPresent() ? Form.LIST : Form.TEXT;
        default -> Form.TEXT;
      };
    }
    if (field.codeList().isPresent()) {
      return Form.LIST;
    }
    return switch (field.type()) {
      case DATE -> Form.DATE;
      case INTEGER, NUMBER -> Form.NUMBER;
      default -> Form.TEXT;
    };
  }

  /** What stands for the star: days of the first weeks, items of the code list, or numbers. */
  private List<String> items(Feed.Unpivot unpivot) {
    for (Map.Entry<String, List<String>> column : feed.columns().entrySet()) {
      Field field = contract.fields().get(column.getKey());
      if (isOneOf(unpivot.name(), column.getValue())) {
        if (field.type() == Type.DATE) {
          return days();
        }
        if (field.codeList().isPresent()) {
          return codes(field, unpivot.columns());
        }
      }
    }
    List<String> numbers = new ArrayList<>();
    for (int i = 1; i <= EXAMPLES; i++) {
      numbers.add(Integer.toString(i));
    }
    return numbers;
  }

  private List<String> days() {
    String pattern = feed.dateFormats().isEmpty() ? "dd/MM/yyyy" : feed.dateFormats().get(0);
    DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    LocalDate day = feed.schedule().first().orElse(programme.periods().first()).start();
    List<String> days = new ArrayList<>();
    for (int i = 0; i < EXAMPLES; i++) {
      days.add(day.plusDays((long) i * DAYS_OF_WEEK).format(format));
    }
    return days;
  }

  /** Items that the feed or the list spells with the heading's own beginning; else all labels. */
  private List<String> codes(Field field, String pattern) {
    Map<String, String> own = feed.values().getOrDefault(field.name(), Map.of());
    if (!own.isEmpty()) {
      return List.copyOf(own.keySet());
    }
    CodeList list = programme.codeLists().get(field.codeList().orElseThrow());
    String beginning = pattern.substring(0, pattern.indexOf('*')).toLowerCase(Locale.ROOT);
    List<String> found = new ArrayList<>();
    list.synonyms()
        .forEach(
            (spelling, code) -> {
              if (!beginning.isBlank() && spelling.startsWith(beginning)) {
                found.add(spelling.substring(beginning.length()).toUpperCase(Locale.ROOT));
              }
            });
    return found.isEmpty() ? List.copyOf(list.codes().values()) : found;
  }
}
