package org.goldthread.linkage;

/**
 * Names of hard fields: fields of which an individual has at most one effective value.
 *
 * <p>The NHS field is one field per token space; the slot is one field per row, for slots of
 * different rows say nothing about each other; the side is one field per judgement.
 */
final class HardFields {
  static final String NHS = "nhs";
  static final String BIRTH_MONTH = "birth_month";
  static final String SEX = "sex";
  static final String BIRTH_ORDER = "birth_order";

  private static final String SLOT = "slot";
  private static final String SIDE = "side";

  private HardFields() {}

  static String nhs(TokenSpace space) {
    return NHS + ":" + space;
  }

  static String slot(String row) {
    return SLOT + ":" + row;
  }

  static String side(String judgement) {
    return SIDE + ":" + judgement;
  }

  /** The field's kind, the word used in configuration: {@code nhs} for every token space. */
  static String kind(String field) {
    int end = field.indexOf(':');
    return end < 0 ? field : field.substring(0, end);
  }

  /** Whether the field is hard for everybody: slot and side. */
  static boolean isUniversal(String field) {
    String kind = kind(field);
    return kind.equals(SLOT) || kind.equals(SIDE);
  }
}
