package org.goldthread.synth;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** E-mail address and mobile number of an adult, as an office writes them down. */
final class ContactDetails {
  private static final String NO_VALUE = "n/a";
  private static final List<String> PLACEHOLDER_MAIL =
      List.of("noemail@example.com", "none@example.com", NO_VALUE, "no email");

  private final Planter planter;
  private final Blanks blanks;

  ContactDetails(Planter planter, Blanks blanks) {
    this.planter = planter;
    this.blanks = blanks;
  }

  /** Writes them as known on a day. */
  void write(ClientRecord record, int slot, LocalDate by, Dice dice) {
    Person person = record.person(slot);
    Source source = record.enrolment().source();
    Person.Contact contact = person.contactOn(by);
    Fault missing = source.health() ? Fault.EMAIL_MISSING_HEALTH : Fault.EMAIL_MISSING;
    String email = contact.email();
    Fault fault = null;
    List<Person> adults = record.enrolment().family().adults();
    boolean forChild = record.person(0).isChild() && adults.size() > 1;
    if (planter.hits(missing, dice)) {
      fault = missing;
      email = null;
    } else if (planter.hits(Fault.EMAIL_PLACEHOLDER, dice)) {
      fault = Fault.EMAIL_PLACEHOLDER;
      email = dice.oneOf(PLACEHOLDER_MAIL);
      if (email.equals(NO_VALUE)) {
        // A word for a missing value is read as one, and nobody is told.
        fault = missing;
      }
    } else if (source.mailbox() != null && planter.hits(Fault.EMAIL_OF_STAFF, dice)) {
      fault = Fault.EMAIL_OF_STAFF;
      email = source.mailbox();
    } else if (forChild && planter.hits(Fault.EMAIL_OF_OTHER_PARENT, dice)) {
      fault = Fault.EMAIL_OF_OTHER_PARENT;
      Person other = person == adults.get(0) ? adults.get(1) : adults.get(0);
      email = other.contactOn(by).email();
    } else if (planter.hits(Fault.EMAIL_DIFFERS, dice)) {
      fault = Fault.EMAIL_DIFFERS;
      email = contact.otherEmail();
    } else if (planter.hits(Fault.EMAIL_TYPO, dice)) {
      fault = Fault.EMAIL_TYPO;
      email = mistyped(email, dice);
    }
    if (fault != null) {
      record.plant(slot, Item.EMAIL, fault);
    }
    if (email != null && planter.hits(Fault.EMAIL_UPPER_CASE, dice)) {
      record.plant(slot, Item.EMAIL, Fault.EMAIL_UPPER_CASE);
      email = email.toUpperCase(Locale.ROOT);
    }
    record.put(slot, Item.EMAIL, blanks.spaced(record, slot, Item.EMAIL, email, dice));
    String before = person.contacts().get(0).mobile();
    record.put(slot, Item.ADDITIONAL_MOBILE, before.equals(contact.mobile()) ? null : before);
    String mobile = contact.mobile();
    if (mobile.isEmpty() || planter.hits(Fault.MOBILE_MISSING, dice)) {
      record.plant(slot, Item.MOBILE, Fault.MOBILE_MISSING);
      mobile = null;
    } else if (planter.hits(Fault.MOBILE_PLACEHOLDER, dice)) {
      record.plant(slot, Item.MOBILE, Fault.MOBILE_PLACEHOLDER);
      mobile = "0000000000";
    } else {
      mobile = written(mobile, dice);
    }
    record.put(slot, Item.MOBILE, mobile);
  }

  /** Two letters change places, one is left out, or the at-sign gets lost. */
  private static String mistyped(String email, Dice dice) {
    int at = email.indexOf('@');
    int place = dice.below(at - 1);
    return switch (dice.below(5)) {
      case 0 -> email.substring(0, at) + email.substring(at + 1);
      case 1 -> email.substring(0, place) + email.substring(place + 1);
      default ->
          email.substring(0, place)
              + email.charAt(place + 1)
              + email.charAt(place)
              + email.substring(place + 2);
    };
  }

  private static String written(String mobile, Dice dice) {
    int way = dice.below(20);
    return switch (way) {
      case 0, 1, 2 -> mobile.substring(0, 5) + " " + mobile.substring(5);
      case 3 -> "+44 " + mobile.substring(1, 5) + " " + mobile.substring(5);
      case 4 -> "+44 (0)" + mobile.substring(1);
      case 5 -> mobile.substring(1);
      case 6 -> "0044" + mobile.substring(1);
      default -> mobile;
    };
  }
}
