package org.goldthread.measure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.goldthread.config.Measure;
import org.goldthread.config.Measure.Band;
import org.goldthread.config.Measure.CutOff;
import org.goldthread.config.Measure.Expected;
import org.goldthread.config.Measure.Interval;
import org.goldthread.config.Measure.Lms;

/**
 * One line of the table that turns scores into bands. No two lines of a measure hold for the same
 * form, age and value.
 *
 * @param measure code of the measure
 * @param interval name of the form that it holds for; empty: any
 * @param timePoint the time point that says that this form was filled in; empty: none does
 * @param fromMonths least age in completed months
 * @param toMonths greatest age in completed months
 * @param lowest least value
 * @param highest greatest value
 * @param band the band
 */
public record BandRow(
    String measure,
    Optional<String> interval,
    Optional<String> timePoint,
    int fromMonths,
    int toMonths,
    double lowest,
    double highest,
    String band) {

  /** Older than anybody. */
  static final int NO_LIMIT = 12 * 200;

  /**
   * The lines of all measures whose bands follow from a score, an age in months and the form that a
   * time point names: a table to look bands up in without more being known.
   */
  public static List<BandRow> ofScores(Collection<Measure> measures) {
    return measures.stream()
        .filter(measure -> !measure.isDerived())
        .flatMap(measure -> of(measure).stream())
        .filter(row -> row.interval().isEmpty() || row.timePoint().isPresent())
        .toList();
  }

  /**
   * The lines of a measure; none holds for a value that is no score of it. Of a measure by the LMS
   * method, values are centiles.
   */
  static List<BandRow> of(Measure measure) {
    List<BandRow> rows = unlimited(measure);
    return measure.scoring() instanceof Lms
        ? rows
        : rows.stream().map(row -> row.within(measure.minimum(), measure.maximum())).toList();
  }

  private static List<BandRow> unlimited(Measure measure) {
    if (!measure.cutOffs().isEmpty()) {
      return ofCutOffs(measure);
    }
    return measure.expectedAt().isEmpty()
        ? measure.bands().stream()
            .map(
                band -> ofAnyForm(measure, 0, NO_LIMIT, band.lowest(), band.highest(), band.name()))
            .toList()
        : ofExpected(measure);
  }

  /** Whether it holds for an age and a value. */
  boolean holds(int months, double value) {
    return fromMonths <= months && months <= toMonths && lowest <= value && value <= highest;
  }

  /** Whether it holds at every age. */
  public boolean isOfAnyAge() {
    return fromMonths == 0 && toMonths == NO_LIMIT;
  }

  private BandRow within(OptionalDouble least, OptionalDouble most) {
    return new BandRow(
        measure,
        interval,
        timePoint,
        fromMonths,
        toMonths,
        Math.max(lowest, least.orElse(lowest)),
        Math.min(highest, most.orElse(highest)),
        band);
  }

  private static List<BandRow> ofCutOffs(Measure measure) {
    List<BandRow> rows = new ArrayList<>();
    for (CutOff cut : measure.cutOffs()) {
      Interval interval =
          measure.intervals().stream()
              .filter(one -> one.name().equals(cut.interval()))
              .findFirst()
              .orElseThrow();
      double top = cut.monitoringBelow().orElse(cut.below());
      rows.add(
          ofForm(
              measure,
              interval,
              Double.NEGATIVE_INFINITY,
              Math.nextDown(cut.below()),
              CutOff.BELOW));
      if (cut.monitoringBelow().isPresent()) {
        rows.add(ofForm(measure, interval, cut.below(), Math.nextDown(top), CutOff.MONITORING));
      }
      rows.add(ofForm(measure, interval, top, Double.POSITIVE_INFINITY, CutOff.AT_OR_ABOVE));
    }
    return List.copyOf(rows);
  }

  /** For each score the ages at which it is in a band: an age range is as wide as it can be. */
  private static List<BandRow> ofExpected(Measure measure) {
    List<BandRow> rows = new ArrayList<>();
    int least = (int) measure.minimum().orElseThrow();
    int most = (int) measure.maximum().orElseThrow();
    for (int score = least; score <= most; score++) {
      BandRow open = null;
      for (Expected expected : measure.expectedAt()) {
        String band = bandOf(measure, score - expected.score());
        if (open != null
            && open.band().equals(band)
            && open.toMonths() + 1 == expected.fromMonths()) {
          open =
              ofAnyForm(measure, open.fromMonths(), expected.toMonths(), score, score, open.band());
          rows.set(rows.size() - 1, open);
        } else if (band.isEmpty()) {
          open = null;
        } else {
          open = ofAnyForm(measure, expected.fromMonths(), expected.toMonths(), score, score, band);
          rows.add(open);
        }
      }
    }
    return List.copyOf(rows);
  }

  private static String bandOf(Measure measure, int distance) {
    return measure.bands().stream()
        .filter(band -> band.holds(distance))
        .map(Band::name)
        .findFirst()
        .orElse("");
  }

  private static BandRow ofForm(
      Measure measure, Interval interval, double lowest, double highest, String band) {
    return new BandRow(
        measure.code(),
        Optional.of(interval.name()),
        interval.timePoint(),
        0,
        NO_LIMIT,
        lowest,
        highest,
        band);
  }

  private static BandRow ofAnyForm(
      Measure measure, int from, int to, double lowest, double highest, String band) {
    return new BandRow(
        measure.code(), Optional.empty(), Optional.empty(), from, to, lowest, highest, band);
  }
}
