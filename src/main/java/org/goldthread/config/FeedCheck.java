package org.goldthread.config;

import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.goldthread.config.Contract.Field;
import org.goldthread.config.Contract.Subject;
import org.goldthread.config.Feed.Person;
import org.goldthread.config.Feed.Route;
import org.goldthread.config.Governance.Agreement;
import org.goldthread.config.Programme.CodeList;
import org.goldthread.core.Period;
import org.goldthread.pseudonym.Recipe;
import org.goldthread.pseudonym.Recipe.Purpose;
import org.goldthread.pseudonym.Standard;

/** What a schema cannot say about a feed: everything it names exists and fits its contract. */
final class FeedCheck {
  private static final Set<Standard> CLEAR_TEXT =
      Set.of(
          Standard.NHS_NUMBER,
          Standard.UPN,
          Standard.EMAIL,
          Standard.MOBILE,
          Standard.DATE_OF_BIRTH,
          Standard.FIRST_NAME,
          Standard.POSTCODE);

  private static final String AREA = "lsoa";

  /**
   * What feeds refer to; empty where the file that says so cannot be read, so that one mistake is
   * told once.
   *
   * @param contractNames names of all contract files
   * @param contracts contracts that can be read
   * @param codeLists code lists that can be read
   * @param services ids of all services
   * @param providers all providers
   * @param consent spellings of consent
   * @param agreements agreements by id
   * @param keys recipes and schemes
   * @param periods the programme's periods
   * @param contractsSince from when on contracts are those; empty: from the beginning
   */
  record Known(
      Collection<String> contractNames,
      Map<String, Contract> contracts,
      Map<String, CodeList> codeLists,
      Optional<Collection<String>> services,
      Optional<Collection<String>> providers,
      Optional<Programme.ConsentRules> consent,
      Optional<Map<String, Agreement>> agreements,
      Optional<KeysReader.Keys> keys,
      Optional<Programme.PeriodRange> periods,
      Optional<Period> contractsSince) {

    /** The same in other periods. */
    Known with(Map<String, Contract> other, Optional<Period> since) {
      return new Known(
          contractNames,
          other,
          codeLists,
          services,
          providers,
          consent,
          agreements,
          keys,
          periods,
          since);
    }
  }

  private final Feed feed;
  private final Part file;
  private final Known known;
  private final Problems problems;

  private FeedCheck(Feed feed, Part file, Known known, Problems problems) {
    this.feed = feed;
    this.file = file;
    this.known = known;
    this.problems = problems;
  }

  static void check(Feed feed, Part file, Known known, Problems problems) {
    new FeedCheck(feed, file, known, problems).check();
  }

  private void check() {
    if (!feed.file().equals("feeds/" + feed.name() + ".yaml")) {
      problems.add(
          file.at("feed"),
          "the feed `" + feed.name() + "` stands in a file of another name",
          "name the file " + feed.name() + ".yaml");
    }
    checkName("contract", feed.contract(), Optional.of(known.contractNames()));
    feed.service().ifPresent(service -> checkName("service", service, known.services()));
    checkName("provider", feed.provider(), known.providers());
    checkName("agreement", feed.agreement(), known.agreements().map(Map::keySet));
    checkPeople();
    checkScheme();
    checkFormats();
    new ScheduleCheck(file.at("calendar"), known.periods(), problems).check();
    new HeadingCheck(feed, file, problems).check();
    Contract contract = known.contracts().get(feed.contract());
    if (contract != null) {
      checkAgainst(contract);
    }
  }

  private void checkName(String key, String name, Optional<? extends Collection<String>> names) {
    if (names.isPresent() && !names.get().contains(name)) {
      problems.unknown(file.at(key), "the " + key, name, Set.copyOf(names.get()));
    }
  }

  private void checkPeople() {
    Set<Integer> slots = new HashSet<>();
    for (Part part : file.at("people").items()) {
      if (!slots.add(part.at("slot").integer())) {
        problems.add(
            part.at("slot"),
            "the slot " + part.at("slot").integer() + " stands twice",
            "give each person of the row a slot of its own");
      }
    }
  }

  private void checkScheme() {
    boolean own = feed.scheme().equals("gt1");
    known
        .keys()
        .filter(keys -> !own && !keys.schemes().containsKey(feed.scheme()))
        .ifPresent(
            keys ->
                problems.add(
                    file.at("scheme"),
                    "the scheme `" + feed.scheme() + "` is not declared in keys.yaml",
                    "declare it there under `schemes`"));
    if (!own && feed.route() == Route.CLEAR) {
      problems.add(
          file.at("scheme"),
          "a feed in clear text cannot arrive in the scheme `" + feed.scheme() + "`",
          "write `route: tokens`, or leave the scheme out");
    }
    boolean digests = feed.people().stream().anyMatch(person -> !person.digests().isEmpty());
    if (digests && own) {
      problems.add(
          file.at("people"),
          "there are digests of people, and no foreign scheme",
          "name the scheme of the digests; tokens of the scheme gt1 need no columns");
    }
    if (!digests && !own && feed.route() == Route.TOKENS) {
      problems.add(
          file.at("scheme"),
          "the scheme `" + feed.scheme() + "` has no digests",
          "name under people the headings under which `digests` stand");
    }
    known.keys().ifPresent(keys -> checkDigests(identityRecipes(keys)));
  }

  private void checkDigests(List<String> recipes) {
    for (Part person : file.at("people").items()) {
      person
          .at("digests")
          .entries()
          .forEach(
              (recipe, at) -> {
                if (!recipes.contains(recipe)) {
                  problems.unknown(at, "the key recipe", recipe, recipes);
                }
              });
    }
  }

  private static List<String> identityRecipes(KeysReader.Keys keys) {
    return keys.recipes().stream()
        .filter(recipe -> recipe.purpose() == Purpose.IDENTITY)
        .map(Recipe::name)
        .toList();
  }

  private void checkFormats() {
    for (Part pattern : file.at("date_formats").items()) {
      try {
        DateTimeFormatter.ofPattern(pattern.text(), Locale.ROOT);
      } catch (IllegalArgumentException e) {
        problems.add(
            pattern,
            "`" + pattern.text() + "` is not a date pattern",
            "write such as dd/MM/yyyy: d day, M month, y year");
      }
    }
  }

  private void checkAgainst(Contract contract) {
    Set<String> row = names(contract, Subject.ROW);
    Set<String> person = names(contract, Subject.PERSON);
    checkFields(file.at("columns"), row, person, "belongs to a person: write it under `people`");
    checkFields(file.at("constants"), row, person, "belongs to a person: write it under `people`");
    for (Part part : file.at("people").items()) {
      checkFields(part.at("columns"), person, row, "belongs to the row: write it beside `people`");
      checkFields(
          part.at("constants"), person, row, "belongs to the row: write it beside `people`");
      part.at("constants").entries().forEach((name, value) -> checkCode(contract, name, value));
    }
    checkFields(file.at("defaults"), contract.fields().keySet(), Set.of(), "");
    checkFields(file.at("values"), contract.fields().keySet(), Set.of(), "");
    file.at("constants").entries().forEach((name, value) -> checkCode(contract, name, value));
    file.at("defaults").entries().forEach((name, value) -> checkCode(contract, name, value));
    file.at("values")
        .entries()
        .forEach(
            (name, spellings) ->
                spellings.entries().values().forEach(value -> checkCode(contract, name, value)));
    for (Part part : file.at("row_key").items()) {
      if (!row.contains(part.text())) {
        problems.unknown(part, "the row field", part.text(), row);
      } else if (!hasRow(part.text())) {
        problems.add(
            part,
            "the row key names `" + part.text() + "`, which has no column",
            "give it a column under `columns`");
      }
    }
    checkNeeds(contract);
    checkBasis(contract);
    if (feed.route() == Route.TOKENS && !feed.scheme().equals("gt1")) {
      checkNoClearText(contract);
    }
  }

  private void checkFields(Part block, Set<String> right, Set<String> wrong, String elsewhere) {
    block
        .entries()
        .forEach(
            (name, at) -> {
              if (wrong.contains(name) && !right.contains(name)) {
                problems.add(
                    at,
                    "the field `" + name + "` " + "stands in the wrong place",
                    "it " + elsewhere);
              } else if (!right.contains(name)) {
                problems.unknown(at, "the field", name, right);
              }
            });
  }

  private void checkCode(Contract contract, String name, Part value) {
    Field field = contract.fields().get(name);
    if (field == null) {
      return;
    }
    String meant = value.text().strip().toLowerCase(Locale.ROOT);
    field
        .codeList()
        .filter(list -> field.standard().filter(s -> s == Standard.POSTCODE).isEmpty())
        .map(known.codeLists()::get)
        .filter(list -> !meant.isEmpty() && !list.synonyms().containsKey(meant))
        .ifPresent(
            list -> problems.unknown(value, "the code", value.text(), list.codes().keySet()));
    if (contract.covers().filter(name::equals).isPresent()) {
      checkCoverage(value, meant);
    }
    if (contract.isAnswer(name) && known.consent().isPresent()) {
      Programme.ConsentRules rules = known.consent().get();
      if (!rules.yes().contains(meant) && !rules.no().contains(meant)) {
        problems.add(
            value,
            "`" + value.text() + "` neither agrees nor refuses",
            "write \"yes\" or \"no\", or another spelling of consent.yaml");
      }
    }
  }

  private void checkCoverage(Part value, String meant) {
    if (known.consent().isEmpty() || feed.service().isEmpty()) {
      return;
    }
    Map<String, String> groups = known.consent().get().coverage(feed.service().get()).codes();
    boolean isKnown =
        groups.entrySet().stream()
            .anyMatch(
                group ->
                    group.getKey().equals(meant)
                        || group.getValue().toLowerCase(Locale.ROOT).equals(meant));
    if (!isKnown) {
      problems.unknown(value, "the group of the service", value.text(), groups.keySet());
    }
  }

  private void checkNeeds(Contract contract) {
    Optional<Person> zero = feed.people().stream().filter(p -> p.slot() == 0).findFirst();
    for (Field field : contract.fields().values()) {
      boolean given =
          field.subject() == Subject.ROW
              ? hasRow(field.name())
              : zero.isEmpty() || hasPerson(zero.get(), field);
      if (field.required() && !given) {
        problems.add(
            file.at(field.subject() == Subject.ROW ? "columns" : "people"),
            "the contract `"
                + contract.name()
                + "` requires `"
                + field.name()
                + "`"
                + known.contractsSince().map(from -> " from " + from + " on").orElse("")
                + ", which has no column",
            "give it a column, a constant or a default; without it every row is rejected");
      }
    }
    if (contract.needsKey() && zero.isEmpty()) {
      problems.add(
          file.at("people"),
          "the contract `" + contract.name() + "` needs keys, and no person has slot 0",
          "describe the person whom the client id denotes with `slot: 0`");
    }
    if (contract.canRefuse() && !hasRow("client_id")) {
      problems.add(
          file.at("columns"),
          "rows of this feed can refuse, and it has no client id",
          "give `client_id` a column: a refusal is remembered by nothing else");
    }
    if (contract.kind().isOfService() && feed.service().isEmpty()) {
      problems.add(
          file.at("contract"),
          "a feed of " + contract.kind().name().toLowerCase(Locale.ROOT) + " names no service",
          "write `service:` and an id of services.yaml");
    }
    if (contract.kind().isAboutNobody() && !feed.people().isEmpty()) {
      problems.add(
          file.at("people"),
          "rows of the contract `" + contract.name() + "` are about nobody",
          "write `people: []`");
    }
  }

  private void checkBasis(Contract contract) {
    Agreement agreement =
        known.agreements().map(agreements -> agreements.get(feed.agreement())).orElse(null);
    if (agreement == null) {
      return;
    }
    boolean consents = agreement.basis().equals("consent");
    if (contract.canRefuse() && !consents) {
      problems.add(
          file.at("agreement"),
          "rows of this feed state consent, and `" + feed.agreement() + "` has another basis",
          "name an agreement whose basis is consent");
    }
    if (!contract.kind().isOfService() && consents) {
      problems.add(
          file.at("agreement"),
          "rows of the contract `"
              + contract.name()
              + "` state no consent, and `"
              + feed.agreement()
              + "` rests on it",
          "name an agreement whose basis is legitimate_interest or public_task");
    }
  }

  private void checkNoClearText(Contract contract) {
    for (Part part : file.at("people").items()) {
      part.at("columns")
          .entries()
          .forEach(
              (name, at) -> {
                Field field = contract.fields().get(name);
                if (field != null && field.standard().filter(CLEAR_TEXT::contains).isPresent()) {
                  problems.add(
                      at,
                      "a feed of digests has `" + name + "` in clear text",
                      "take the column out, or write `route: clear`");
                }
              });
    }
  }

  private boolean hasRow(String field) {
    return feed.columns().containsKey(field)
        || feed.constants().containsKey(field)
        || feed.defaults().containsKey(field);
  }

  /** Whether a field is given; the area itself does for a postcode. */
  private boolean hasPerson(Person person, Field field) {
    return person.columns().containsKey(field.name())
        || person.constants().containsKey(field.name())
        || feed.defaults().containsKey(field.name())
        || (field.standard().filter(s -> s == Standard.POSTCODE).isPresent()
            && person.columns().containsKey(AREA));
  }

  private static Set<String> names(Contract contract, Subject subject) {
    Set<String> names = new TreeSet<>();
    for (Field field : contract.fields().values()) {
      if (field.subject() == subject) {
        names.add(field.name());
      }
    }
    return names;
  }
}
