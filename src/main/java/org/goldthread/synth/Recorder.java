package org.goldthread.synth;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Types what people say into a source's database, and makes the mistakes of real offices. */
final class Recorder {
  private static final List<String> UNREADABLE =
      List.of("see form", "tbc", "Y/N", "form sent", "verbal?");
  private static final String BIRTH_PLACEHOLDER = "01/01/1900";
  private static final int NEWBORN_DAYS = 42;
  private static final int TYPED_WITHIN_DAYS = 5;

  /** Of newborns without a name or an NHS number, those that have it a quarter later. */
  private static final double COMPLETED = 0.8;

  private static final int PURPOSE = 4;
  private static final int REFRESH = 5;
  private static final int WITHDRAWAL = 12;

  /** A prime above any number of people; ids of the same person differ between sources. */
  private static final long CLIENT_IDS = 10_000_019L;

  private final long seed;
  private final Planter planter;
  private final HomeTool atHome;
  private final Blanks blanks;
  private final ContactDetails contacts;
  private final Typing typing;

  /** A recorder for one run. */
  Recorder(long seed, Planter planter, HomeTool atHome) {
    this(seed, planter, Typing.FAULTLESS, atHome);
  }

  /** One whose clerks make errors of their own. */
  Recorder(long seed, Planter planter, Typing typing, HomeTool atHome) {
    this.seed = seed;
    this.planter = planter;
    this.typing = typing;
    this.atHome = atHome;
    this.blanks = new Blanks(planter);
    this.contacts = new ContactDetails(planter, blanks);
  }

  /** Opens the record of an enrolment as typed on its first day. */
  ClientRecord first(Enrolment enrolment) {
    return typedBy(enrolment.from().plusDays(TYPED_WITHIN_DAYS), enrolment);
  }

  /** The record of an enrolment as it would be typed on a day. */
  ClientRecord typedBy(LocalDate day, Enrolment enrolment) {
    Dice dice = diceOf(enrolment, PURPOSE, 0);
    Source source = enrolment.source();
    boolean noId = planter.hits(Fault.CLIENT_ID_MISSING, dice) && source.isService();
    int turn = source.idSystem().hashCode() + (source.hasChildSlot() ? 97 * enrolment.child() : 0);
    String clientId = noId ? "" : id(source.prefix(), enrolment.client().number(), turn);
    Planted consent = consent(enrolment, dice);
    String episode = id("EP", enrolment.family().number(), enrolment.child() * 31);
    ClientRecord record =
        new ClientRecord(enrolment, clientId, consent.text(), episode, dice.below(1 << 20));
    if (consent.fault() != null) {
      record.plant(-1, null, consent.fault());
    }
    if (noId) {
      record.plant(-1, null, Fault.CLIENT_ID_MISSING);
    }
    for (int slot = 0; slot < record.slots(); slot++) {
      typeIfKnown(record, slot, day, dice);
    }
    return record;
  }

  /** The same record under the id that the client has in another client database. */
  ClientRecord under(ClientRecord record, String idSystem) {
    Enrolment enrolment = record.enrolment();
    if (idSystem.equals(enrolment.source().idSystem()) || record.clientId().isEmpty()) {
      return record;
    }
    return record.withId(
        id(
            initials(idSystem),
            enrolment.client().number(),
            idSystem.hashCode() + 97 * enrolment.child()));
  }

  private static String initials(String idSystem) {
    StringBuilder letters = new StringBuilder();
    for (String word : idSystem.split("-")) {
      letters.append(Character.toUpperCase(word.charAt(0)));
    }
    return letters.toString();
  }

  private record Planted(String text, Fault fault) {}

  private Planted consent(Enrolment enrolment, Dice dice) {
    Source source = enrolment.source();
    if (!source.isService() || !enrolment.registered()) {
      return new Planted("", null);
    }
    if (planter.hits(Fault.CONSENT_REFUSED, source.refused(), dice)) {
      return new Planted("no", Fault.CONSENT_REFUSED);
    }
    if (planter.hits(Fault.CONSENT_BLANK, dice)) {
      return new Planted("", Fault.CONSENT_BLANK);
    }
    return planter.hits(Fault.CONSENT_UNREADABLE, dice)
        ? new Planted(dice.oneOf(UNREADABLE), Fault.CONSENT_UNREADABLE)
        : new Planted("yes", null);
  }

  /** Brings a record up to the end of a quarter: births, moves, new addresses and numbers. */
  void refresh(ClientRecord record, Quarter quarter) {
    LocalDate first = record.enrolment().from();
    LocalDate to = quarter.end();
    Dice dice = diceOf(record.enrolment(), REFRESH, to.toEpochDay());
    withdraw(record, to);
    for (int slot = 0; slot < record.slots(); slot++) {
      Person person = record.person(slot);
      if (person == null) {
        continue;
      }
      if (!record.holds(slot)) {
        typeIfKnown(record, slot, to, dice);
        continue;
      }
      if (person.isChild()) {
        complete(record, slot, to, dice);
      } else if (isNews(person.contactOn(to).from(), first, quarter)) {
        reach(record, slot, to, dice);
      }
      Family home = record.enrolment().family().livesIn(person);
      if (isNews(home.homeOn(to).from(), first, quarter)) {
        move(record, slot, to, dice);
      }
    }
  }

  private void withdraw(ClientRecord record, LocalDate to) {
    Dice dice = diceOf(record.enrolment(), WITHDRAWAL, to.toEpochDay());
    if (record.consent().equals("yes") && planter.hits(Fault.CONSENT_WITHDRAWN, dice)) {
      record.refuse(Fault.CONSENT_WITHDRAWN);
      record.changedOn(to);
    }
  }

  private static boolean isNews(LocalDate since, LocalDate first, Quarter quarter) {
    return !since.isBefore(quarter.start()) && since.isAfter(first);
  }

  /** A newborn's name and NHS number come in later, for most. */
  private void complete(ClientRecord record, int slot, LocalDate to, Dice dice) {
    if (isNewborn(record.person(slot), to) || !dice.chance(COMPLETED)) {
      return;
    }
    if (record.has(slot, Fault.NAME_NOT_YET)) {
      record.mend(slot, Item.FIRST_NAME);
      name(record, slot, to, dice);
      typing.type(record, slot, Item.FIRST_NAME);
      record.changedOn(to);
    }
    if (record.has(slot, Fault.NHS_NUMBER_NOT_YET)) {
      record.mend(slot, Item.NHS_NUMBER);
      numbers(record, slot, to, dice);
      typing.type(record, slot, Item.NHS_NUMBER);
      record.changedOn(to);
    }
    atHome.digest(record, slot);
  }

  private static boolean isNewborn(Person person, LocalDate day) {
    return person.isChild() && day.toEpochDay() - person.born().toEpochDay() < NEWBORN_DAYS;
  }

  private void move(ClientRecord record, int slot, LocalDate to, Dice dice) {
    if (planter.hits(Fault.POSTCODE_STALE, dice)) {
      record.plant(slot, Item.POSTCODE, Fault.POSTCODE_STALE);
    } else {
      record.mend(slot, Item.POSTCODE);
      postcode(record, slot, to, dice);
      typing.type(record, slot, Item.POSTCODE);
      record.changedOn(to);
    }
  }

  private void reach(ClientRecord record, int slot, LocalDate to, Dice dice) {
    if (planter.hits(Fault.CONTACT_STALE, dice)) {
      record.plant(slot, Item.EMAIL, Fault.CONTACT_STALE);
    } else {
      record.mend(slot, Item.EMAIL);
      record.mend(slot, Item.MOBILE);
      contacts.write(record, slot, to, dice);
      typing.type(record, slot, Item.EMAIL);
      typing.type(record, slot, Item.MOBILE);
      atHome.digest(record, slot);
      record.changedOn(to);
    }
  }

  private Dice diceOf(Enrolment enrolment, int purpose, long number) {
    // A day's number has five digits.
    long clientAndDay = enrolment.client().number() * 100_000L + number;
    return Dice.of(seed + 31L * enrolment.sourceName().hashCode(), purpose, clientAndDay);
  }

  private static String id(String prefix, int number, int turn) {
    long scattered = (number * 7_654_321L + Math.floorMod(turn, 9_999_991)) % CLIENT_IDS;
    return prefix + scattered;
  }

  private void typeIfKnown(ClientRecord record, int slot, LocalDate by, Dice dice) {
    Person person = record.person(slot);
    if (person == null || person.isChild() && person.born().isAfter(by)) {
      return;
    }
    record.open(slot);
    name(record, slot, by, dice);
    birth(record, slot, dice);
    gender(record, slot, dice);
    numbers(record, slot, by, dice);
    postcode(record, slot, by, dice);
    if (!person.isChild()) {
      contacts.write(record, slot, by, dice);
    }
    characteristics(record, slot, by, dice);
    typing.fill(record, slot);
    atHome.digest(record, slot);
    if (by.isAfter(record.changed())) {
      record.changedOn(by);
    }
  }

  private void name(ClientRecord record, int slot, LocalDate by, Dice dice) {
    Person person = record.person(slot);
    String name = person.firstName();
    if (isNewborn(person, by)) {
      if (planter.hits(Fault.NAME_NOT_YET, dice)) {
        record.plant(slot, Item.FIRST_NAME, Fault.NAME_NOT_YET);
        name = person.birthOrder() > 1 ? "Twin " + person.birthOrder() : "Baby";
      }
    } else if (planter.hits(Fault.NAME_VARIANT, dice)) {
      record.plant(slot, Item.FIRST_NAME, Fault.NAME_VARIANT);
      name = person.shortName();
    }
    record.put(slot, Item.FIRST_NAME, blanks.spaced(record, slot, Item.FIRST_NAME, name, dice));
    record.put(slot, Item.SURNAME, person.surname());
  }

  private void birth(ClientRecord record, int slot, Dice dice) {
    LocalDate born = record.person(slot).born();
    int day = born.getDayOfMonth();
    int month = born.getMonthValue();
    Object held = born;
    if (planter.hits(Fault.BIRTH_SWAPPED, dice) && day <= 12 && day != month) {
      held = LocalDate.of(born.getYear(), day, month);
      record.plant(slot, Item.DATE_OF_BIRTH, Fault.BIRTH_SWAPPED);
    } else if (planter.hits(Fault.BIRTH_WRONG, dice)) {
      held = dice.chance(0.3) ? born.minusYears(1) : born.minusDays(dice.between(1, 10));
      record.plant(slot, Item.DATE_OF_BIRTH, Fault.BIRTH_WRONG);
    } else if (planter.hits(Fault.BIRTH_PLACEHOLDER, dice)) {
      held = BIRTH_PLACEHOLDER;
      record.plant(slot, Item.DATE_OF_BIRTH, Fault.BIRTH_PLACEHOLDER);
    }
    record.put(slot, Item.DATE_OF_BIRTH, held);
    int order = record.person(slot).birthOrder();
    boolean several = order > 1 || hasTwin(record.enrolment().family(), born);
    record.put(slot, Item.BIRTH_ORDER, several ? Integer.toString(order) : "1");
  }

  private static boolean hasTwin(Family family, LocalDate born) {
    for (Person child : family.children()) {
      if (child.birthOrder() > 1 && child.born().equals(born)) {
        return true;
      }
    }
    return false;
  }

  private void gender(ClientRecord record, int slot, Dice dice) {
    Object held = record.person(slot).gender();
    if (planter.hits(Fault.GENDER_MISSING, dice)) {
      held = null;
      record.plant(slot, Item.GENDER, Fault.GENDER_MISSING);
    } else if (planter.hits(Fault.GENDER_WRONG, dice)) {
      held = held.equals("F") ? "M" : "F";
      record.plant(slot, Item.GENDER, Fault.GENDER_WRONG);
    } else {
      held = code(record, slot, Item.GENDER, (String) held, dice);
    }
    record.put(slot, Item.GENDER, held);
  }

  private void numbers(ClientRecord record, int slot, LocalDate by, Dice dice) {
    Person person = record.person(slot);
    Source source = record.enrolment().source();
    if (source.school()) {
      boolean missing = planter.hits(Fault.UPN_MISSING, dice);
      record.put(slot, Item.UPN, missing ? null : person.upn());
      if (missing) {
        record.plant(slot, Item.UPN, Fault.UPN_MISSING);
      }
    }
    if (!source.health()) {
      return;
    }
    Fault missing = isNewborn(person, by) ? Fault.NHS_NUMBER_NOT_YET : Fault.NHS_NUMBER_MISSING;
    String number = person.nhsNumber();
    Fault fault = null;
    if (planter.hits(missing, dice)) {
      fault = missing;
      number = "";
    } else if (number.isEmpty()) {
      number = "";
    } else if (planter.hits(Fault.NHS_NUMBER_WRONG, dice)) {
      fault = Fault.NHS_NUMBER_WRONG;
      number = number.substring(0, 9) + (char) ('0' + (number.charAt(9) - '0' + 1) % 10);
    } else if (person.isChild() && hasSibling(record, person)) {
      if (planter.hits(Fault.NHS_NUMBER_OF_SIBLING, dice)) {
        fault = Fault.NHS_NUMBER_OF_SIBLING;
        number = siblingOf(record, person).nhsNumber();
      }
    } else if (planter.hits(Fault.NHS_NUMBER_SCIENTIFIC, dice)) {
      fault = Fault.NHS_NUMBER_SCIENTIFIC;
      number = "9.99E+09";
    }
    if (fault != null) {
      record.plant(slot, Item.NHS_NUMBER, fault);
    }
    record.put(slot, Item.NHS_NUMBER, number.isEmpty() ? null : number);
  }

  private static boolean hasSibling(ClientRecord record, Person person) {
    return siblingOf(record, person) != null;
  }

  /** A brother or sister born on another day. */
  private static Person siblingOf(ClientRecord record, Person person) {
    for (Person other : record.enrolment().family().children()) {
      if (!other.born().equals(person.born()) && other.born().isBefore(person.born())) {
        return other;
      }
    }
    return null;
  }

  private void postcode(ClientRecord record, int slot, LocalDate by, Dice dice) {
    Family family = record.enrolment().family().livesIn(record.person(slot));
    Places.Place home = family.homeOn(by).place();
    String postcode = home.postcode();
    String lsoa = home.lsoa();
    String held = postcode;
    if (planter.hits(Fault.POSTCODE_MISSING, dice)) {
      held = null;
      lsoa = null;
      record.plant(slot, Item.POSTCODE, Fault.POSTCODE_MISSING);
    } else if (planter.hits(Fault.POSTCODE_WRONG, dice)) {
      held =
          postcode.substring(0, postcode.length() - 2)
              + "8"
              + postcode.substring(postcode.length() - 1);
      record.plant(slot, Item.POSTCODE, Fault.POSTCODE_WRONG);
    } else {
      int way = dice.below(100);
      held =
          way < 1
              ? "No fixed abode"
              : way < 8
                  ? postcode.replace(" ", "")
                  : way < 14 ? postcode.toLowerCase(Locale.ROOT) : postcode;
      held = blanks.spaced(record, slot, Item.POSTCODE, held, dice);
    }
    record.put(slot, Item.POSTCODE, held);
    record.put(slot, Item.LSOA, Places.NO_AREA.equals(lsoa) ? null : lsoa);
  }

  private void characteristics(ClientRecord record, int slot, LocalDate by, Dice dice) {
    Person person = record.person(slot);
    Person.Traits traits = person.traits();
    Family family = record.enrolment().family();
    characteristic(record, slot, Item.ETHNICITY, traits.ethnicity(), dice);
    characteristic(record, slot, Item.HOME_LANGUAGE, traits.language(), dice);
    characteristic(record, slot, Item.COUNTRY_OF_ORIGIN, traits.country(), dice);
    characteristic(record, slot, Item.DISABILITY, traits.disability(), dice);
    if (person.isChild()) {
      characteristic(record, slot, Item.SEN_STATUS, traits.sen(), dice);
      return;
    }
    characteristic(record, slot, Item.EMPLOYMENT_STATUS, traits.employment(), dice);
    characteristic(record, slot, Item.EDUCATION_LEVEL, traits.education(), dice);
    characteristic(record, slot, Item.VOLUNTEER, traits.volunteer(), dice);
    characteristic(record, slot, Item.CAREGIVER_ROLE, role(family, person), dice);
    characteristic(record, slot, Item.READING_HOURS, traits.readingHours(), dice);
    characteristic(record, slot, Item.HOUSING, family.housing(), dice);
    characteristic(record, slot, Item.LONE_PARENT, family.isOfOneParent() ? "Y" : "N", dice);
    LocalDate born = family.children().get(record.enrolment().child()).born();
    boolean pregnant =
        person == family.carer()
            && person.sex() == 'F'
            && born.isAfter(by)
            && born.minusDays(280).isBefore(by);
    record.put(slot, Item.PREGNANCY_STATUS, pregnant ? "Y" : "N");
    record.put(
        slot, Item.DUE_DATE, pregnant ? family.dueDates().get(record.enrolment().child()) : null);
  }

  private static String role(Family family, Person person) {
    if (family.isSharedCarer(person)) {
      return "primary_caregiver";
    }
    return person == family.carer() && person.sex() == 'F' ? "mother" : "father";
  }

  private void characteristic(ClientRecord record, int slot, Item item, String code, Dice dice) {
    if (planter.hits(Fault.CHARACTERISTIC_MISSING, dice)) {
      record.plant(slot, item, Fault.CHARACTERISTIC_MISSING);
      record.put(slot, item, null);
    } else {
      record.put(slot, item, code(record, slot, item, code, dice));
    }
  }

  private Object code(ClientRecord record, int slot, Item item, String code, Dice dice) {
    if (planter.hits(Fault.CODE_UNKNOWN, dice) && item != Item.READING_HOURS) {
      record.plant(slot, item, Fault.CODE_UNKNOWN);
      return new Misspelt(code);
    }
    return code;
  }
}
