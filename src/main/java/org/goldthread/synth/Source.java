package org.goldthread.synth;

import java.util.List;
import org.goldthread.config.Contract;
import org.goldthread.config.Feed;
import org.goldthread.core.Role;

/**
 * A client database that feeds are exported from: one for each service, one for each client
 * database of administrative datasets.
 *
 * @param name the service, or the id system of datasets
 * @param idSystem the id system of its client ids
 * @param whom whom it takes in
 * @param isService whether families choose it, as against a dataset that holds everybody
 * @param targeted whether need raises its use
 * @param weight how likely a family takes it up, against the other services
 * @param refused share of clients who refuse consent
 * @param planned sessions offered
 * @param minimum sessions that count as the intended dose
 * @param mailbox the mailbox that staff type when they know no other; null for none
 * @param people people in its rows, in slot order
 * @param exports its feeds
 */
record Source(
    String name,
    String idSystem,
    Whom whom,
    boolean isService,
    boolean targeted,
    double weight,
    double refused,
    int planned,
    int minimum,
    String mailbox,
    List<Feed.Person> people,
    List<Export> exports) {

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

  /** Whether it holds NHS numbers, and few e-mail addresses. */
  boolean health() {
    return exports.stream().anyMatch(export -> export.asksAnybody("nhs_number"));
  }

  /** Whether it holds pupil numbers. */
  boolean school() {
    return exports.stream().anyMatch(export -> export.asksAnybody("upn"));
  }

  /** Whether the provider hashes at home with a shared salt. */
  boolean hashed() {
    return exports.stream().anyMatch(Export::isHashed);
  }

  /** Whether it registers its clients, as against seeing them only. */
  boolean registers() {
    return exports.stream().anyMatch(export -> export.kind() == Contract.Kind.REGISTRATION);
  }

  boolean holdsSessions() {
    return exports.stream().anyMatch(export -> export.kind() == Contract.Kind.ENGAGEMENT);
  }

  /** Whether a group meets on fixed days, one column for each. */
  boolean meetsWeekly() {
    return exports.stream().anyMatch(export -> export.repeated() == Export.Repeated.SESSIONS);
  }

  /** What its client ids begin with. */
  String prefix() {
    StringBuilder letters = new StringBuilder();
    for (String word : idSystem.split("-")) {
      letters.append(Character.toUpperCase(word.charAt(0)));
    }
    return letters.toString();
  }

  /** The number of slots, from 0 to the last that is described. */
  int slots() {
    return people.isEmpty() ? 0 : people.get(people.size() - 1).slot() + 1;
  }

  boolean hasChildSlot() {
    return people.stream().anyMatch(person -> person.slot() > 0 && person.role() == Role.CHILD);
  }
}
