package org.goldthread.synth;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.goldthread.synth.Measures.Measure;

/** Draws the scores of one child on one day. */
final class Scores {
  /** Stands for a measure that took place and has no score. */
  static final String NONE = " ";

  private static final double ABSENT_GOAL = 0.005;
  private static final double EXCEEDS = 0.25;
  private static final double SMOKES = 0.05;
  private static final int LEAST_GRAMS = 900;
  private static final double LEAST_INDEX = 12.5;

  private final Dice dice;
  private final Enrolment enrolment;
  private final LocalDate on;
  private final double review;
  private final double profile;
  private double height;

  /**
   * Scores of a day.
   *
   * @param services services that the family began to use before
   */
  Scores(Dice dice, Enrolment enrolment, Scenario scenario, List<String> services, LocalDate on) {
    this.dice = dice;
    this.enrolment = enrolment;
    this.on = on;
    double need = enrolment.family().need();
    this.review = probability(scenario.review().logOdds(need, services));
    this.profile = probability(scenario.profile().logOdds(need, services));
  }

  /** A score as it is written down. */
  String of(Measure measure) {
    return switch (measure.model()) {
      case NUMBER -> number(measure);
      case REVIEW ->
          Integer.toString(5 * (dice.chance(review) ? dice.between(8, 12) : dice.between(1, 4)));
      case GOAL -> dice.chance(ABSENT_GOAL) ? "A" : dice.chance(profile) ? "2" : "1";
      case OLD_GOAL ->
          dice.chance(ABSENT_GOAL)
              ? "A"
              : dice.chance(profile) ? dice.chance(EXCEEDS) ? "3" : "2" : "1";
      case GESTATION -> Long.toString(280 - ChronoUnit.DAYS.between(on, due()));
      case BIRTH_WEIGHT -> weight();
      case HEIGHT -> decimal(height());
      case WEIGHT -> decimal(weightAt(height()));
      case FLAG -> dice.chance(SMOKES) ? "1" : "0";
      case CONTACT -> NONE;
    };
  }

  private String number(Measure measure) {
    int steps = Math.max(1, (measure.most() - measure.least()) / measure.step());
    return Integer.toString(measure.least() + measure.step() * dice.between(0, steps));
  }

  /** Drawn once, so that height and weight of a day belong together. */
  private double height() {
    if (height == 0) {
      double spread = dice.normal();
      height = isYoung() ? 110 + 5 * spread : 146 + 7 * spread;
    }
    return height;
  }

  private double weightAt(double centimetres) {
    double spread = dice.normal();
    double index = isYoung() ? 16.2 + 1.4 * spread : 18.8 + 2.6 * spread;
    return Math.max(LEAST_INDEX, index) * centimetres * centimetres / 10_000;
  }

  private boolean isYoung() {
    return enrolment.client().monthsOn(on) < 96;
  }

  private static String decimal(double value) {
    long tenths = Math.round(value * 10);
    return tenths / 10 + "." + tenths % 10;
  }

  private LocalDate due() {
    return enrolment.family().dueDates().get(enrolment.child());
  }

  private String weight() {
    boolean several = enrolment.family().bornWith(enrolment.child()).size() > 1;
    long grams = Math.round((3400 + 450 * dice.normal() - (several ? 800 : 0)) / 5) * 5;
    return Long.toString(Math.max(LEAST_GRAMS, grams));
  }

  /** StrictMath gives the same last bit on every machine. */
  private static double probability(double logOdds) {
    return 1 / (1 + StrictMath.exp(-logOdds));
  }
}
