package org.goldthread.synth;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Decides which services a family takes up and when, and which datasets hold it anyway. Need raises
 * the use of targeted services: whoever compares users with others meets confounding, as in the
 * field.
 */
final class Enrolments {
  private static final int PURPOSE = 2;

  /** Of families that use a service, the share that uses more than one is published as 22.5%. */
  private static final double ANY_SERVICE = 0.74;

  private static final double SEVERAL = 0.27;
  private static final double THREE = 0.15;

  private static final double UNREGISTERED = 0.03;
  private static final double PARTNER_JOINS = 0.6;
  private static final double REVIEWED = 0.88;
  private static final double MATERNITY_HELD = 0.95;
  private static final double AT_SCHOOL = 0.93;
  private static final double SIBLING_JOINS = 0.5;

  private final long seed;
  private final LocalDate start;
  private final LocalDate end;
  private final Map<String, SamplePlan.Source> sources;

  Enrolments(long seed, LocalDate start, LocalDate end, Map<String, SamplePlan.Source> sources) {
    this.seed = seed;
    this.start = start;
    this.end = end;
    this.sources = sources;
  }

  /** All enrolments of a family: first the services in order of their first day, then datasets. */
  List<Enrolment> of(Family family) {
    Dice dice = Dice.of(seed, PURPOSE, family.number());
    List<List<Enrolment>> offers = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    sources.forEach(
        (name, source) -> {
          if (source.isService()) {
            List<Enrolment> offer = offer(dice, name, source, family);
            if (!offer.isEmpty()) {
              offers.add(offer);
              double pull = source.targeted() ? targetedPull(family.need()) : 1;
              weights.add(source.weight() * pull);
            }
          }
        });
    List<Enrolment> chosen = new ArrayList<>();
    int count = servicesWanted(dice, family.need());
    while (count-- > 0 && !offers.isEmpty()) {
      Weighted<Integer> draw = new Weighted<>();
      for (int i = 0; i < offers.size(); i++) {
        draw.add(i, weights.get(i));
      }
      int taken = draw.draw(dice);
      chosen.addAll(offers.remove(taken));
      weights.remove(taken);
    }
    chosen.sort(
        (a, b) ->
            a.from().equals(b.from())
                ? a.sourceName().compareTo(b.sourceName())
                : a.from().compareTo(b.from()));
    sources.forEach(
        (name, source) -> {
          if (!source.isService()) {
            chosen.addAll(held(dice, name, source, family));
          }
        });
    return chosen;
  }

  /** How much more a family of this need is drawn to a targeted service. */
  static double targetedPull(double need) {
    return need > 1 ? 4 : need > 0 ? 2 : 1;
  }

  private static int servicesWanted(Dice dice, double need) {
    boolean any = dice.chance(Math.min(0.95, ANY_SERVICE + 0.05 * need));
    boolean several = dice.chance(Math.max(0.05, SEVERAL + 0.10 * need));
    boolean three = dice.chance(THREE);
    return !any ? 0 : !several ? 1 : three ? 3 : 2;
  }

  private List<Enrolment> offer(Dice dice, String name, SamplePlan.Source source, Family family) {
    return switch (source.kind()) {
      case COURSE -> course(dice, name, source, family);
      case GROUP -> group(dice, name, source, family);
      case MIDWIFERY -> midwifery(dice, name, source, family);
      case FAMILY_SUPPORT -> support(dice, name, source, family);
      default -> throw new IllegalStateException(name + " is no service");
    };
  }

  private List<Enrolment> held(Dice dice, String name, SamplePlan.Source source, Family family) {
    List<Enrolment> held = new ArrayList<>();
    for (int i = 0; i < family.children().size(); i++) {
      Person child = family.children().get(i);
      switch (source.kind()) {
        case REVIEWS -> {
          if (dice.chance(REVIEWED) && child.bornBy(end)) {
            List<Person> people = Arrays.asList(child, family.carer());
            LocalDate until = child.born().plusMonths(31);
            held.add(new Enrolment(name, source, family, i, people, child.born(), until, true));
          }
        }
        case MATERNITY -> {
          LocalDate booked = family.dueDates().get(i).minusDays(280 - dice.between(52, 100));
          if (dice.chance(MATERNITY_HELD) && isMother(family) && child.birthOrder() == 1) {
            List<Person> people = withBabies(family, i);
            LocalDate until = child.born().plusDays(30);
            held.add(new Enrolment(name, source, family, i, people, booked, until, true));
          }
        }
        case SCHOOL -> {
          LocalDate assessed = LocalDate.of(Histories.firstSchoolSummer(child), 6, 30);
          if (dice.chance(AT_SCHOOL)) {
            List<Person> people = List.of(child);
            held.add(
                new Enrolment(
                    name, source, family, i, people, assessed.minusMonths(9), assessed, true));
          }
        }
        default -> throw new IllegalStateException(name + " is no dataset");
      }
    }
    return held;
  }

  private List<Enrolment> course(Dice dice, String name, SamplePlan.Source source, Family family) {
    boolean registered = !dice.chance(UNREGISTERED);
    boolean joins = dice.chance(PARTNER_JOINS);
    int early = dice.between(40, 130);
    int at = indexOfBirthAfter(family, early);
    if (at < 0) {
      return List.of();
    }
    LocalDate born = family.children().get(at).born();
    LocalDate from = born.minusDays(early);
    List<Person> people = new ArrayList<>(Collections.nCopies(4, null));
    people.set(0, family.carer());
    people.set(1, family.hasPartner() && joins ? family.adults().get(1) : null);
    List<Person> babies = family.bornWith(at);
    people.set(2, babies.get(0));
    people.set(3, babies.size() > 1 ? babies.get(1) : null);
    return List.of(
        new Enrolment(name, source, family, at, people, from, born.plusDays(75), registered));
  }

  private List<Enrolment> group(Dice dice, String name, SamplePlan.Source source, Family family) {
    int day = dice.below(windowDays());
    boolean sibling = dice.chance(SIBLING_JOINS);
    LocalDate from = start.plusDays(day);
    List<Enrolment> found = new ArrayList<>();
    for (int i = 0; i < family.children().size(); i++) {
      Person child = family.children().get(i);
      int age = child.monthsOn(from);
      boolean twin = !found.isEmpty() && child.born().equals(found.get(0).client().born());
      if (age >= 18 && age <= 52 && (found.isEmpty() || sibling || twin)) {
        List<Person> people = new ArrayList<>(List.of(child, family.carer()));
        people.add(family.hasPartner() ? family.adults().get(family.adults().size() - 1) : null);
        found.add(new Enrolment(name, source, family, i, people, from, from.plusDays(110), true));
      }
    }
    return found;
  }

  private List<Enrolment> midwifery(
      Dice dice, String name, SamplePlan.Source source, Family family) {
    int early = dice.between(120, 200);
    int at = indexOfBirthAfter(family, early);
    if (at < 0 || !isMother(family)) {
      return List.of();
    }
    LocalDate born = family.children().get(at).born();
    return List.of(
        new Enrolment(
            name,
            source,
            family,
            at,
            withBabies(family, at),
            born.minusDays(early),
            born.plusDays(42),
            true));
  }

  private List<Enrolment> support(Dice dice, String name, SamplePlan.Source source, Family family) {
    LocalDate from = start.plusDays(dice.below(windowDays()));
    for (int i = family.children().size() - 1; i >= 0; i--) {
      Person child = family.children().get(i);
      if (child.bornBy(from) && child.monthsOn(from) < 60) {
        List<Person> people = Arrays.asList(family.carer(), child);
        return List.of(
            new Enrolment(
                name, source, family, i, people, from, from.plusDays(dice.between(60, 300)), true));
      }
    }
    return List.of();
  }

  private static List<Person> withBabies(Family family, int at) {
    List<Person> people = new ArrayList<>();
    people.add(family.carer());
    people.addAll(family.bornWith(at));
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

  private int windowDays() {
    return (int) ChronoUnit.DAYS.between(start, end) + 1;
  }
}
