package org.goldthread.synth;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.goldthread.synth.Event.Detail;

/**
 * What happens to a family's enrolments: sessions, reviews, births, assessments. Outcomes follow a
 * logistic model whose coefficients are the sample's truth, so that an analysis can be checked.
 */
final class Histories {
  private static final int PURPOSE = 3;

  /** The published share of clients who come to the minimum number of sessions. */
  private static final double REACHES_MINIMUM = 0.672;

  /**
   * Log-odds of the expected level at two: intercept, per unit of need, per service used before.
   */
  static final double REVIEW_INTERCEPT = 1.9;

  static final double REVIEW_NEED = -0.55;
  static final double REVIEW_SERVICE = 0.34;

  /** The same at the end of the first school year, where services make no difference. */
  static final double PROFILE_INTERCEPT = 1.5;

  static final double PROFILE_NEED = -0.45;
  static final double PROFILE_SERVICE = 0;

  private static final double GIVES_FEEDBACK = 0.6;
  private static final double ANONYMOUS_FEEDBACK = 0.25;
  private static final double NOT_BROUGHT = 0.06;
  private static final double ABSENT_GOAL = 0.005;
  private static final double OPEN_DAY = 0.06;

  private static final int GOALS = 17;
  private static final int ASQ_DOMAINS = 5;

  private static final List<String> COMMENTS =
      List.of(
          "Really helpful, thank you",
          "Loved it, especially the singing",
          "The room was cold, the tea was not",
          "My partner said \"more of this, please\"",
          "Would like later sessions; I work until 6",
          "Please could we have a crèche?",
          "Ring 07700900999 if the room changes",
          "First line: great.\nSecond line: too short.",
          "");

  private final long seed;

  Histories(long seed) {
    this.seed = seed;
  }

  /** Adds the events of all enrolments of one family. */
  void live(Family family, List<Enrolment> enrolments) {
    Dice dice = Dice.of(seed, PURPOSE, family.number());
    for (Enrolment enrolment : enrolments) {
      switch (enrolment.source().kind()) {
        case COURSE -> course(dice, enrolment);
        case GROUP -> group(dice, enrolment);
        case REVIEWS -> reviews(dice, enrolment, enrolments);
        case MATERNITY -> maternity(dice, enrolment);
        case SCHOOL -> profile(dice, enrolment, enrolments);
        default -> {}
      }
    }
  }

  /** The year in which a child ends its first year at school. */
  static int firstSchoolSummer(Person child) {
    return child.born().plusMonths(4).getYear() + 5;
  }

  private static void course(Dice dice, Enrolment enrolment) {
    LocalDate born = enrolment.family().children().get(enrolment.child()).born();
    int planned = enrolment.source().planned();
    boolean[] came = attendance(dice, enrolment);
    LocalDate day = enrolment.from().plusDays(dice.between(5, 14));
    LocalDate last = day;
    for (int i = 0; i < planned; i++) {
      boolean postnatal = i >= planned - 3;
      if (postnatal && day.isBefore(born.plusDays(25))) {
        day = born.plusDays(25);
      }
      Map<Detail, String> details = new EnumMap<>(Detail.class);
      details.put(Detail.SESSION_ID, "S" + (i + 1));
      details.put(Detail.SESSION_TYPE, i == 0 ? "home_visit" : "group");
      details.put(Detail.ATTENDED, came[i] ? "Y" : "N");
      details.put(Detail.MINUTES, came[i] ? i == 0 ? "60" : "120" : "");
      enrolment.events().add(new Event(Event.Kind.SESSION, day, details, null));
      last = day;
      day = day.plusDays(7);
    }
    if (dice.chance(OPEN_DAY)) {
      Map<Detail, String> details = new EnumMap<>(Detail.class);
      details.put(Detail.SESSION_ID, "OPEN");
      details.put(Detail.SESSION_TYPE, "community");
      details.put(Detail.ATTENDED, "Y");
      details.put(Detail.MINUTES, "90");
      details.put(Detail.ANONYMOUS, "");
      enrolment.events().add(new Event(Event.Kind.SESSION, last, details, null));
    }
    boolean answers = dice.chance(GIVES_FEEDBACK);
    boolean anonymous = dice.chance(ANONYMOUS_FEEDBACK);
    String[] scores = new String[5];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = dice.chance(0.04) ? "" : String.valueOf(Math.min(10, dice.between(5, 12)));
    }
    scores[0] = scores[0].isEmpty() ? "8" : scores[0];
    String comment = dice.oneOf(COMMENTS);
    if (answers) {
      Map<Detail, String> details = new EnumMap<>(Detail.class);
      details.put(Detail.COMMENT, comment);
      if (anonymous) {
        details.put(Detail.ANONYMOUS, "");
      }
      enrolment.events().add(new Event(Event.Kind.FEEDBACK, last, details, scores));
    }
  }

  private static void group(Dice dice, Enrolment enrolment) {
    boolean[] came = attendance(dice, enrolment);
    LocalDate day = enrolment.from().with(TemporalAdjusters.next(DayOfWeek.TUESDAY));
    for (boolean present : came) {
      Map<Detail, String> details = new EnumMap<>(Detail.class);
      details.put(Detail.ATTENDED, present ? "Y" : "N");
      enrolment.events().add(new Event(Event.Kind.SESSION, day, details, null));
      day = day.plusDays(7);
    }
    int age = enrolment.client().monthsOn(enrolment.from());
    int section = Math.max(1, Math.min(9, age / 6 - 1 + dice.between(-2, 1)));
    outcome(enrolment, "start", enrolment.from().plusDays(dice.between(3, 12)), section);
    boolean measuredAgain = dice.chance(0.8);
    int later = Math.min(11, section + dice.between(0, 2));
    if (measuredAgain) {
      outcome(enrolment, "end", day.plusDays(dice.between(3, 20)), later);
    }
  }

  private static void outcome(Enrolment enrolment, String point, LocalDate on, int score) {
    Map<Detail, String> details = new EnumMap<>(Detail.class);
    details.put(Detail.MEASURE, "wellcomm");
    details.put(Detail.TIME_POINT, point);
    details.put(Detail.SCORE, Integer.toString(score));
    enrolment.events().add(new Event(Event.Kind.OUTCOME, on, details, null));
  }

  /** Which of the planned sessions the client came to, as far as anybody took a note. */
  private static boolean[] attendance(Dice dice, Enrolment enrolment) {
    int planned = enrolment.source().planned();
    int minimum = enrolment.source().minimum();
    boolean reaches = dice.chance(REACHES_MINIMUM - 0.05 * enrolment.family().need());
    int sessions =
        reaches
            ? dice.between(minimum, planned)
            : dice.between(dice.chance(0.3) ? 0 : 1, minimum - 1);
    boolean[] came = new boolean[planned];
    int left = sessions;
    for (int i = 0; i < planned; i++) {
      came[i] = dice.below(planned - i) < left;
      left -= came[i] ? 1 : 0;
    }
    return came;
  }

  private static void reviews(Dice dice, Enrolment enrolment, List<Enrolment> all) {
    Person child = enrolment.client();
    int[] months = {12, 27};
    for (int at : months) {
      LocalDate on = child.born().plusMonths(at).plusDays(dice.between(-20, 40));
      boolean brought = !dice.chance(NOT_BROUGHT);
      double expected =
          probability(
              REVIEW_INTERCEPT
                  + REVIEW_NEED * enrolment.family().need()
                  + REVIEW_SERVICE * servicesBefore(all, on));
      String[] scores = new String[ASQ_DOMAINS];
      for (int i = 0; i < ASQ_DOMAINS; i++) {
        int level = dice.chance(expected) ? dice.between(8, 12) : dice.between(1, 4);
        scores[i] = brought ? Integer.toString(5 * level) : "";
      }
      Map<Detail, String> details = new EnumMap<>(Detail.class);
      details.put(Detail.RESULT, brought ? "Completed" : "DNA");
      details.put(Detail.TIME_POINT, at == 12 ? "12_months" : "27_months");
      enrolment.events().add(new Event(Event.Kind.REVIEW, on, details, scores));
    }
  }

  private static void maternity(Dice dice, Enrolment enrolment) {
    Family family = enrolment.family();
    LocalDate due = family.dueDates().get(enrolment.child());
    LocalDate born = family.children().get(enrolment.child()).born();
    boolean twins = enrolment.people().size() > 2;
    long gestation = 280 - (due.toEpochDay() - born.toEpochDay());
    long booked = 280 - (due.toEpochDay() - enrolment.from().toEpochDay());
    Map<Detail, String> booking = new EnumMap<>(Detail.class);
    booking.put(Detail.TIME_POINT, "booking");
    enrolment
        .events()
        .add(
            new Event(
                Event.Kind.MATERNITY,
                enrolment.from(),
                booking,
                new String[] {Long.toString(booked), "", ""}));
    long weight = Math.round((3400 + 450 * dice.normal() - (twins ? 800 : 0)) / 5) * 5;
    Map<Detail, String> birth = new EnumMap<>(Detail.class);
    birth.put(Detail.TIME_POINT, "birth");
    enrolment
        .events()
        .add(
            new Event(
                Event.Kind.MATERNITY,
                born,
                birth,
                new String[] {"", Long.toString(gestation), Long.toString(Math.max(900, weight))}));
  }

  private static void profile(Dice dice, Enrolment enrolment, List<Enrolment> all) {
    double expected =
        probability(
            PROFILE_INTERCEPT
                + PROFILE_NEED * enrolment.family().need()
                + PROFILE_SERVICE * servicesBefore(all, enrolment.until()));
    String[] goals = new String[GOALS];
    for (int i = 0; i < GOALS; i++) {
      goals[i] = dice.chance(ABSENT_GOAL) ? "A" : dice.chance(expected) ? "2" : "1";
    }
    Map<Detail, String> details = new EnumMap<>(Detail.class);
    details.put(Detail.TIME_POINT, "reception");
    enrolment.events().add(new Event(Event.Kind.PROFILE, enrolment.until(), details, goals));
  }

  /** Services that a family began to use before a day. */
  private static int servicesBefore(List<Enrolment> all, LocalDate day) {
    List<String> used = new ArrayList<>();
    for (Enrolment enrolment : all) {
      boolean before = enrolment.source().isService() && enrolment.from().isBefore(day);
      if (before && !used.contains(enrolment.sourceName())) {
        used.add(enrolment.sourceName());
      }
    }
    return used.size();
  }

  /** StrictMath gives the same last bit on every machine. */
  private static double probability(double logOdds) {
    return 1 / (1 + StrictMath.exp(-logOdds));
  }

  /** The effects as the truth files state them. */
  static String[][] effects() {
    return new String[][] {
      {"review", "intercept", number(REVIEW_INTERCEPT)},
      {"review", "need", number(REVIEW_NEED)},
      {"review", "service_used_before", number(REVIEW_SERVICE)},
      {"profile", "intercept", number(PROFILE_INTERCEPT)},
      {"profile", "need", number(PROFILE_NEED)},
      {"profile", "service_used_before", number(PROFILE_SERVICE)},
    };
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
