package org.goldthread.synth;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How measures come out and when they are taken. Read from two small tables, by code of the code
 * lists; a measure or time point that they do not hold is drawn in a plain way.
 */
final class Measures {
  private static final String ALL_YEARS = "";

  /** How a score is drawn. */
  enum Model {
    /** Any number between the bounds, alike. */
    NUMBER,
    /** Of a domain of a review; follows the family's need and the services used before. */
    REVIEW,
    /** Of a goal at school, in the words of the present scheme. */
    GOAL,
    /** Of a goal at school, in the words of the scheme before. */
    OLD_GOAL,
    /** Days of pregnancy on the day. */
    GESTATION,
    /** Grams. */
    BIRTH_WEIGHT,
    /** Centimetres to one decimal, by age. */
    HEIGHT,
    /** Kilograms to one decimal, by age and height. */
    WEIGHT,
    /** Yes or no, as 1 or 0. */
    FLAG,
    /** No score: that it took place is what counts. */
    CONTACT
  }

  /**
   * A measure.
   *
   * @param code its code
   * @param points time points at which it is taken; none: at the beginning and end of a service
   * @param from first financial year in which it is taken
   * @param until last financial year in which it is taken
   * @param model how a score is drawn
   * @param least least score
   * @param most greatest score
   * @param step distance between scores
   */
  record Measure(
      String code,
      List<String> points,
      int from,
      int until,
      Model model,
      int least,
      int most,
      int step) {

    boolean isTakenIn(int financialYear) {
      return from <= financialYear && financialYear <= until;
    }

    boolean isTakenAt(String point) {
      return points.isEmpty() || points.contains(point);
    }
  }

  /** From which day a time point is counted. */
  enum Anchor {
    BIRTH,
    DUE,
    /** The end of the first school year. */
    SCHOOL
  }

  private record Point(Anchor anchor, int months, int days) {}

  private final Map<String, Measure> measures = new LinkedHashMap<>();
  private final Map<String, Point> points = new LinkedHashMap<>();

  Measures() {
    for (NamedCsvRecord row : Resources.table("measures.csv")) {
      String code = row.getField("measure");
      measures.put(
          code,
          new Measure(
              code,
              words(row.getField("points")),
              year(row.getField("from"), 0),
              year(row.getField("until"), 9999),
              Model.valueOf(row.getField("model").toUpperCase(java.util.Locale.ROOT)),
              Integer.parseInt(row.getField("least")),
              Integer.parseInt(row.getField("most")),
              Integer.parseInt(row.getField("step"))));
    }
    for (NamedCsvRecord row : Resources.table("time_points.csv")) {
      points.put(
          row.getField("point"),
          new Point(
              Anchor.valueOf(row.getField("anchor").toUpperCase(java.util.Locale.ROOT)),
              Integer.parseInt(row.getField("months")),
              Integer.parseInt(row.getField("days"))));
    }
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" "));
  }

  private static int year(String text, int otherwise) {
    return text.equals(ALL_YEARS) ? otherwise : Integer.parseInt(text);
  }

  /** The measure of a code. */
  Measure of(String code) {
    Measure known = measures.get(code);
    return known != null ? known : new Measure(code, List.of(), 0, 9999, Model.NUMBER, 0, 10, 1);
  }

  /** The time points of measures that are counted from a birth, a due date or a school year. */
  List<String> pointsOf(List<Measure> taken) {
    Set<String> found = new LinkedHashSet<>();
    taken.forEach(
        measure -> measure.points().stream().filter(points::containsKey).forEach(found::add));
    return new ArrayList<>(found);
  }

  /** Whether a time point has a day of its own in a life, as against in a service's time. */
  boolean hasDay(String point) {
    return points.containsKey(point);
  }

  /** The day of a time point in a child's life. */
  LocalDate day(String point, Person child, LocalDate due) {
    Point at = points.get(point);
    LocalDate anchor =
        switch (at.anchor()) {
          case BIRTH -> child.born();
          case DUE -> due;
          case SCHOOL -> LocalDate.of(Histories.firstSchoolSummer(child), 6, 30);
        };
    return anchor.plusMonths(at.months()).plusDays(at.days());
  }

  /** Whether it takes place on exactly that day. */
  boolean isExact(String point) {
    Point at = points.get(point);
    return at.anchor() != Anchor.BIRTH || at.months() == 0 && at.days() == 0;
  }
}
