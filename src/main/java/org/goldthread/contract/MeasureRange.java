package org.goldthread.contract;

import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalDouble;
import org.goldthread.config.Measure;

/**
 * Scores outside the range that their measure declares. The row is taken all the same, since the
 * date and the measure stand; no result is worked out from such a score.
 */
final class MeasureRange {
  private static final String MEASURE = "measure";
  private static final String SCORE = "score";

  private final FeedRules rules;
  private final Map<String, Measure> measures;
  private final int measure;
  private final int score;

  MeasureRange(FeedRules rules, Map<String, Measure> measures) {
    this.rules = rules;
    this.measures = measures;
    this.measure = place(MEASURE);
    this.score = place(SCORE);
  }

  private int place(String name) {
    for (int f = 0; f < rules.row().size(); f++) {
      if (rules.row().get(f).name().equals(name)) {
        return f;
      }
    }
    return -1;
  }

  /**
   * Adds a finding for a score out of range: a repair where the contract asks more of the field
   * than a note.
   *
   * @param fields values of the row's fields
   */
  void check(FileMapping mapping, String[] fields, Verdict verdict) {
    if (measure < 0 || score < 0 || fields[measure] == null || fields[score] == null) {
      return;
    }
    Measure of = measures.get(fields[measure]);
    if (of == null || isInside(of, Double.parseDouble(fields[score]))) {
      return;
    }
    FieldRule field = rules.row().get(score);
    verdict.add(
        field,
        FindingId.SCORE_OUT_OF_RANGE,
        field.severity() == Severity.NOTE ? Severity.NOTE : Severity.REPAIR,
        mapping.layout().fileColumn(mapping.rowPlaces()[score]),
        range(of),
        "");
  }

  private static boolean isInside(Measure of, double value) {
    return value >= of.minimum().orElse(Double.NEGATIVE_INFINITY)
        && value <= of.maximum().orElse(Double.POSITIVE_INFINITY);
  }

  private static String range(Measure of) {
    if (of.maximum().isEmpty()) {
      return FindingTexts.text("expected.measure.least", of.title(), number(of.minimum()));
    }
    return of.minimum().isEmpty()
        ? FindingTexts.text("expected.measure.most", of.title(), number(of.maximum()))
        : FindingTexts.text(
            "expected.measure", of.title(), number(of.minimum()), number(of.maximum()));
  }

  private static String number(OptionalDouble bound) {
    return BigDecimal.valueOf(bound.getAsDouble()).stripTrailingZeros().toPlainString();
  }
}
