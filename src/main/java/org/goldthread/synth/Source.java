package org.goldthread.synth;

import java.util.List;
import java.util.function.Predicate;
import org.goldthread.config.Contract;
import org.goldthread.config.Feed;
import org.goldthread.core.Role;

/**
 * A client database that feeds are exported from: one for each service, one for each client
 * database of administrative datasets.
 */
final class Source {
  /** Whom a source takes in. */
  enum Whom {
    /** Expectant and new parents. */
    EXPECTANT,
    /** Young children with their carers. */
    CHILDREN,
    /** Parents. */
    PARENTS,
    /** All births. */
    BIRTHS,
    /** All children, at certain ages. */
    EVERY_CHILD,
    /** Families on a register. */
    HOUSEHOLDS,
    NOBODY
  }

  /**
   * How a source is used.
   *
   * @param targeted whether need raises its use
   * @param weight how likely a family takes it up, against the other services
   * @param refused share of clients who refuse consent
   * @param planned sessions offered
   * @param minimum sessions that count as the intended dose
   */
  record Use(boolean targeted, double weight, double refused, int planned, int minimum) {}

  private final String name;
  private final String idSystem;
  private final Whom whom;
  private final boolean isService;
  private final Use use;
  private final String mailbox;
  private final List<Feed.Person> people;
  private final List<Export> exports;
  private final boolean health;
  private final boolean school;
  private final boolean hashed;
  private final boolean registers;
  private final boolean holdsSessions;
  private final boolean meetsWeekly;
  private final boolean hasChildSlot;
  private final String prefix;

  /**
   * A source.
   *
   * @param name the service, or the id system of datasets
   * @param whom whom it takes in
   * @param isService whether families choose it, as against a dataset that holds everybody
   * @param use how it is used
   * @param mailbox the mailbox that staff type when they know no other; null for none
   * @param people people in its rows, in slot order
   * @param exports its feeds, one at least
   */
  Source(
      String name,
      Whom whom,
      boolean isService,
      Use use,
      String mailbox,
      List<Feed.Person> people,
      List<Export> exports) {
    this.name = name;
    this.idSystem = exports.get(0).feed().idSystem();
    this.whom = whom;
    this.isService = isService;
    this.use = use;
    this.mailbox = mailbox;
    this.people = people;
    this.exports = exports;
    health = any(export -> export.asksAnybody("nhs_number"));
    school = any(export -> export.asksAnybody("upn"));
    hashed = any(Export::isHashed);
    registers = any(export -> export.kind() == Contract.Kind.REGISTRATION);
    holdsSessions = any(export -> export.kind() == Contract.Kind.ENGAGEMENT);
    meetsWeekly = any(export -> export.repeated() == Export.Repeated.SESSIONS);
    hasChildSlot =
        people.stream().anyMatch(person -> person.slot() > 0 && person.role() == Role.CHILD);
    prefix = prefix(idSystem);
  }

  private boolean any(Predicate<Export> is) {
    return exports.stream().anyMatch(is);
  }

  private static String prefix(String idSystem) {
    StringBuilder letters = new StringBuilder();
    for (String word : idSystem.split("-")) {
      letters.append(Character.toUpperCase(word.charAt(0)));
    }
    return letters.toString();
  }

  String name() {
    return name;
  }

  /** The id system of its client ids. */
  String idSystem() {
    return idSystem;
  }

  String provider() {
    return exports.get(0).feed().provider();
  }

  Whom whom() {
    return whom;
  }

  boolean isService() {
    return isService;
  }

  boolean targeted() {
    return use.targeted();
  }

  double weight() {
    return use.weight();
  }

  double refused() {
    return use.refused();
  }

  int planned() {
    return use.planned();
  }

  int minimum() {
    return use.minimum();
  }

  String mailbox() {
    return mailbox;
  }

  List<Feed.Person> people() {
    return people;
  }

  List<Export> exports() {
    return exports;
  }

  /** Whether it holds NHS numbers, and few e-mail addresses. */
  boolean health() {
    return health;
  }

  /** Whether it holds pupil numbers. */
  boolean school() {
    return school;
  }

  /** Whether the provider hashes at home with a shared salt. */
  boolean hashed() {
    return hashed;
  }

  /** Whether it registers its clients, as against seeing them only. */
  boolean registers() {
    return registers;
  }

  boolean holdsSessions() {
    return holdsSessions;
  }

  /** Whether a group meets on fixed days, one column for each. */
  boolean meetsWeekly() {
    return meetsWeekly;
  }

  /** What its client ids begin with. */
  String prefix() {
    return prefix;
  }

  /** The number of slots, from 0 to the last that is described. */
  int slots() {
    return people.isEmpty() ? 0 : people.get(people.size() - 1).slot() + 1;
  }

  boolean hasChildSlot() {
    return hasChildSlot;
  }
}
