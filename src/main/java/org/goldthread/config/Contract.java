package org.goldthread.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.goldthread.core.ConsentPurpose;
import org.goldthread.pseudonym.Standard;

/**
 * What rows of a kind hold. Read from a Frictionless Table Schema with our own properties under
 * {@code goldthread}.
 *
 * @param name the contract's name
 * @param kind what its rows are about
 * @param fields fields by name, in file order
 * @param missingValues spellings of "no value", compared without case after trimming
 * @param eventDate the row field that dates the row; empty: last day of the period
 * @param consent the row field that states consent; empty: rows cannot refuse
 * @param covers the row field that says which services a statement of consent covers; empty: the
 *     feed's own service only
 * @param withdrawnOn the row field that dates the withdrawal of a consent; empty: none
 * @param consentScope row fields that say whether a consent extends to a purpose
 * @param needsKey whether a row without any key is rejected
 * @param keylessWhen row field to the codes with which a row needs no key after all, such as those
 *     of community sessions: the row is counted and never linked
 * @param conditions what its row fields demand of each other
 * @param rules rules that look beyond a single field
 */
public record Contract(
    String name,
    Kind kind,
    Map<String, Field> fields,
    List<String> missingValues,
    Optional<String> eventDate,
    Optional<String> consent,
    Optional<String> covers,
    Optional<String> withdrawnOn,
    Map<ConsentPurpose, String> consentScope,
    boolean needsKey,
    Map<String, List<String>> keylessWhen,
    List<Condition> conditions,
    Rules rules) {

  /** A contract whose rows all need a key, or none. */
  public Contract(
      String name,
      Kind kind,
      Map<String, Field> fields,
      List<String> missingValues,
      Optional<String> eventDate,
      Optional<String> consent,
      boolean needsKey) {
    this(
        name,
        kind,
        fields,
        missingValues,
        eventDate,
        consent,
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        needsKey,
        Map.of(),
        List.of(),
        Rules.NONE);
  }

  /** Whether a row can say that its client refuses. */
  public boolean canRefuse() {
    return consent.isPresent() || kind == Kind.WITHDRAWAL;
  }

  /** Whether a field agrees or refuses: the statement of consent, or one about a purpose. */
  public boolean isAnswer(String field) {
    return consent.filter(field::equals).isPresent() || consentScope.containsValue(field);
  }

  /** What a contract's rows are about. */
  public enum Kind {
    REGISTRATION,
    ENGAGEMENT,
    FEEDBACK,
    OUTCOME,
    INPUT,
    ADMINISTRATIVE,
    /** Figures about areas: of nobody, never linked. */
    INDICATOR,
    /** Consents withdrawn, each row the statement of a client. */
    WITHDRAWAL;

    /** Whether its rows are about nobody, so that they hold no people. */
    public boolean isAboutNobody() {
      return this == INPUT || this == INDICATOR;
    }

    /** Whether its rows belong to a service, as against a register or an area. */
    public boolean isOfService() {
      return this != ADMINISTRATIVE && this != INDICATOR;
    }
  }

  /**
   * What a row field demands of another. A row that does not meet it is rejected.
   *
   * @param field the row field that it is about
   * @param demand what it demands
   * @param other the row field that it is compared with
   * @param codes values of the other field for which it holds; empty for {@link Demand#AT_MOST}
   */
  public record Condition(String field, Demand demand, String other, List<String> codes) {}

  /** Kinds of condition. */
  public enum Demand {
    /** Needed unless the other field has one of the codes. */
    REQUIRED_UNLESS,
    /** Must be blank where the other field has one of the codes. */
    ABSENT_WHEN,
    /** Not greater than the other number, where both are stated. */
    AT_MOST
  }

  /** Type of a field after standardisation. */
  public enum Type {
    STRING,
    DATE,
    INTEGER,
    NUMBER,
    BOOLEAN
  }

  /** Whom a field describes. */
  public enum Subject {
    /** The row as a whole. */
    ROW,
    /** A person in the row; a feed file says for which people it has columns. */
    PERSON
  }

  /**
   * One field.
   *
   * @param name canonical name, snake case
   * @param type its type
   * @param subject whom it describes
   * @param standard the standardiser of an identifying field; empty for others
   * @param codeList the code list its values come from; empty if none
   * @param required whether a row is rejected without it; for a person's field: of the person in
   *     slot 0
   * @param pattern regular expression that the whole value must match; empty if none
   * @param minimum least value as text (number or ISO date); empty if none
   * @param maximum greatest value as text (number or ISO date); empty if none
   * @param keep whether its standardised value enters the lake; identifying fields and free text
   *     never do
   * @param onInvalid what an unreadable value does to its row
   * @param unit what a number counts, in words; empty for others
   * @param askedBySome whether only a subset of services asks it: where a feed has no column for
   *     it, its values are not asked, which is not the same as missing
   * @param permittedMissing greatest share of people or rows, 0 to 1, that may lack it where it is
   *     asked
   */
  public record Field(
      String name,
      Type type,
      Subject subject,
      Optional<Standard> standard,
      Optional<String> codeList,
      boolean required,
      String pattern,
      String minimum,
      String maximum,
      boolean keep,
      OnInvalid onInvalid,
      String unit,
      boolean askedBySome,
      double permittedMissing) {

    /** A field that every feed asks, without a unit; what is not required may be missing. */
    public Field(
        String name,
        Type type,
        Subject subject,
        Optional<Standard> standard,
        Optional<String> codeList,
        boolean required,
        String pattern,
        String minimum,
        String maximum,
        boolean keep,
        OnInvalid onInvalid) {
      this(
          name,
          type,
          subject,
          standard,
          codeList,
          required,
          pattern,
          minimum,
          maximum,
          keep,
          onInvalid,
          "",
          false,
          required ? 0 : 1);
    }
  }

  /** What an unreadable value does. */
  public enum OnInvalid {
    /** The row is rejected. */
    REJECT,
    /** The value counts as missing; the finding offers a repair. */
    REPAIR,
    /** The value counts as missing; the finding is a note. */
    NOTE
  }
}
