package org.goldthread.synth;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.goldthread.core.Role;

/**
 * Draws families one after the other. The shares are those of the programme's published figures
 * where there are any, else plain assumptions; none is a finding about the real area.
 */
final class Population {
  private static final int PURPOSE = 1;
  private static final int FATHERS = 11;
  private static final int CARERS = 17;

  private static final double TWO_PARENTS = 0.68;
  private static final double LONE_FATHER = 0.04;
  private static final double STEP_PARENT = 0.04;
  private static final double SAME_SEX_PARENTS = 0.015;
  private static final double BIRTH_IN_WINDOW = 0.55;

  /** Twice the real share, so that a small sample holds some. */
  private static final double TWINS = 0.03;

  private static final double BOYS = 0.512;
  private static final double MOVES_IN_A_YEAR = 0.12;
  private static final double OTHER_GENDER = 0.006;

  /** How much greater need is per decile of deprivation. */
  static final double NEED_PER_DECILE = 0.12;

  /** Half a year more: children at school in the first summer are among them. */
  private static final int MORE_DAYS = 185;

  /** Homes and contacts are known from so long before the eldest child that anybody asks about. */
  private static final int YEARS_BEFORE = 4;

  /** Births as late as this after the last quarter: pregnancies under way. */
  private static final int UNBORN_DAYS = 190;

  private static final List<String> MAIL =
      List.of("example.com", "example.com", "example.org", "example.net");

  private final long seed;
  private final LocalDate start;
  private final LocalDate end;
  private final int oldest;
  private final Dirt dirt;
  private final Names names;
  private final Places places;
  private final Numbers numbers = new Numbers();
  private final Characteristics characteristics = new Characteristics();
  private final Scenario scenario;
  private Family before;
  private int people;

  Population(
      long seed,
      LocalDate start,
      LocalDate end,
      int oldest,
      Dirt dirt,
      Scenario scenario,
      Names names,
      Places places) {
    this.seed = seed;
    this.start = start;
    this.end = end;
    this.oldest = oldest;
    this.dirt = dirt;
    this.scenario = scenario;
    this.names = names;
    this.places = places;
  }

  /** The next family. Numbers must be asked for in order, from 1. */
  Family family(int number) {
    Dice dice = Dice.of(seed, PURPOSE, number);
    List<Family.Home> homes = homes(dice);
    int decile = homes.get(0).place().decile();
    double need = 0.85 * dice.normal() + (5.5 - decile) * NEED_PER_DECILE - 0.28;
    String ethnicity = characteristics.ethnicity(dice);
    String language = characteristics.language(dice, ethnicity);
    String surname = names.surname(dice, language);
    List<LocalDate> births = births(dice);
    List<Person> adults = adults(dice, births.get(0), surname, ethnicity, language);
    List<Person> children = new ArrayList<>();
    List<LocalDate> due = new ArrayList<>();
    for (LocalDate born : births) {
      boolean twins = dice.chance(TWINS);
      LocalDate expected = born.plusDays(Math.round(7 * dice.normal()) + (twins ? 18 : 1));
      for (int order = 1; order <= (twins ? 2 : 1); order++) {
        children.add(child(dice, born, order, surname, adults.get(0).traits()));
        due.add(expected);
      }
    }
    String housing = characteristics.housing(dice);
    Person shared = sharedWithFamilyBefore(number, adults);
    Family elsewhere = shared == null ? null : before;
    if (shared != null) {
      adults = List.of(adults.get(0), shared);
    }
    before =
        new Family(
            number,
            need,
            housing,
            homes,
            adults,
            List.copyOf(children),
            List.copyOf(due),
            elsewhere);
    return before;
  }

  /**
   * The father or the carer of the family before who cares for these children too; null for most.
   */
  private Person sharedWithFamilyBefore(int number, List<Person> adults) {
    boolean sharesFather = Dice.of(seed, FATHERS, number).chance(scenario.sharedFathers());
    boolean sharesCarer = Dice.of(seed, CARERS, number).chance(scenario.sharedCarers());
    boolean isMotherAlone = adults.size() == 1 && adults.get(0).sex() == 'F';
    if (!isMotherAlone || before == null || before.elsewhere() != null) {
      return null;
    }
    if (sharesFather && before.hasPartner() && before.adults().get(1).sex() == 'M') {
      return before.adults().get(1);
    }
    return sharesCarer && before.carer().sex() == 'F' ? before.carer() : null;
  }

  private List<Family.Home> homes(Dice dice) {
    List<Family.Home> homes = new ArrayList<>();
    homes.add(new Family.Home(start.minusYears(oldest + YEARS_BEFORE), places.draw(dice)));
    long years = Math.max(1, ChronoUnit.DAYS.between(start, end) / 365);
    for (int year = 0; year <= years; year++) {
      if (dice.chance(MOVES_IN_A_YEAR)) {
        LocalDate day = start.plusDays(365L * year + dice.below(365));
        homes.add(new Family.Home(day, places.draw(dice)));
      }
    }
    return List.copyOf(homes);
  }

  /** Dates of birth, eldest first. */
  private List<LocalDate> births(Dice dice) {
    int window = (int) ChronoUnit.DAYS.between(start, end);
    boolean recent = dice.chance(BIRTH_IN_WINDOW);
    LocalDate youngest =
        recent
            ? start.plusDays(dice.between(-60, window + UNBORN_DAYS))
            : start.minusDays(dice.between(60, 365 * oldest + MORE_DAYS));
    double at = dice.uniform();
    int elder = at < 0.46 ? 0 : at < 0.80 ? 1 : at < 0.95 ? 2 : 3;
    List<LocalDate> births = new ArrayList<>();
    LocalDate day = youngest;
    births.add(day);
    for (int i = 0; i < elder; i++) {
      day = day.minusDays(dice.between(430, 1500));
      births.add(0, day);
    }
    return births;
  }

  private List<Person> adults(
      Dice dice, LocalDate eldest, String surname, String ethnicity, String language) {
    boolean couple = dice.chance(TWO_PARENTS);
    boolean father = dice.chance(LONE_FATHER) && !couple;
    boolean sameSex = dice.chance(SAME_SEX_PARENTS);
    boolean step = dice.chance(STEP_PARENT) && couple;
    boolean shared = dice.chance(dirt.rate(Fault.EMAIL_SHARED_BY_COUPLE));
    List<Person> adults = new ArrayList<>();
    Person first = adult(dice, eldest, father ? 'M' : 'F', surname, ethnicity, language, List.of());
    adults.add(first);
    if (couple) {
      char sex = sameSex ? first.sex() : 'M';
      List<Person.Contact> mailbox = shared ? first.contacts() : List.of();
      String own = dice.chance(0.55) ? surname : names.surname(dice, language);
      String origin = dice.chance(0.8) ? ethnicity : characteristics.ethnicity(dice);
      adults.add(adult(dice, eldest, sex, own, origin, language, mailbox));
      if (step) {
        String other = names.surname(dice, "ENG");
        adults.add(adult(dice, eldest, 'M', other, ethnicity, "ENG", List.of()));
      }
    }
    return List.copyOf(adults);
  }

  private Person adult(
      Dice dice,
      LocalDate eldest,
      char sex,
      String surname,
      String ethnicity,
      String language,
      List<Person.Contact> mailbox) {
    int number = ++people;
    String name = names.first(dice, sex, false, language);
    LocalDate born = eldest.minusDays(Math.round(10_900 + 2_000 * dice.normal()));
    if (born.isAfter(eldest.minusYears(17))) {
      born = eldest.minusYears(17).minusDays(dice.below(900));
    }
    return new Person(
        number,
        Role.ADULT,
        sex,
        dice.chance(OTHER_GENDER) ? "O" : String.valueOf(sex),
        name,
        names.variant(dice, name),
        surname,
        born,
        1,
        numbers.nextNhsNumber(),
        "",
        contacts(dice, number, name, surname, mailbox),
        characteristics.ofAdult(dice, ethnicity, language));
  }

  private List<Person.Contact> contacts(
      Dice dice, int number, String name, String surname, List<Person.Contact> mailbox) {
    // Drawn for everybody, so that a shared mailbox changes nothing else.
    String first = names.letters(name);
    String last = names.letters(surname);
    String own = address(dice, number, first, last);
    String email = mailbox.isEmpty() ? own : mailbox.get(0).email();
    String second = last + "." + first + number + "@example.net";
    String mobile = numbers.nextMobile();
    List<Person.Contact> contacts = new ArrayList<>();
    contacts.add(
        new Person.Contact(start.minusYears(oldest + YEARS_BEFORE), email, second, mobile));
    long years = Math.max(1, ChronoUnit.DAYS.between(start, end) / 365);
    for (int year = 0; year <= years; year++) {
      boolean newMobile = dice.chance(dirt.rate(Fault.MOBILE_CHANGED));
      boolean newEmail = dice.chance(dirt.rate(Fault.EMAIL_CHANGED));
      int days = dice.below(365);
      if (newMobile || newEmail) {
        LocalDate day = start.plusDays(365L * year + days);
        mobile = newMobile ? numbers.nextMobile() : mobile;
        email = newEmail ? first + "." + number + "." + year + "@example.org" : email;
        contacts.add(new Person.Contact(day, email, second, mobile));
      }
    }
    return List.copyOf(contacts);
  }

  /** An address of a reserved domain; the person's number makes it one of a kind. */
  private static String address(Dice dice, int number, String name, String surname) {
    String domain = dice.oneOf(MAIL);
    return switch (dice.below(4)) {
      case 0 -> name + "." + surname + number + "@" + domain;
      case 1 -> name.charAt(0) + surname + number + "@" + domain;
      case 2 -> name + number + surname.charAt(0) + "@" + domain;
      default -> surname + "_" + name + "." + number + "@" + domain;
    };
  }

  private Person child(
      Dice dice, LocalDate born, int order, String surname, Person.Traits ofCarer) {
    char sex = dice.chance(BOYS) ? 'M' : 'F';
    String name = names.first(dice, sex, true, ofCarer.language());
    // A school year begins in September; children start in the one after their fourth birthday.
    int schoolStart = born.plusYears(4).plusMonths(4).getYear();
    return new Person(
        ++people,
        Role.CHILD,
        sex,
        String.valueOf(sex),
        name,
        names.variant(dice, name),
        surname,
        born,
        order,
        numbers.nextNhsNumber(),
        numbers.nextUpn(schoolStart),
        List.of(),
        characteristics.ofChild(dice, ofCarer));
  }

  /** The number of people drawn so far. */
  int people() {
    return people;
  }
}
