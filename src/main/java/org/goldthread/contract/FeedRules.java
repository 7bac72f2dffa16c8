package org.goldthread.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.goldthread.config.Contract;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.config.Rules;
import org.goldthread.core.Role;
import org.goldthread.pseudonym.Recipe;
import org.goldthread.pseudonym.Scheme;
import org.goldthread.pseudonym.Standard;
import org.goldthread.reading.CellText;

/**
 * A feed and its contract made ready for judging rows.
 *
 * @param feed the feed
 * @param contract its contract
 * @param row the row's fields that the feed can have, and those that are required
 * @param people people in slot order
 * @param missing spellings of "no value", lower case
 * @param beyond rules beyond single fields: the feed's over its contract's
 */
record FeedRules(
    Feed feed,
    Contract contract,
    List<FieldRule> row,
    List<PersonRules> people,
    Set<String> missing,
    Rules beyond) {

  /**
   * A person of the feed.
   *
   * @param fields the person's fields that the feed can have, and those that are required
   * @param digests foreign digests of the person
   */
  record PersonRules(
      int slot,
      Role role,
      String relation,
      boolean named,
      List<FieldRule> fields,
      List<DigestRule> digests) {}

  /** A column of foreign digests of one recipe. */
  record DigestRule(Recipe recipe, List<String> aliases) {}

  static FeedRules of(Programme programme, Feed feed) {
    Contract contract = programme.contracts().get(feed.contract());
    List<FieldRule> row = new ArrayList<>();
    for (Contract.Field field : contract.fields().values()) {
      if (field.subject() == Contract.Subject.ROW) {
        add(
            row,
            FieldRule.of(
                programme,
                feed,
                field,
                Value.ROW,
                feed.columns().getOrDefault(field.name(), List.of()),
                feed.constants().get(field.name())));
      }
    }
    List<PersonRules> people =
        feed.people().stream().map(person -> person(programme, feed, contract, person)).toList();
    Set<String> missing = new HashSet<>();
    contract.missingValues().forEach(text -> missing.add(CellText.lower(text)));
    return new FeedRules(
        feed,
        contract,
        List.copyOf(row),
        people,
        Set.copyOf(missing),
        feed.rules().over(contract.rules()));
  }

  private static PersonRules person(
      Programme programme, Feed feed, Contract contract, Feed.Person person) {
    List<FieldRule> fields = new ArrayList<>();
    for (Contract.Field field : contract.fields().values()) {
      if (field.subject() == Contract.Subject.PERSON) {
        add(
            fields,
            FieldRule.of(
                programme,
                feed,
                field,
                person.slot(),
                person.columns().getOrDefault(field.name(), List.of()),
                person.constants().get(field.name())));
      }
    }
    askForAreaInPlaceOfPostcode(fields);
    List<DigestRule> digests = new ArrayList<>();
    for (Recipe recipe : programme.recipes()) {
      List<String> aliases = person.digests().get(recipe.name());
      if (aliases != null && isForeign(feed)) {
        digests.add(new DigestRule(recipe, aliases));
      }
    }
    return new PersonRules(
        person.slot(),
        person.role(),
        person.relation(),
        person.named(),
        List.copyOf(fields),
        List.copyOf(digests));
  }

  /** Where the feed gives the area itself and no postcode, the area is what is required. */
  private static void askForAreaInPlaceOfPostcode(List<FieldRule> fields) {
    boolean hasArea = fields.stream().anyMatch(f -> f.name().equals(PersonReader.LSOA));
    boolean needsPostcode =
        fields.stream().anyMatch(f -> isPostcode(f) && f.required() && !f.hasSource());
    if (hasArea && needsPostcode) {
      fields.removeIf(FeedRules::isPostcode);
      fields.replaceAll(f -> f.name().equals(PersonReader.LSOA) ? f.asRequired() : f);
    }
  }

  private static boolean isPostcode(FieldRule field) {
    return field.standard().filter(Standard.POSTCODE::equals).isPresent();
  }

  private static void add(List<FieldRule> fields, FieldRule field) {
    if (field.hasSource() || field.required()) {
      fields.add(field);
    }
  }

  /**
   * Whether a file without the field's column is refused: what is required, states consent, dates
   * or identifies the row, or denotes the client.
   */
  boolean needsColumn(FieldRule field) {
    if (field.fallback() != null) {
      return false;
    }
    boolean ofRow = field.slot() == Value.ROW;
    return field.required()
        || (ofRow
            && (isConsent(field)
                || isEventDate(field)
                || feed.rowKey().contains(field.name())
                || field.standard().filter(Standard.CLIENT_ID::equals).isPresent()));
  }

  /** What a finding of a rule beyond single fields does. */
  Severity effect(FindingId finding) {
    Contract.OnInvalid effect = beyond.effects().get(finding.id());
    return effect == null ? finding.severity() : Severity.of(effect);
  }

  boolean isConsent(FieldRule field) {
    return contract.consent().filter(field.name()::equals).isPresent();
  }

  boolean isEventDate(FieldRule field) {
    return contract.eventDate().filter(field.name()::equals).isPresent();
  }

  /** Whether the feed's files hold digests of a foreign scheme and no clear text. */
  boolean isForeign() {
    return isForeign(feed);
  }

  static boolean isForeign(Feed feed) {
    return feed.route() == Feed.Route.TOKENS && Scheme.of(feed.scheme()) != Scheme.GT1;
  }
}
