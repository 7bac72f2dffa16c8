package org.goldthread.synth;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.goldthread.config.Feed;
import org.goldthread.core.Role;

/**
 * Decides which services a family takes up and when, and which datasets hold it anyway. Need raises
 * the use of targeted services: whoever compares users with others meets confounding, as in the
 * field.
 */
final class Enrolments {
  private static final int PURPOSE = 2;
  private static final int OFFER = 8;

  /** Of families that use a service, the share that uses more than one is published as 22.5%. */
  private static final double ANY_SERVICE = 0.74;

  private static final double SEVERAL = 0.225;

  /** How much likelier either is per unit of need. */
  static final double ANY_PER_NEED = 0.05;

  static final double SEVERAL_PER_NEED = 0.10;

  /** Of those, the shares that use three, four and five. */
  private static final double THREE = 0.12;

  private static final double FOUR = 0.06;
  private static final double FIVE = 0.08;

  private static final double UNREGISTERED = 0.03;
  private static final double PARTNER_JOINS = 0.6;
  private static final double SIBLING_JOINS = 0.5;

  /** Of parents, those whose child the service writes down too. */
  private static final double CHILD_JOINS = 0.5;

  private static final double CHILD_HELD = 0.88;
  private static final double BIRTH_HELD = 0.95;
  private static final double PUPIL_HELD = 0.93;
  private static final double HOUSEHOLD_HELD = 0.45;
  private static final int YOUNGEST_MONTHS = 6;

  /** So many months before a child is too old for the programme, services take it in no more. */
  private static final int MONTHS_BEFORE = 8;

  private final long seed;
  private final LocalDate start;
  private final LocalDate end;
  private final int oldestMonths;
  private final List<Source> services;
  private final List<Source> datasets;
  private final Measures measures;
  private final int windowDays;

  /** By dataset: those that record the same. */
  private final Map<Source, List<Source>> alike = new IdentityHashMap<>();

  private final Map<Source, List<String>> dated = new IdentityHashMap<>();
  private final Set<String> takenUp = new HashSet<>();

  Enrolments(
      long seed,
      LocalDate start,
      LocalDate end,
      int oldest,
      List<Source> sources,
      Measures measures) {
    this.seed = seed;
    this.start = start;
    this.end = end;
    this.oldestMonths = 12 * oldest;
    this.services =
        sources.stream()
            .filter(source -> source.isService() && source.whom() != Source.Whom.NOBODY)
            .toList();
    this.datasets = sources.stream().filter(source -> !source.isService()).toList();
    this.measures = measures;
    this.windowDays = (int) ChronoUnit.DAYS.between(start, end) + 1;
    for (Source source : datasets) {
      Set<String> own = recorded(source);
      alike.put(source, datasets.stream().filter(other -> recorded(other).equals(own)).toList());
      dated.put(source, dated(source));
    }
  }

  /** All enrolments of a family: first the services in order of their first day, then datasets. */
  List<Enrolment> of(Family family) {
    List<List<Enrolment>> offers = new ArrayList<>();
    for (Source source : services) {
      List<Enrolment> offer = offer(dice(source, family), source, family);
      if (!offer.isEmpty()) {
        offers.add(offer);
      }
    }
    Dice dice = Dice.of(seed, PURPOSE, family.number());
    List<Enrolment> chosen = new ArrayList<>();
    int count = servicesWanted(dice, family.need());
    while (count-- > 0 && !offers.isEmpty()) {
      chosen.addAll(offers.remove(draw(dice, offers, family.need())));
    }
    chosen.forEach(enrolment -> takenUp.add(enrolment.sourceName()));
    chosen.sort(
        Comparator.comparing(Enrolment::from)
            .thenComparing(Enrolment::sourceName)
            .thenComparing(Enrolment::child));
    for (Source source : datasets) {
      chosen.addAll(held(dice(source, family), source, family, chosen));
    }
    return chosen;
  }

  /** The first family that could use a service which nobody uses yet does: a sample holds all. */
  private int draw(Dice dice, List<List<Enrolment>> offers, double need) {
    Weighted<Integer> draw = new Weighted<>();
    int unused = -1;
    for (int i = 0; i < offers.size(); i++) {
      Source source = offers.get(i).get(0).source();
      draw.add(i, source.weight() * (source.targeted() ? targetedPull(need) : 1));
      if (unused < 0 && !takenUp.contains(source.name()) && isSeen(offers.get(i))) {
        unused = i;
      }
    }
    int drawn = draw.draw(dice);
    if (unused >= 0) {
      takenUp.add(offers.get(unused).get(0).sourceName());
      return unused;
    }
    return drawn;
  }

  private boolean isSeen(List<Enrolment> offer) {
    return offer.get(0).registered() && !offer.get(0).from().isAfter(end.minusDays(100));
  }

  private Dice dice(Source source, Family family) {
    return Dice.of(seed + 31L * source.name().hashCode(), OFFER, family.number());
  }

  /** How much more a family of this need is drawn to a targeted service. */
  static double targetedPull(double need) {
    return need > 1 ? 4 : need > 0 ? 2 : 1;
  }

  private static int servicesWanted(Dice dice, double need) {
    boolean any = dice.chance(Math.min(0.95, ANY_SERVICE + ANY_PER_NEED * need));
    boolean several = dice.chance(Math.max(0.05, SEVERAL + SEVERAL_PER_NEED * need));
    double more = dice.uniform();
    if (!any || !several) {
      return any ? 1 : 0;
    }
    return more < FIVE ? 5 : more < FIVE + FOUR ? 4 : more < FIVE + FOUR + THREE ? 3 : 2;
  }

  private List<Enrolment> offer(Dice dice, Source source, Family family) {
    return switch (source.whom()) {
      case EXPECTANT -> expectant(dice, source, family);
      case CHILDREN -> children(dice, source, family);
      case PARENTS -> parents(dice, source, family);
      default -> throw new IllegalStateException(source.name() + " is no service");
    };
  }

  private List<Enrolment> expectant(Dice dice, Source source, Family family) {
    boolean registered = !dice.chance(UNREGISTERED) && source.registers();
    boolean joins = dice.chance(PARTNER_JOINS);
    boolean course = source.holdsSessions();
    int early = course ? dice.between(40, 130) : dice.between(120, 200);
    int at = indexOfBirthAfter(family, early);
    if (at < 0 || source.health() && !isMother(family)) {
      return List.of();
    }
    LocalDate born = family.children().get(at).born();
    LocalDate from = born.minusDays(early);
    LocalDate until = born.plusDays(course ? 75 : 42);
    List<Person> people = people(source, family, family.bornWith(at), joins);
    return List.of(new Enrolment(source, family, at, people, from, until, registered));
  }

  private List<Enrolment> children(Dice dice, Source source, Family family) {
    boolean sibling = dice.chance(SIBLING_JOINS);
    LocalDate from = start.plusDays(dice.below(windowDays));
    LocalDate until = from.plusDays(60 + 7L * source.planned());
    List<Enrolment> found = new ArrayList<>();
    for (int i = 0; i < family.children().size(); i++) {
      Person child = family.children().get(i);
      int age = child.monthsOn(from);
      boolean twin = !found.isEmpty() && child.born().equals(found.get(0).client().born());
      if (age >= YOUNGEST_MONTHS
          && age <= oldestMonths - MONTHS_BEFORE
          && (found.isEmpty() || sibling || twin)) {
        List<Person> people = people(source, family, List.of(child), true);
        found.add(new Enrolment(source, family, i, people, from, until, source.registers()));
      }
    }
    return found;
  }

  private List<Enrolment> parents(Dice dice, Source source, Family family) {
    boolean registered = !dice.chance(UNREGISTERED) && source.registers();
    boolean joins = dice.chance(PARTNER_JOINS);
    LocalDate from = start.plusDays(dice.below(windowDays));
    LocalDate until = from.plusDays(dice.between(60, 300));
    boolean childJoins = dice.chance(CHILD_JOINS);
    return withYoungest(source, family, from, until, registered, joins, childJoins);
  }

  private List<Enrolment> withYoungest(
      Source source,
      Family family,
      LocalDate from,
      LocalDate until,
      boolean registered,
      boolean joins,
      boolean childJoins) {
    for (int i = family.children().size() - 1; i >= 0; i--) {
      Person child = family.children().get(i);
      if (child.bornBy(from) && child.monthsOn(from) < oldestMonths) {
        List<Person> children = childJoins ? family.bornWith(i) : List.of();
        List<Person> people = people(source, family, children, joins);
        return List.of(new Enrolment(source, family, i, people, from, until, registered));
      }
    }
    return List.of();
  }

  private List<Enrolment> held(Dice dice, Source source, Family family, List<Enrolment> chosen) {
    return switch (source.whom()) {
      case EVERY_CHILD -> everyChild(dice, source, family);
      case BIRTHS -> births(dice, source, family, chosen);
      case HOUSEHOLDS -> {
        boolean is = dice.chance(HOUSEHOLD_HELD);
        LocalDate from = start.plusDays(dice.below(windowDays));
        yield is
            ? withYoungest(source, family, from, from.plusDays(90), true, true, true)
            : List.<Enrolment>of();
      }
      default -> List.of();
    };
  }

  private List<Enrolment> everyChild(Dice dice, Source source, Family family) {
    List<Enrolment> held = new ArrayList<>();
    for (int i = 0; i < family.children().size(); i++) {
      Person child = family.children().get(i);
      boolean is = dice.chance(source.school() ? PUPIL_HELD : CHILD_HELD);
      if (is && child.bornBy(end)) {
        LocalDate due = family.dueDates().get(i);
        List<Person> people = people(source, family, List.of(child), true);
        LocalDate from = source.school() ? child.born().plusYears(4) : child.born();
        held.add(new Enrolment(source, family, i, people, from, last(source, child, due), true));
      }
    }
    return held;
  }

  private List<Enrolment> births(Dice dice, Source source, Family family, List<Enrolment> chosen) {
    List<Enrolment> held = new ArrayList<>();
    for (int i = 0; i < family.children().size(); i++) {
      Person child = family.children().get(i);
      LocalDate due = family.dueDates().get(i);
      LocalDate booked = due.minusDays(280 - dice.between(52, 100));
      boolean is = dice.chance(BIRTH_HELD) && isMother(family) && child.birthOrder() == 1;
      if (is && source == holderOf(source, family, i, chosen)) {
        List<Person> people = people(source, family, family.bornWith(i), true);
        LocalDate until = last(source, child, due);
        held.add(new Enrolment(source, family, i, people, booked, until, true));
      }
    }
    return held;
  }

  /** Of datasets that record the same, the one whose service the family uses, else any of them. */
  private Source holderOf(Source source, Family family, int child, List<Enrolment> chosen) {
    List<Source> candidates = alike.get(source);
    if (candidates.size() == 1) {
      return source;
    }
    for (Source other : candidates) {
      for (Enrolment enrolment : chosen) {
        if (enrolment.source().idSystem().equals(other.idSystem())
            && enrolment.source() != other
            && enrolment.child() == child) {
          return other;
        }
      }
    }
    Dice dice = Dice.of(seed, OFFER, 16L * family.number() + child);
    return candidates.get(dice.below(candidates.size()));
  }

  private static Set<String> recorded(Source source) {
    Set<String> recorded = new HashSet<>();
    source
        .exports()
        .forEach(export -> export.measures().forEach(measure -> recorded.add(measure.code())));
    return recorded;
  }

  /** Its time points that have a day of their own in a life; of one with none, nothing. */
  private List<String> dated(Source source) {
    return source.exports().stream()
        .flatMap(export -> export.points().stream())
        .filter(measures::hasDay)
        .distinct()
        .toList();
  }

  private LocalDate last(Source source, Person child, LocalDate due) {
    List<String> points = dated.get(source);
    LocalDate last = points.isEmpty() ? end : child.born();
    for (String point : points) {
      LocalDate on = measures.day(point, child, due);
      last = on.isAfter(last) ? on : last;
    }
    return last.plusDays(60);
  }

  /** The people of a family in a source's slots; null where there is nobody. */
  private static List<Person> people(
      Source source, Family family, List<Person> children, boolean partnerJoins) {
    List<Person> people = new ArrayList<>(Collections.nCopies(source.slots(), null));
    int adults = 0;
    int kids = 0;
    for (Feed.Person described : source.people()) {
      if (described.role() == Role.CHILD) {
        people.set(described.slot(), kids < children.size() ? children.get(kids) : null);
        kids++;
      } else if (adults++ == 0) {
        people.set(described.slot(), family.carer());
      } else if (family.hasPartner() && partnerJoins) {
        boolean father = described.relation().equals("father");
        Person second = family.adults().get(father ? 1 : family.adults().size() - 1);
        people.set(described.slot(), father && family.isSharedCarer(second) ? null : second);
      }
    }
    return people;
  }

  private static boolean isMother(Family family) {
    return family.carer().sex() == 'F';
  }

  /** The first birth whose registration, some days before it, falls into the sample's time. */
  private int indexOfBirthAfter(Family family, int early) {
    for (int i = 0; i < family.children().size(); i++) {
      LocalDate from = family.children().get(i).born().minusDays(early);
      if (!from.isBefore(start) && !from.isAfter(end)) {
        return i;
      }
    }
    return -1;
  }
}
