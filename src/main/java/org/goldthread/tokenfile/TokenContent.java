package org.goldthread.tokenfile;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.goldthread.config.Contract;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.contract.ClearText;
import org.goldthread.contract.Finding;
import org.goldthread.contract.FindingId;
import org.goldthread.contract.JudgedRow;
import org.goldthread.contract.PersonInRow;
import org.goldthread.contract.Status;
import org.goldthread.contract.Value;
import org.goldthread.core.Period;
import org.goldthread.pseudonym.Context;

/**
 * What the rows of a feed's token files may hold, and nothing else: the fields that its contract
 * keeps and what the engine derives of the others. A provider's tool writes nothing else; whoever
 * writes token files with another program, or with an altered configuration, is found out here,
 * before anything of the file reaches the lake.
 */
public final class TokenContent {
  private static final int EARLIEST = 1900;
  private static final int LATEST = 9999;
  private static final int LONGEST = 1000;

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]{0,64}");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9.]{1,40}(E[+-]?\\d{1,3})?");
  private static final Pattern YES_NO = Pattern.compile("[YN]");
  private static final Pattern SCOPE =
      Pattern.compile("(administrative=(yes|no))?( ?evaluators=(yes|no))?");

  /** What the engine says of a person in place of identifying values. */
  private static final Map<String, Pattern> DERIVED =
      Map.of(
          "birth_month", MONTH,
          "due_month", MONTH,
          "sex", Pattern.compile("[FM]"),
          "birth_order", Pattern.compile("\\d{1,2}"),
          "lsoa", Pattern.compile("unknown|[A-Z]\\d{8}"),
          "in_area", Pattern.compile("[YNU]"));

  private static final Set<FindingId> REFUSALS =
      Set.of(FindingId.CONSENT_REFUSED, FindingId.CONSENT_WITHDRAWN);

  private final Map<String, Pattern> ofRow = new HashMap<>();
  private final Map<String, Pattern> ofPeople = new HashMap<>(DERIVED);
  private final Set<String> covers;
  private final Context context;

  private TokenContent(Contract contract, Set<String> covers, Period period) {
    this.covers = covers;
    context = Context.of(List.of(), period.end());
    for (Contract.Field field : contract.fields().values()) {
      if (field.keep() && field.standard().isEmpty()) {
        (field.subject() == Contract.Subject.ROW ? ofRow : ofPeople)
            .putIfAbsent(field.name(), form(field));
      } else if (field.keep()) {
        ofPeople.putIfAbsent(field.name(), WORD);
      }
    }
    contract.covers().ifPresent(name -> ofRow.put(JudgedRow.COVERS, WORD));
    if (!contract.consentScope().isEmpty()) {
      ofRow.put(JudgedRow.CONSENT_SCOPE, SCOPE);
    }
  }

  private static Pattern form(Contract.Field field) {
    return switch (field.type()) {
      case STRING -> null;
      case DATE -> DAY;
      case INTEGER, NUMBER -> NUMBER;
      case BOOLEAN -> YES_NO;
    };
  }

  /** The content of a feed's files for a period, as its contract stands in it. */
  public static TokenContent of(Programme programme, Feed feed, Period period) {
    return new TokenContent(
        programme.contracts().get(feed.contract()),
        programme.consent().coverage(feed.service().orElse("")).codes().keySet(),
        period);
  }

  /**
   * What a row holds that it may not: {@link FindingId#CLEAR_TEXT} if that identifies somebody,
   * else {@link FindingId#TOKENS_REFUSED}; empty if the row can be taken.
   */
  public Optional<FindingId> refusal(TokenRow row) {
    JudgedRow judged = row.row();
    boolean holdsClearText =
        judged.values().stream()
                .anyMatch(value -> identifies(value.value()) || identifies(value.field()))
            || judged.findings().stream().anyMatch(finding -> identifies(finding.field()))
            || judged.people().stream().anyMatch(person -> identifies(person.relation()));
    if (holdsClearText) {
      return Optional.of(FindingId.CLEAR_TEXT);
    }
    boolean isKnown =
        judged.eventDate().filter(TokenContent::isDay).isPresent()
            && (judged.status() == Status.WITHHELD
                ? REFUSALS.contains(judged.reason().orElseThrow()) && isCoverage(judged.values())
                : judged.values().stream().allMatch(value -> isValue(value, judged.people()))
                    && judged.findings().stream().map(Finding::field).allMatch(this::isWord)
                    && judged.people().stream().map(PersonInRow::relation).allMatch(this::isWord)
                    && row.keys().keys().stream()
                        .allMatch(key -> isPerson(key.slot(), judged.people())));
    return isKnown ? Optional.empty() : Optional.of(FindingId.TOKENS_REFUSED);
  }

  /** Numbers of ten digits may be amounts of money; only text is looked through. */
  private boolean identifies(String text) {
    return !NUMBER.matcher(text).matches() && ClearText.identifies(text, context);
  }

  private boolean isCoverage(List<Value> values) {
    return values.stream()
        .map(Value::value)
        .allMatch(value -> covers.contains(value) || value.equals(JudgedRow.COVERS_ALL));
  }

  private boolean isValue(Value value, List<PersonInRow> people) {
    Map<String, Pattern> fields = value.slot() == Value.ROW ? ofRow : ofPeople;
    if (!fields.containsKey(value.field())) {
      return false;
    }
    Pattern form = fields.get(value.field());
    return (value.slot() == Value.ROW || isPerson(value.slot(), people))
        && value.value().length() <= LONGEST
        && (form == null || form.matcher(value.value()).matches());
  }

  private static boolean isPerson(int slot, List<PersonInRow> people) {
    return people.stream().anyMatch(person -> person.slot() == slot);
  }

  private boolean isWord(String text) {
    return WORD.matcher(text).matches();
  }

  private static boolean isDay(LocalDate date) {
    return date.getYear() >= EARLIEST && date.getYear() <= LATEST;
  }
}
