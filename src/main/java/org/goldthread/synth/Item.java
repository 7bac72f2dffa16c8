package org.goldthread.synth;

import java.util.Locale;

/** What a service may hold about a person; the words are those of a sample plan's columns. */
enum Item {
  FIRST_NAME,
  SURNAME,
  /** Surname, comma, first name. */
  FULL_NAME,
  DATE_OF_BIRTH,
  /** Year and month of birth, as a provider that hashes at home sends it. */
  BIRTH_MONTH,
  GENDER,
  EMAIL,
  MOBILE,
  NHS_NUMBER,
  UPN,
  POSTCODE,
  /** The postcode's first half. */
  OUTWARD,
  /** The postcode's second half. */
  INWARD,
  /** The home's area, looked up at home. */
  LSOA,
  BIRTH_ORDER,
  ETHNICITY,
  HOME_LANGUAGE,
  COUNTRY_OF_ORIGIN,
  DISABILITY,
  SEN_STATUS,
  PREGNANCY_STATUS,
  DUE_DATE,
  LONE_PARENT,
  EMPLOYMENT_STATUS,
  EDUCATION_LEVEL,
  VOLUNTEER,
  EMAIL_DIGEST,
  MOBILE_DIGEST,
  CHILD_DIGEST;

  /** The item that a column shows it from: a half of a postcode stands for the postcode. */
  Item held() {
    return switch (this) {
      case OUTWARD, INWARD, LSOA -> POSTCODE;
      case FULL_NAME -> FIRST_NAME;
      case BIRTH_MONTH -> DATE_OF_BIRTH;
      case EMAIL_DIGEST -> EMAIL;
      case MOBILE_DIGEST -> MOBILE;
      default -> this;
    };
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Item of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
