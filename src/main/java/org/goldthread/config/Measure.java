package org.goldthread.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A measure as configured: how answers become a score and a score a band. What follows from it is
 * worked out by the package {@code measure}.
 *
 * @param code its code
 * @param title its title
 * @param family the family it belongs to
 * @param unit what its score counts; empty if nothing is counted
 * @param direction which scores are better
 * @param minimum least score
 * @param maximum greatest score
 * @param scoring how the score comes about
 * @param bands bands of the score, lowest first
 * @param cutOffs cut-offs by interval; instead of bands
 * @param expectedAt the score expected at an age, youngest first; bands are then of the distance
 * @param intervals ages that have a form of their own, youngest first
 * @param prematurity how the age of children born early is corrected; empty: it is not
 * @param provenance where rules and figures come from
 * @param verified whether every rule and figure was checked against a publication
 */
public record Measure(
    String code,
    String title,
    String family,
    String unit,
    Direction direction,
    OptionalDouble minimum,
    OptionalDouble maximum,
    Scoring scoring,
    List<Band> bands,
    List<CutOff> cutOffs,
    List<Expected> expectedAt,
    List<Interval> intervals,
    Optional<Prematurity> prematurity,
    String provenance,
    boolean verified) {

  /** Which scores are better. */
  public enum Direction {
    /** Greater ones. */
    HIGHER,
    /** Smaller ones. */
    LOWER,
    /** Neither. */
    NONE
  }

  /** How a score comes about. */
  public sealed interface Scoring permits Given, Items, Lms, Every {}

  /** It is given as it is. */
  public record Given() implements Scoring {}

  /**
   * The sum of points for answers.
   *
   * @param count questions
   * @param values answer, lower case, to its points; empty: answers are numbers
   * @param least least points of an answer that is a number
   * @param most most points of an answer that is a number
   * @param maxMissing most answers that may be missing; each counts as the mean of the others
   */
  public record Items(
      int count, Map<String, Double> values, double least, double most, int maxMissing)
      implements Scoring {}

  /**
   * The z score of the body mass index; bands are of its centile.
   *
   * @param height code of the measure in centimetres
   * @param weight code of the measure in kilograms
   * @param reference the growth reference
   */
  public record Lms(String height, String weight, List<Growth> reference) implements Scoring {}

  /**
   * A line of a growth reference by the LMS method of Cole and Green (Statistics in Medicine 1992;
   * 11: 1305-1319).
   *
   * @param sex F or M
   * @param years decimal age
   * @param power L, the power that makes the distribution normal
   * @param median M
   * @param spread S, the coefficient of variation
   */
  public record Growth(String sex, double years, double power, double median, double spread) {}

  /**
   * One if every one of other measures holds, else nought.
   *
   * @param of codes of the others
   * @param atLeast each holds if its score is at least this; empty: bands say it
   * @param bands each holds if it is in one of these
   */
  public record Every(List<String> of, OptionalDouble atLeast, List<String> bands)
      implements Scoring {}

  /**
   * A band of values.
   *
   * @param name its name
   * @param lowest least value inside it
   * @param highest greatest value inside it
   */
  public record Band(String name, double lowest, double highest) {

    /** Whether a value is inside. */
    public boolean holds(double value) {
      return lowest <= value && value <= highest;
    }
  }

  /**
   * What separates scores at one interval.
   *
   * @param interval the interval's name
   * @param below scores below it are below the cut-off
   * @param monitoringBelow scores from there to below this are in the monitoring zone; empty: its
   *     top is not known
   */
  public record CutOff(String interval, double below, OptionalDouble monitoringBelow) {
    /** Band of scores below the cut-off. */
    public static final String BELOW = "below_cut_off";

    /** Band of scores in the monitoring zone. */
    public static final String MONITORING = "monitoring";

    /** Band of all other scores. */
    public static final String AT_OR_ABOVE = "at_or_above";

    static final List<String> BANDS = List.of(BELOW, MONITORING, AT_OR_ABOVE);
  }

  /** The score expected from an age to another, both in completed months and included. */
  public record Expected(int score, int fromMonths, int toMonths) {}

  /**
   * Ages that have a form of their own.
   *
   * @param name its name
   * @param timePoint code of the time point that says that this form was filled in
   * @param from youngest age
   * @param to oldest age, to its last day
   */
  public record Interval(String name, Optional<String> timePoint, Days from, Days to) {}

  /** An age in completed months and further days. */
  public record Days(int months, int days) implements Comparable<Days> {

    @Override
    public int compareTo(Days other) {
      return months == other.months
          ? Integer.compare(days, other.days)
          : Integer.compare(months, other.months);
    }
  }

  /**
   * How the age of children born early is corrected.
   *
   * @param termWeeks weeks of a pregnancy at term
   * @param leastWeeks whole weeks early from which it is corrected
   * @param untilMonths age in months from which it no longer is
   */
  public record Prematurity(int termWeeks, int leastWeeks, int untilMonths) {}

  /** Names of the bands that its scores may be in. */
  public List<String> bandNames() {
    return cutOffs.isEmpty() ? bands.stream().map(Band::name).distinct().toList() : CutOff.BANDS;
  }

  /** Whether its score is worked out from other measures. */
  public boolean isDerived() {
    return !parts().isEmpty();
  }

  /** Codes of the measures that its score is worked out from. */
  public List<String> parts() {
    if (scoring instanceof Lms lms) {
      return List.of(lms.height(), lms.weight());
    }
    return scoring instanceof Every every ? every.of() : List.of();
  }
}
