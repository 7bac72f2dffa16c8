package org.goldthread.synth;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.goldthread.synth.Event.Detail;

/**
 * What happens to a family's enrolments: sessions, answers, measurements, reviews, births. Outcomes
 * follow a logistic model whose coefficients are the sample's truth, so that an analysis can be
 * checked.
 */
final class Histories {
  private static final int PURPOSE = 3;

  /** The published share of clients who come to the minimum number of sessions. */
  private static final double REACHES_MINIMUM = 0.672;

  /** How much less likely that is per unit of need. */
  static final double MINIMUM_PER_NEED = 0.05;

  private static final double GIVES_FEEDBACK = 0.6;
  private static final double ANONYMOUS_FEEDBACK = 0.25;
  private static final double MEASURED_AGAIN = 0.8;
  private static final double NOT_BROUGHT = 0.06;
  private static final double OPEN_DAY = 0.06;
  private static final int DAYS_AFTER_BIRTH = 25;
  private static final int MONTHS_OF_A_TERM = 3;

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
  private final Measures measures;
  private final Scenario scenario;
  private final SessionTypes types;

  Histories(long seed, Measures measures, SessionTypes types, Scenario scenario) {
    this.seed = seed;
    this.measures = measures;
    this.types = types;
    this.scenario = scenario;
  }

  /** Adds the events of all enrolments of one family. */
  void live(Family family, List<Enrolment> enrolments) {
    for (Enrolment enrolment : enrolments) {
      Source source = enrolment.source();
      long own = seed + 31L * source.name().hashCode();
      Dice dice = Dice.of(own, PURPOSE, 16L * family.number() + enrolment.child());
      List<Session> sessions = source.holdsSessions() ? sessions(dice, enrolment) : List.of();
      LocalDate last =
          sessions.isEmpty() ? enrolment.until() : sessions.get(sessions.size() - 1).on();
      for (Export export : source.exports()) {
        switch (export.kind()) {
          case ENGAGEMENT -> attend(dice, enrolment, export, sessions);
          case FEEDBACK -> answer(dice, enrolment, export, last);
          case OUTCOME -> measure(dice, enrolment, export, last);
          case ADMINISTRATIVE -> record(dice, enrolment, export, enrolments);
          case REGISTRATION, INPUT, INDICATOR -> {}
        }
      }
    }
  }

  /** The year in which a child ends its first year at school. */
  static int firstSchoolSummer(Person child) {
    return child.born().plusMonths(4).getYear() + 5;
  }

  /** A session that a client was expected at. */
  private record Session(LocalDate on, boolean came) {}

  private static List<Session> sessions(Dice dice, Enrolment enrolment) {
    Source source = enrolment.source();
    boolean[] came = attendance(dice, enrolment);
    boolean joinsBirth =
        source.whom() == Source.Whom.EXPECTANT && source.hasChildSlot() && came.length > 5;
    LocalDate born = enrolment.family().children().get(enrolment.child()).born();
    LocalDate day =
        source.meetsWeekly()
            ? enrolment.from().with(TemporalAdjusters.next(DayOfWeek.TUESDAY))
            : enrolment.from().plusDays(dice.between(5, 14));
    List<Session> sessions = new ArrayList<>();
    for (int i = 0; i < came.length; i++) {
      boolean postnatal = joinsBirth && i >= came.length - 3;
      if (postnatal && day.isBefore(born.plusDays(DAYS_AFTER_BIRTH))) {
        day = born.plusDays(DAYS_AFTER_BIRTH);
      }
      sessions.add(new Session(day, came[i]));
      day = day.plusDays(7);
    }
    return sessions;
  }

  private void attend(Dice dice, Enrolment enrolment, Export export, List<Session> sessions) {
    int number = 0;
    for (Session session : sessions) {
      String came = session.came() ? "Y" : "N";
      Event event =
          Event.of(export, session.on(), null)
              .with(Detail.SESSION_ID, "S" + ++number)
              .with(Detail.SESSION_TYPE, number == 1 ? types.first(export) : types.usual(export))
              .with(Detail.ATTENDED, came)
              .with(
                  Detail.DURATION_MINUTES,
                  session.came() ? Integer.toString(30 * dice.between(2, 4)) : "");
      enrolment.events().add(event);
    }
    boolean comes = dice.chance(OPEN_DAY);
    String open = types.open(export);
    if (comes && !open.isEmpty() && !sessions.isEmpty()) {
      LocalDate day = sessions.get(sessions.size() - 1).on();
      enrolment
          .events()
          .add(
              Event.of(export, day, null)
                  .with(Detail.SESSION_ID, "OPEN")
                  .with(Detail.SESSION_TYPE, open)
                  .with(Detail.ATTENDED, "Y")
                  .with(Detail.DURATION_MINUTES, "90")
                  .with(Detail.ANONYMOUS, ""));
    }
  }

  /** Which of the planned sessions the client came to, as far as anybody took a note. */
  private static boolean[] attendance(Dice dice, Enrolment enrolment) {
    int planned = enrolment.source().planned();
    int minimum = enrolment.source().minimum();
    boolean reaches = dice.chance(REACHES_MINIMUM - MINIMUM_PER_NEED * enrolment.family().need());
    int least = dice.chance(0.3) ? 0 : 1;
    int sessions =
        reaches
            ? dice.between(minimum, planned)
            : dice.between(Math.min(least, minimum - 1), minimum - 1);
    boolean[] came = new boolean[planned];
    int left = sessions;
    for (int i = 0; i < planned; i++) {
      came[i] = dice.below(planned - i) < left;
      left -= came[i] ? 1 : 0;
    }
    return came;
  }

  private static void answer(Dice dice, Enrolment enrolment, Export export, LocalDate on) {
    boolean answers = dice.chance(GIVES_FEEDBACK);
    boolean anonymous = dice.chance(ANONYMOUS_FEEDBACK);
    String[] scores = new String[export.questions().size()];
    for (int i = 0; i < scores.length; i++) {
      boolean skipped = dice.chance(0.04) && i > 0;
      int score = Math.min(10, dice.between(5, 12));
      scores[i] = skipped ? "" : Integer.toString(score);
    }
    String comment = dice.oneOf(COMMENTS);
    if (!answers) {
      return;
    }
    boolean sideBySide = export.repeated() == Export.Repeated.QUESTIONS;
    for (int i = 0; i < (sideBySide ? 1 : scores.length); i++) {
      Event event =
          Event.of(export, on, sideBySide ? scores : null)
              .with(Detail.COMMENT, i == 0 ? comment : "");
      if (!sideBySide) {
        event.with(Detail.QUESTION, export.questions().get(i)).with(Detail.SCORE, scores[i]);
      }
      if (anonymous) {
        event.with(Detail.ANONYMOUS, "");
      }
      enrolment.events().add(event);
    }
  }

  /** At the beginning of a service, and for most at its end. */
  private void measure(Dice dice, Enrolment enrolment, Export export, LocalDate last) {
    List<String> points = export.points().isEmpty() ? List.of("start", "end") : export.points();
    String[] scores = new String[export.measures().size()];
    int[] held = new int[scores.length];
    boolean again = dice.chance(MEASURED_AGAIN);
    for (int p = 0; p < points.size(); p++) {
      LocalDate on =
          p == 0
              ? enrolment.from().plusDays(dice.between(3, 12))
              : last.plusDays(dice.between(3, 20) + 30L * (p - 1));
      for (int i = 0; i < scores.length; i++) {
        Measures.Measure measure = export.measures().get(i);
        int steps = (measure.most() - measure.least()) / measure.step();
        int drawn = dice.below(Math.max(1, steps - 1));
        held[i] = p == 0 ? drawn : Math.min(steps, held[i] + dice.between(0, 2));
        scores[i] = Integer.toString(measure.least() + measure.step() * held[i]);
      }
      if (p == 0 || again) {
        rows(enrolment, export, on, points.get(p), scores.clone());
      }
    }
  }

  private static void rows(
      Enrolment enrolment, Export export, LocalDate on, String point, String[] scores) {
    if (export.repeated() == Export.Repeated.MEASURES || export.measures().isEmpty()) {
      enrolment.events().add(Event.of(export, on, scores).with(Detail.TIME_POINT, point));
      return;
    }
    for (int i = 0; i < scores.length; i++) {
      if (!scores[i].isEmpty()) {
        enrolment
            .events()
            .add(
                Event.of(export, on, null)
                    .with(Detail.TIME_POINT, point)
                    .with(Detail.MEASURE, export.measures().get(i).code())
                    .with(Detail.SCORE, scores[i].equals(Scores.NONE) ? "" : scores[i]));
      }
    }
  }

  /** What a dataset records: at each of its time points, or once where it has none. */
  private void record(Dice dice, Enrolment enrolment, Export export, List<Enrolment> all) {
    if (!export.isDated()) {
      repeat(dice, enrolment, export);
      return;
    }
    Person child = enrolment.family().children().get(enrolment.child());
    LocalDate due = enrolment.family().dueDates().get(enrolment.child());
    for (String point : export.points()) {
      boolean exact = measures.isExact(point);
      int late = exact ? 0 : dice.between(-20, 40);
      boolean missed = dice.chance(NOT_BROUGHT) && !exact && tellsOfMissed(export);
      boolean booked = enrolment.source().whom() == Source.Whom.BIRTHS;
      LocalDate day = measures.day(point, child, due);
      LocalDate on =
          booked && day.isBefore(enrolment.from()) ? enrolment.from() : day.plusDays(late);
      Scores scores = new Scores(dice, enrolment, scenario, servicesBefore(all, on), on);
      String[] texts = new String[export.measures().size()];
      boolean any = false;
      for (int i = 0; i < texts.length; i++) {
        Measures.Measure measure = export.measures().get(i);
        boolean taken = measure.isTakenAt(point) && measure.isTakenIn(financialYear(on));
        String score = scores.of(measure);
        texts[i] = taken && !missed ? score : "";
        any |= taken;
      }
      if (any) {
        int before = enrolment.events().size();
        rows(enrolment, export, on, point, texts);
        if (missed && enrolment.events().size() > before) {
          enrolment.events().get(before).with(Detail.MISSED, "");
        }
      }
    }
  }

  /** Scores of every term where time points have no day in a life; once where there are none. */
  private void repeat(Dice dice, Enrolment enrolment, Export export) {
    if (export.measures().isEmpty()) {
      rows(enrolment, export, enrolment.from(), "", new String[0]);
      return;
    }
    String point = export.points().isEmpty() ? "" : export.points().get(0);
    for (LocalDate on = enrolment.from();
        !on.isAfter(enrolment.until());
        on = on.plusMonths(MONTHS_OF_A_TERM)) {
      Scores scores = new Scores(dice, enrolment, scenario, List.of(), on);
      String[] texts = export.measures().stream().map(scores::of).toArray(String[]::new);
      rows(enrolment, export, on, point, texts);
    }
  }

  /** Whether the feed's files say what did not take place, which its description leaves out. */
  private static boolean tellsOfMissed(Export export) {
    return export.repeated() == Export.Repeated.MEASURES
        && export.feed().filters().stream().anyMatch(filter -> !filter.is().isEmpty());
  }

  /** The year in which a financial year begins, 1 April. */
  static int financialYear(LocalDate day) {
    return day.getMonthValue() < 4 ? day.getYear() - 1 : day.getYear();
  }

  /** Services that a family began to use before a day. */
  private static List<String> servicesBefore(List<Enrolment> all, LocalDate day) {
    List<String> used = new ArrayList<>();
    for (Enrolment enrolment : all) {
      boolean before = enrolment.source().isService() && enrolment.from().isBefore(day);
      if (before && !used.contains(enrolment.sourceName())) {
        used.add(enrolment.sourceName());
      }
    }
    return used;
  }
}
