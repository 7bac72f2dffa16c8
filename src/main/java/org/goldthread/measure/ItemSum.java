package org.goldthread.measure;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.goldthread.config.Measure.Items;

/**
 * The points of some answers.
 *
 * @param points their sum, a missing answer counting as the mean of the others
 * @param reason why there is no sum
 */
record ItemSum(double points, Optional<Reason> reason) {

  static ItemSum of(Items items, List<String> answers) {
    double sum = 0;
    int given = 0;
    for (String answer : answers) {
      if (!answer.isBlank()) {
        Optional<Double> points = points(items, answer.strip().toLowerCase(Locale.ROOT));
        if (points.isEmpty()) {
          return none(Reason.UNKNOWN_ANSWER);
        }
        sum += points.get();
        given++;
      }
    }
    if (given == 0) {
      return none(Reason.NOT_TAKEN);
    }
    if (given > items.count()) {
      return none(Reason.UNKNOWN_ANSWER);
    }
    return items.count() - given > items.maxMissing()
        ? none(Reason.MISSING_ANSWERS)
        : new ItemSum(sum * items.count() / given, Optional.empty());
  }

  private static Optional<Double> points(Items items, String answer) {
    if (!items.values().isEmpty()) {
      return Optional.ofNullable(items.values().get(answer));
    }
    try {
      double points = Double.parseDouble(answer);
      return items.least() <= points && points <= items.most()
          ? Optional.of(points)
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static ItemSum none(Reason reason) {
    return new ItemSum(0, Optional.of(reason));
  }
}
