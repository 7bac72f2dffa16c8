package org.goldthread.synth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A family's time with one source. The client is the person in slot 0.
 *
 * @param source the source
 * @param family the family
 * @param child index of the child it is about
 * @param people by slot; null where there is nobody
 * @param from first day
 * @param until last day
 * @param registered whether the client has a registration; a few only turn up
 * @param events what happens
 */
record Enrolment(
    Source source,
    Family family,
    int child,
    List<Person> people,
    LocalDate from,
    LocalDate until,
    boolean registered,
    List<Event> events) {

  Enrolment(
      Source source,
      Family family,
      int child,
      List<Person> people,
      LocalDate from,
      LocalDate until,
      boolean registered) {
    this(source, family, child, people, from, until, registered, new ArrayList<>());
  }

  Person client() {
    return people.get(0);
  }

  /** The last day of which anything is told. */
  LocalDate lastDay() {
    LocalDate last = until;
    for (Event event : events) {
      LocalDate told = event.isLate() ? event.on().plusMonths(3) : event.on();
      last = told.isAfter(last) ? told : last;
    }
    return last;
  }

  String sourceName() {
    return source.name();
  }
}
