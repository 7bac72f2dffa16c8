package org.goldthread.evaluation;

import java.io.Serializable;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.goldthread.synth.Fault;

/**
 * An error that the truth knows of in a row.
 *
 * @param slot the person it is about; -1 for the row
 * @param field the person's field, or empty
 * @param error its word
 */
record Slip(int slot, String field, String error) implements Serializable, Comparable<Slip> {
  /** Every standardiser sees through them. */
  private static final Set<String> HARMLESS =
      words(EnumSet.of(Fault.ROGUE_SPACES, Fault.INVISIBLE_CHARACTER, Fault.EMAIL_UPPER_CASE));

  /** Another value that is the person's own, or was: keys made of it are right. */
  private static final Set<String> OWN_VALUE =
      words(
          EnumSet.of(
              Fault.EMAIL_DIFFERS, Fault.CONTACT_STALE, Fault.POSTCODE_STALE, Fault.NAME_VARIANT));

  /** Nothing there, or what every standardiser takes for nothing: no key is made of it. */
  private static final Set<String> MISSING =
      words(
          EnumSet.of(
              Fault.EMAIL_MISSING,
              Fault.EMAIL_MISSING_HEALTH,
              Fault.EMAIL_PLACEHOLDER,
              Fault.MOBILE_MISSING,
              Fault.MOBILE_PLACEHOLDER,
              Fault.NHS_NUMBER_MISSING,
              Fault.NHS_NUMBER_NOT_YET,
              Fault.NHS_NUMBER_WRONG,
              Fault.NHS_NUMBER_SCIENTIFIC,
              Fault.UPN_MISSING,
              Fault.BIRTH_PLACEHOLDER,
              Fault.GENDER_MISSING,
              Fault.CODE_UNKNOWN,
              Fault.NAME_NOT_YET,
              Fault.POSTCODE_MISSING,
              Fault.POSTCODE_WRONG,
              Fault.CELL_SKIPPED));

  /** Fields that keys are made of and hard values come from. */
  private static final Set<String> IDENTIFYING =
      Set.of(
          "nhs_number",
          "upn",
          "email",
          "mobile",
          "date_of_birth",
          "gender",
          "first_name",
          "postcode",
          "birth_order");

  private static final Set<String> HARD =
      Set.of("nhs_number", "date_of_birth", "gender", "birth_order");

  private static final Comparator<Slip> ORDER =
      Comparator.comparing(Slip::slot).thenComparing(Slip::field).thenComparing(Slip::error);

  private static Set<String> words(Set<Fault> faults) {
    return faults.stream().map(Fault::word).collect(Collectors.toUnmodifiableSet());
  }

  /** Words of errors that leave no trace in a key; sorted. */
  static List<String> harmless() {
    return HARMLESS.stream().sorted().toList();
  }

  /** Words of errors after which a key is missing; sorted. */
  static List<String> missing() {
    return MISSING.stream().sorted().toList();
  }

  /** Words of errors after which a key is another one of the person's own; sorted. */
  static List<String> ownValue() {
    return OWN_VALUE.stream().sorted().toList();
  }

  /** Fields that tell people apart or together; sorted. */
  static List<String> identifying() {
    return IDENTIFYING.stream().sorted().toList();
  }

  /** Whether a key made of the value would be of nobody or of somebody else. */
  boolean isCorrupting() {
    return !HARMLESS.contains(error) && !OWN_VALUE.contains(error) && !MISSING.contains(error);
  }

  /** Whether no key is made of the value. */
  boolean isMissing() {
    return MISSING.contains(error);
  }

  /** Whether a hard field suffers. */
  boolean isOfHardField() {
    return HARD.contains(field);
  }

  @Override
  public int compareTo(Slip other) {
    return ORDER.compare(this, other);
  }
}
