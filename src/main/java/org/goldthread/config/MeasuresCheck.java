package org.goldthread.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.goldthread.config.Measure.Band;
import org.goldthread.config.Measure.CutOff;
import org.goldthread.config.Measure.Every;
import org.goldthread.config.Measure.Expected;
import org.goldthread.config.Measure.Interval;
import org.goldthread.config.Measure.Items;
import org.goldthread.config.MeasuresReader.Placed;
import org.goldthread.config.Programme.CodeList;

/** The rules of measures make sense, and what they name is known. */
final class MeasuresCheck {
  private static final List<String> SCORINGS = List.of("items", "lms", "every");

  private final Map<String, Measure> measures;
  private final Optional<CodeList> codes;
  private final Optional<CodeList> timePoints;
  private final Problems problems;

  private MeasuresCheck(
      Map<String, Measure> measures, Map<String, CodeList> codeLists, Problems problems) {
    this.measures = measures;
    this.codes = Optional.ofNullable(codeLists.get("measure"));
    this.timePoints = Optional.ofNullable(codeLists.get("time_point"));
    this.problems = problems;
  }

  /**
   * Checks one file.
   *
   * @param placed its measures and where they stand
   * @param measures all measures by code
   * @param codeLists code lists that can be read
   */
  static void check(
      Part file,
      List<Placed> placed,
      Map<String, Measure> measures,
      Map<String, CodeList> codeLists,
      Problems problems) {
    MeasuresCheck check = new MeasuresCheck(measures, codeLists, problems);
    check.checkIntervals(file);
    placed.forEach(one -> check.checkMeasure(one.part(), one.measure()));
  }

  private void checkIntervals(Part file) {
    Set<String> names = new HashSet<>();
    Measure.Days last = new Measure.Days(-1, 0);
    for (Part part : file.at("intervals").items()) {
      Interval interval = MeasuresReader.interval(part);
      if (!names.add(interval.name())) {
        problems.add(
            part, "the interval `" + interval.name() + "` stands twice", "keep one of the two");
      }
      if (interval.from().compareTo(last) <= 0 || interval.to().compareTo(interval.from()) < 0) {
        problems.add(
            part,
            "the interval `" + interval.name() + "` begins before the end of the one before",
            "write the youngest first; an age belongs to one interval");
      }
      last = interval.to();
      timePoints.ifPresent(
          list -> checkNames(part.at("time_point"), "the time point", list.codes().keySet()));
    }
  }

  private void checkMeasure(Part part, Measure measure) {
    List<String> scorings = SCORINGS.stream().filter(key -> part.at(key).present()).toList();
    if (scorings.size() > 1) {
      problems.add(
          part.at(scorings.get(1)),
          "the score of `" + measure.code() + "` comes about in two ways",
          "keep one of " + String.join(", ", scorings));
    }
    checkCode(part, measure);
    checkScoring(part, measure);
    if (measure.minimum().isPresent()
        && measure.maximum().isPresent()
        && measure.maximum().getAsDouble() <= measure.minimum().getAsDouble()) {
      problems.add(
          part.at("maximum"),
          "the greatest score of `" + measure.code() + "` is not above the least",
          "mend `minimum` or `maximum`");
    }
    checkBands(part, measure);
    checkCutOffs(part, measure);
    checkExpected(part, measure);
  }

  /** A score that arrives has its code and title from the code list; others have their own. */
  private void checkCode(Part part, Measure measure) {
    if (codes.isEmpty()) {
      return;
    }
    boolean isListed = codes.get().codes().containsKey(measure.code());
    if (measure.isDerived() && isListed) {
      problems.add(
          part.at("code"),
          "the measure `"
              + measure.code()
              + "` is worked out, and codelists/measure.csv lets it arrive",
          "give it a code of its own");
    } else if (measure.isDerived() && !part.at("title").present()) {
      problems.add(part, "the measure `" + measure.code() + "` has no title", "write its `title`");
    } else if (!measure.isDerived() && !isListed) {
      problems.unknown(
          part.at("code"), "the measure", measure.code(), codes.get().codes().keySet());
    } else if (!measure.isDerived() && part.at("title").present()) {
      problems.add(
          part.at("title"),
          "the title of `" + measure.code() + "` stands in codelists/measure.csv",
          "remove it here");
    }
  }

  private void checkScoring(Part part, Measure measure) {
    if (measure.scoring() instanceof Items items
        && items.values().isEmpty()
        && items.least() >= items.most()) {
      problems.add(
          part.at("items"),
          "nothing says what the answers of `" + measure.code() + "` count",
          "write `values`, or `least` and `most`");
    } else if (measure.scoring() instanceof Items items && items.maxMissing() >= items.count()) {
      problems.add(
          part.at("items").at("max_missing"),
          "all answers of `" + measure.code() + "` may be missing",
          "write a number below `count`");
    } else if (measure.scoring() instanceof Every every) {
      checkEvery(part.at("every"), every);
    }
    if (part.at("lms").present()) {
      checkPart(part.at("lms").at("height"));
      checkPart(part.at("lms").at("weight"));
    }
  }

  private void checkEvery(Part part, Every every) {
    part.at("of").items().forEach(this::checkPart);
    if (every.atLeast().isPresent() != every.bands().isEmpty()) {
      problems.add(
          part, "nothing, or two things, say when each one holds", "write `at_least` or `bands`");
    }
    Set<String> known = new TreeSet<>();
    every.of().stream()
        .map(measures::get)
        .filter(measure -> measure != null)
        .forEach(measure -> known.addAll(measure.bandNames()));
    checkNames(part.at("bands"), "the band", known);
  }

  /** What a measure is worked out from arrives as it is: no chain, no circle. */
  private void checkPart(Part part) {
    Measure measure = measures.get(part.text());
    if (measure == null) {
      problems.unknown(part, "the measure", part.text(), arriving());
    } else if (measure.isDerived()) {
      problems.add(
          part,
          "the measure `" + part.text() + "` is worked out itself",
          "name those that it is worked out from");
    }
  }

  private List<String> arriving() {
    return measures.values().stream()
        .filter(measure -> !measure.isDerived())
        .map(Measure::code)
        .toList();
  }

  private void checkBands(Part part, Measure measure) {
    double last = Double.NEGATIVE_INFINITY;
    List<Part> items = part.at("bands").items();
    for (int i = 0; i < items.size(); i++) {
      Band band = measure.bands().get(i);
      Part at = items.get(i);
      if (at.at("from").present() && at.at("above").present()
          || at.at("to").present() && at.at("below").present()) {
        problems.add(
            at,
            "the band `" + band.name() + "` has an edge twice",
            "write from or above, and to or below");
      } else if (band.highest() < band.lowest() || i > 0 && band.lowest() <= last) {
        problems.add(
            at,
            "the band `" + band.name() + "` begins before the end of the one before",
            "write the lowest first; a value belongs to one band");
      }
      last = band.highest();
    }
  }

  private void checkCutOffs(Part part, Measure measure) {
    if (!measure.cutOffs().isEmpty() && !measure.bands().isEmpty()) {
      problems.add(
          part.at("cut_offs"),
          "the measure `" + measure.code() + "` has bands and cut-offs",
          "keep one of the two");
    }
    List<String> names = measure.intervals().stream().map(Interval::name).toList();
    Set<String> seen = new HashSet<>();
    for (Part at : part.at("cut_offs").items()) {
      checkNames(at.at("interval"), "the interval", names);
      if (!seen.add(at.at("interval").text())) {
        problems.add(
            at,
            "the interval `" + at.at("interval").text() + "` has two cut-offs",
            "keep one of the two");
      }
    }
    for (int i = 0; i < measure.cutOffs().size(); i++) {
      CutOff cut = measure.cutOffs().get(i);
      Part at = part.at("cut_offs").items().get(i);
      if (cut.monitoringBelow().isPresent() && cut.monitoringBelow().getAsDouble() <= cut.below()) {
        problems.add(
            at.at("monitoring_below"),
            "the monitoring zone of `" + measure.code() + "` ends below the cut-off",
            "its top is above the cut-off");
      }
      if (cut.below() < measure.minimum().orElse(Double.NEGATIVE_INFINITY)
          || cut.below() > measure.maximum().orElse(Double.POSITIVE_INFINITY)) {
        problems.add(
            at.at("below"),
            "the cut-off " + cut.below() + " is no score of `" + measure.code() + "`",
            "write one from `minimum` to `maximum`");
      }
    }
  }

  private void checkExpected(Part part, Measure measure) {
    if (measure.expectedAt().isEmpty()) {
      return;
    }
    if (measure.bands().isEmpty() || !isWhole(measure)) {
      problems.add(
          part.at("expected_at"),
          "nothing follows from what is expected of `" + measure.code() + "`",
          "write `bands` of the distance, and a whole `minimum` and `maximum`");
    }
    int last = -1;
    List<Part> items = part.at("expected_at").items();
    for (int i = 0; i < items.size(); i++) {
      Expected expected = measure.expectedAt().get(i);
      if (expected.fromMonths() <= last || expected.toMonths() < expected.fromMonths()) {
        problems.add(
            items.get(i),
            "the age from " + expected.fromMonths() + " months has two expected scores, or none",
            "write the youngest first; an age has one expected score");
      }
      last = expected.toMonths();
    }
  }

  private static boolean isWhole(Measure measure) {
    List<Double> ends = new ArrayList<>();
    measure.minimum().ifPresent(ends::add);
    measure.maximum().ifPresent(ends::add);
    return ends.size() == 2 && ends.stream().allMatch(end -> end == Math.rint(end));
  }

  private void checkNames(Part list, String what, Collection<String> names) {
    for (Part item : list.items()) {
      if (!names.contains(item.text())) {
        problems.unknown(item, what, item.text(), names);
      }
    }
  }
}
