package org.goldthread.synth;

import java.util.Locale;
import java.util.Optional;

/** What a service may hold about a person; the words are those of the contracts' fields. */
enum Item {
  FIRST_NAME,
  SURNAME,
  DATE_OF_BIRTH,
  /** Year and month of birth, as a provider that hashes at home sends it. */
  BIRTH_MONTH,
  GENDER,
  EMAIL,
  MOBILE,
  ADDITIONAL_MOBILE,
  NHS_NUMBER,
  UPN,
  POSTCODE,
  /** The home's area, looked up at home. */
  LSOA,
  BIRTH_ORDER,
  CAREGIVER_ROLE,
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
  READING_HOURS,
  HOUSING,
  EMAIL_DIGEST,
  MOBILE_DIGEST,
  CHILD_DIGEST;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** The item that a column shows it from: the area stands for the postcode. */
  Item held() {
    return switch (this) {
      case LSOA -> POSTCODE;
      case BIRTH_MONTH -> DATE_OF_BIRTH;
      case EMAIL_DIGEST -> EMAIL;
      case MOBILE_DIGEST -> MOBILE;
      default -> this;
    };
  }

  String word() {
    return word;
  }

  /** The item of a field, if the sample knows it. */
  static Optional<Item> of(String field) {
    for (Item item : values()) {
      if (item.word().equals(field)) {
        return Optional.of(item);
      }
    }
    return Optional.empty();
  }
}
