package org.goldthread.measure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.goldthread.config.Measure;
import org.goldthread.config.Measure.Every;
import org.goldthread.config.Measure.Growth;
import org.goldthread.config.Measure.Interval;
import org.goldthread.config.Measure.Items;
import org.goldthread.config.Measure.Lms;
import org.goldthread.config.Measure.Prematurity;

/** Works out scores and bands by the configured rules: the one place where that is done. */
public final class Scorer {
  private final Map<String, Measure> measures;
  private final Map<String, List<BandRow>> bands = new HashMap<>();

  /** A scorer of measures, by code. */
  public Scorer(Map<String, Measure> measures) {
    this.measures = Map.copyOf(measures);
    measures.forEach((code, measure) -> bands.put(code, BandRow.of(measure)));
  }

  /**
   * What follows of one measure from a measurement. A score that is given counts as it is; else it
   * is made of the answers.
   *
   * @throws IllegalArgumentException if there is no such measure
   */
  public Derived derive(String code, Measurement taken) {
    Measure measure = measures.get(code);
    if (measure == null) {
      throw new IllegalArgumentException("no measure " + code);
    }
    if (measure.scoring() instanceof Lms lms) {
      return grown(measure, lms, taken);
    }
    if (measure.scoring() instanceof Every every) {
      return every(measure, every, taken);
    }
    Double given = taken.scores().get(code);
    if (given != null) {
      return scored(measure, given, taken);
    }
    if (measure.scoring() instanceof Items items && taken.answers().containsKey(code)) {
      ItemSum sum = ItemSum.of(items, taken.answers().get(code));
      return sum.reason().isPresent()
          ? Derived.none(sum.reason().get())
          : scored(measure, sum.points(), taken);
    }
    return Derived.none(Reason.NOT_TAKEN);
  }

  private Derived scored(Measure measure, double score, Measurement taken) {
    if (!isInRange(measure, score)) {
      return Derived.none(Reason.OUT_OF_RANGE);
    }
    if (!measure.cutOffs().isEmpty()) {
      return byForm(measure, score, taken);
    }
    if (measure.bands().isEmpty()) {
      return Derived.unbanded(score);
    }
    boolean needsAge = !measure.expectedAt().isEmpty();
    if (needsAge && taken.age().isEmpty()) {
      return Derived.unbanded(score, Reason.NO_AGE);
    }
    return band(measure, taken.age().map(Age::months).orElse(0), score)
        .map(band -> Derived.banded(score, band))
        .orElse(Derived.unbanded(score, needsAge ? Reason.NO_INTERVAL : Reason.NO_BAND));
  }

  private static boolean isInRange(Measure measure, double score) {
    return score >= measure.minimum().orElse(Double.NEGATIVE_INFINITY)
        && score <= measure.maximum().orElse(Double.POSITIVE_INFINITY);
  }

  private Optional<String> band(Measure measure, int months, double value) {
    return bands.get(measure.code()).stream()
        .filter(row -> row.holds(months, value))
        .map(BandRow::band)
        .findFirst();
  }

  private Derived byForm(Measure measure, double score, Measurement taken) {
    Optional<Interval> interval = filledIn(measure, taken);
    if (interval.isEmpty()) {
      return Derived.unbanded(score, taken.age().isEmpty() ? Reason.NO_AGE : Reason.NO_INTERVAL);
    }
    return bands.get(measure.code()).stream()
        .filter(row -> row.interval().equals(interval.map(Interval::name)))
        .filter(row -> row.holds(0, score))
        .findFirst()
        .map(row -> Derived.banded(score, row.band()))
        .orElse(Derived.unbanded(score, Reason.NO_CUT_OFF));
  }

  /** The form that the time point names; else the one for the age, corrected for prematurity. */
  private static Optional<Interval> filledIn(Measure measure, Measurement taken) {
    Optional<Interval> named =
        measure.intervals().stream()
            .filter(
                interval ->
                    interval.timePoint().isPresent()
                        && interval.timePoint().equals(taken.timePoint()))
            .findFirst();
    return named.or(
        () ->
            taken
                .age()
                .map(age -> corrected(measure, age, taken))
                .flatMap(
                    age ->
                        measure.intervals().stream()
                            .filter(interval -> age.isWithin(interval.from(), interval.to()))
                            .findFirst()));
  }

  private static Age corrected(Measure measure, Age age, Measurement taken) {
    Optional<Prematurity> rule = measure.prematurity();
    if (rule.isEmpty()
        || taken.gestationDays().isEmpty()
        || age.months() >= rule.get().untilMonths()) {
      return age;
    }
    int early = rule.get().termWeeks() * 7 - taken.gestationDays().getAsInt();
    int weeks = Math.floorDiv(early, 7);
    return weeks < rule.get().leastWeeks() ? age : age.younger(weeks);
  }

  private Derived every(Measure measure, Every every, Measurement taken) {
    boolean isKnown = true;
    for (String part : every.of()) {
      Optional<Boolean> holds = holds(every, derive(part, taken));
      if (holds.isPresent() && !holds.get()) {
        return scored(measure, 0, taken);
      }
      isKnown &= holds.isPresent();
    }
    return isKnown ? scored(measure, 1, taken) : Derived.none(Reason.INCOMPLETE);
  }

  private static Optional<Boolean> holds(Every every, Derived part) {
    if (every.atLeast().isPresent()) {
      return part.score().isPresent()
          ? Optional.of(part.score().getAsDouble() >= every.atLeast().getAsDouble())
          : Optional.empty();
    }
    return part.band().map(every.bands()::contains);
  }

  private Derived grown(Measure measure, Lms lms, Measurement taken) {
    Derived height = derive(lms.height(), taken);
    Derived weight = derive(lms.weight(), taken);
    for (Derived part : List.of(height, weight)) {
      if (part.score().isEmpty()) {
        return Derived.none(part.reason().orElse(Reason.NOT_TAKEN));
      }
    }
    if (taken.sex().isEmpty()) {
      return Derived.none(Reason.NO_SEX);
    }
    if (taken.age().isEmpty()) {
      return Derived.none(Reason.NO_AGE);
    }
    Optional<Growth> line =
        GrowthCurve.at(lms.reference(), taken.sex().get(), taken.age().get().years());
    if (line.isEmpty()) {
      return Derived.none(Reason.OUTSIDE_REFERENCE);
    }
    double metres = height.score().getAsDouble() / 100;
    double index = weight.score().getAsDouble() / (metres * metres);
    double z = GrowthCurve.z(line.get(), index);
    if (measure.bands().isEmpty()) {
      return Derived.unbanded(z);
    }
    return band(measure, 0, GrowthCurve.centile(z))
        .map(band -> Derived.banded(z, band))
        .orElse(Derived.unbanded(z, Reason.NO_BAND));
  }
}
