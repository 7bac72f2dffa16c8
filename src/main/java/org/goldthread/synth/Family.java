package org.goldthread.synth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A family as it really is.
 *
 * @param number the family's number in the truth files, from 1
 * @param need need score, mean 0 and standard deviation 1; drives targeted services up and outcomes
 *     down
 * @param housing how it lives, in the codes of the code list
 * @param homes where it lives over time, oldest first
 * @param adults the carer the children live with first, then a partner, then a step-parent
 * @param children eldest first
 * @param dueDates expected date of birth of each child
 * @param elsewhere the family that the second adult lives with, who cares for the children of both:
 *     their father, or another carer such as a grandmother; null if all adults live here
 */
record Family(
    int number,
    double need,
    String housing,
    List<Home> homes,
    List<Person> adults,
    List<Person> children,
    List<LocalDate> dueDates,
    Family elsewhere) {

  /**
   * A home from a day on.
   *
   * @param from first day
   * @param place its postcode and area
   */
  record Home(LocalDate from, Places.Place place) {}

  /** The home on a day. */
  Home homeOn(LocalDate day) {
    int at = homes.size() - 1;
    while (at > 0 && homes.get(at).from().isAfter(day)) {
      at--;
    }
    return homes.get(at);
  }

  /** The carer whom services register first. */
  Person carer() {
    return adults.get(0);
  }

  boolean hasPartner() {
    return adults.size() > 1;
  }

  /** Whether one adult lives with the children. */
  boolean isOfOneParent() {
    return !hasPartner() || elsewhere != null;
  }

  /** Whether a person lives with another family. */
  boolean isElsewhere(Person person) {
    return elsewhere != null && person == adults.get(1);
  }

  /** Whether a person cares for these children beside a parent, being the carer of a family too. */
  boolean isSharedCarer(Person person) {
    return isElsewhere(person) && person == elsewhere.carer();
  }

  /** The family that a person lives with. */
  Family livesIn(Person person) {
    return isElsewhere(person) ? elsewhere : this;
  }

  /** Children born on the same day as the one at an index, itself included. */
  List<Person> bornWith(int index) {
    LocalDate day = children.get(index).born();
    List<Person> together = new ArrayList<>(2);
    for (Person child : children) {
      if (child.born().equals(day)) {
        together.add(child);
      }
    }
    return together;
  }
}
