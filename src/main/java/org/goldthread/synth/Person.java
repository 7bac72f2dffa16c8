package org.goldthread.synth;

import java.time.LocalDate;
import java.util.List;
import org.goldthread.core.Role;

/**
 * A person as they really are.
 *
 * @param number the person's number in the truth files, from 1
 * @param role child or adult
 * @param sex {@code F} or {@code M}, as registered at birth
 * @param gender the code of the stated gender
 * @param firstName first name
 * @param shortName what the person is called, equal to the first name for most
 * @param surname surname
 * @param born date of birth; of a child it may lie ahead
 * @param birthOrder order in a multiple birth, 1 for single births
 * @param nhsNumber NHS number of the reserved range; empty once the range is used up
 * @param upn pupil number; empty for adults
 * @param contacts e-mail address and mobile number over time, oldest first; empty for children
 * @param traits characteristics
 */
record Person(
    int number,
    Role role,
    char sex,
    String gender,
    String firstName,
    String shortName,
    String surname,
    LocalDate born,
    int birthOrder,
    String nhsNumber,
    String upn,
    List<Contact> contacts,
    Traits traits) {

  /**
   * How an adult is reached from a day on.
   *
   * @param from first day
   * @param email e-mail address
   * @param otherEmail a second address that some services get
   * @param mobile mobile number, eleven digits from 0; empty once the range is used up
   */
  record Contact(LocalDate from, String email, String otherEmail, String mobile) {}

  /**
   * Characteristics, in the codes of the code lists.
   *
   * @param ethnicity school census code
   * @param language DfE language code
   * @param country country of origin, ISO 3166-1 alpha-2
   * @param disability Y or N
   * @param sen special educational needs, N K or E
   * @param employment employment status
   * @param education level of education
   * @param volunteer Y or N
   * @param readingHours hours a week spent reading to the child; empty for children
   */
  record Traits(
      String ethnicity,
      String language,
      String country,
      String disability,
      String sen,
      String employment,
      String education,
      String volunteer,
      String readingHours) {}

  /** The contact in force on a day. */
  Contact contactOn(LocalDate day) {
    int at = contacts.size() - 1;
    while (at > 0 && contacts.get(at).from().isAfter(day)) {
      at--;
    }
    return contacts.get(at);
  }

  boolean isChild() {
    return role == Role.CHILD;
  }

  /** Whole months of age on a day; negative before birth. */
  int monthsOn(LocalDate day) {
    int months = 12 * (day.getYear() - born.getYear()) + day.getMonthValue() - born.getMonthValue();
    return day.getDayOfMonth() < born.getDayOfMonth() ? months - 1 : months;
  }

  boolean bornBy(LocalDate day) {
    return !born.isAfter(day);
  }
}
