package org.goldthread.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.goldthread.config.Contract;
import org.goldthread.core.Role;

/**
 * Which fields a feed asks, and how completely they are filled in. A field that the service does
 * not ask is named as such and never counted as missing.
 */
public final class Completeness {
  private final FeedRules rules;
  private final Map<Integer, String> people;

  Completeness(FeedRules rules) {
    this.rules = rules;
    this.people =
        rules.people().stream()
            .collect(
                Collectors.toMap(
                    FeedRules.PersonRules::slot, person -> called(person, rules.people())));
  }

  /**
   * One field.
   *
   * @param whose the person, in words; empty for the row itself
   * @param label the field's name as people write it
   * @param now in this submission
   * @param before in an earlier one; empty if there is none that asked it
   */
  public record Line(String whose, String label, FieldFill now, Optional<FieldFill> before) {}

  /** A line for each field of a profile, the row's own first, beside an earlier profile. */
  public List<Line> lines(Profile now, Optional<Profile> before) {
    return now.fields().stream()
        .map(
            field ->
                new Line(
                    people.getOrDefault(field.slot(), ""),
                    FindingTexts.label(field.field()),
                    field,
                    before
                        .flatMap(profile -> profile.field(field.slot(), field.field()))
                        .filter(earlier -> earlier.asked() > 0)))
        .toList();
  }

  /** Labels of the contract's fields that the service does not ask of anybody. */
  public List<String> notAsked() {
    List<FieldRule> asked = new ArrayList<>(rules.row());
    rules.people().forEach(person -> asked.addAll(person.fields()));
    Map<String, FieldRule> byName =
        asked.stream()
            .filter(FieldRule::hasSource)
            .collect(Collectors.toMap(FieldRule::name, Function.identity(), (a, b) -> a));
    return rules.contract().fields().values().stream()
        .filter(field -> !byName.containsKey(field.name()))
        .filter(field -> field.subject() == Contract.Subject.ROW || !rules.people().isEmpty())
        .filter(field -> !isOfDigests(field))
        .map(field -> FindingTexts.label(field.name()))
        .toList();
  }

  /** What takes the place of a date of birth and a postcode where digests are sent. */
  private boolean isOfDigests(Contract.Field field) {
    return !rules.isForeign()
        && (field.name().equals(PersonReader.LSOA)
            || field.name().equals(PersonReader.BIRTH_MONTH));
  }

  private static String called(FeedRules.PersonRules person, List<FeedRules.PersonRules> all) {
    String word = word(person);
    List<Integer> alike =
        all.stream().filter(p -> word(p).equals(word)).map(FeedRules.PersonRules::slot).toList();
    return alike.size() == 1
        ? word
        : FindingTexts.text(
            "page.person.one", word, Integer.toString(alike.indexOf(person.slot()) + 1));
  }

  private static String word(FeedRules.PersonRules person) {
    String word =
        person.role() == Role.ADULT && !person.relation().isEmpty()
            ? person.relation()
            : person.role().word();
    return FindingTexts.word("page.person." + word, word);
  }
}
