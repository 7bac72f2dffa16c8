package org.goldthread.contract;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.goldthread.config.Contract;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.pseudonym.Standard;
import org.goldthread.reading.CellText;

/**
 * A field of a feed: what its contract says of it and where the feed has it from.
 *
 * @param slot the person it describes, or {@link Value#ROW}
 * @param name the contract's name of it
 * @param type its type
 * @param standard the kind of identifying value; empty for others
 * @param codes the code list, or null
 * @param required whether a row is rejected without it
 * @param pattern what the whole value must match, or null
 * @param minimum least value as text, or empty
 * @param maximum greatest value as text, or empty
 * @param keep whether its value goes on
 * @param onInvalid what an unreadable value does
 * @param aliases headings it may stand under
 * @param constant the value that it always has, or null
 * @param fallback the value that a missing one becomes, or null
 * @param synonyms lower-case spelling to the value meant
 */
record FieldRule(
    int slot,
    String name,
    Contract.Type type,
    Optional<Standard> standard,
    CodeSet codes,
    boolean required,
    Pattern pattern,
    String minimum,
    String maximum,
    boolean keep,
    Contract.OnInvalid onInvalid,
    List<String> aliases,
    String constant,
    String fallback,
    Map<String, String> synonyms) {

  static FieldRule of(
      Programme programme,
      Feed feed,
      Contract.Field field,
      int slot,
      List<String> aliases,
      String constant) {
    boolean first = slot == Value.ROW || slot == 0;
    return new FieldRule(
        slot,
        field.name(),
        field.type(),
        field.standard(),
        codes(programme, feed, field),
        first && field.required(),
        field.pattern().isEmpty() ? null : Pattern.compile(field.pattern()),
        field.minimum(),
        field.maximum(),
        field.keep(),
        field.onInvalid(),
        aliases,
        constant,
        first ? feed.defaults().get(field.name()) : null,
        lowered(feed.values().getOrDefault(field.name(), Map.of())));
  }

  /** What a statement covers are the service and its groups, as codes; its scope is answered. */
  private static CodeSet codes(Programme programme, Feed feed, Contract.Field field) {
    Contract contract = programme.contracts().get(feed.contract());
    if (contract.consentScope().containsValue(field.name())) {
      return new CodeSet(programme.consent().answers());
    }
    boolean saysCoverage = contract.covers().filter(field.name()::equals).isPresent();
    return saysCoverage && feed.service().isPresent()
        ? new CodeSet(programme.consent().coverage(feed.service().get()))
        : field.codeList().map(programme.codeLists()::get).map(CodeSet::new).orElse(null);
  }

  private static Map<String, String> lowered(Map<String, String> synonyms) {
    Map<String, String> lowered = new HashMap<>();
    synonyms.forEach((spelling, value) -> lowered.put(CellText.lower(spelling), value));
    return Map.copyOf(lowered);
  }

  /** The same field, without which a row is rejected. */
  FieldRule asRequired() {
    return new FieldRule(
        slot, name, type, standard, codes, true, pattern, minimum, maximum, keep, onInvalid,
        aliases, constant, fallback, synonyms);
  }

  /** Whether the field can have a value at all. */
  boolean hasSource() {
    return !aliases.isEmpty() || constant != null || fallback != null;
  }

  /**
   * The cleaned text to be read: of the cell, or of the constant, the synonym or the default that
   * stands for it; empty if the value is missing.
   */
  String text(String cell, Set<String> missingValues) {
    if (constant != null) {
      return constant;
    }
    String text = CellText.clean(cell);
    if (!text.isEmpty()) {
      String lower = CellText.lower(text);
      String meant = synonyms.get(lower);
      if (meant != null) {
        text = meant;
      } else if (missingValues.contains(lower)) {
        text = "";
      }
    }
    return text.isEmpty() && fallback != null ? fallback : text;
  }

  /** What an unreadable value of this field does. */
  Severity severity() {
    if (required) {
      return Severity.REJECT;
    }
    return Severity.of(onInvalid);
  }

  /** Whether a number lies within the bounds. */
  boolean allows(BigDecimal number) {
    return (minimum.isEmpty() || number.compareTo(new BigDecimal(minimum)) >= 0)
        && (maximum.isEmpty() || number.compareTo(new BigDecimal(maximum)) <= 0);
  }

  /** Whether an ISO date lies within the bounds. */
  boolean allows(String isoDate) {
    return (minimum.isEmpty() || isoDate.compareTo(minimum) >= 0)
        && (maximum.isEmpty() || isoDate.compareTo(maximum) <= 0);
  }

  /** The bounds as the text of a finding shows them. */
  String range() {
    return (minimum.isEmpty() ? "…" : minimum) + " – " + (maximum.isEmpty() ? "…" : maximum);
  }
}
