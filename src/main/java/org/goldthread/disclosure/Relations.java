package org.goldthread.disclosure;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * What disclosure control must know about metrics to keep one from giving another away.
 *
 * @param kin groups of metrics that count the same people in different ways; where one is
 *     suppressed all are. Groups do not overlap.
 * @param sums metrics that are the sum of others
 */
public record Relations(List<List<String>> kin, List<Sum> sums) implements Serializable {
  /** Metrics that have nothing to do with each other. */
  public static final Relations NONE = new Relations(List.of(), List.of());

  /** Copies both lists. */
  public Relations {
    kin = kin.stream().map(List::copyOf).toList();
    sums = List.copyOf(sums);
  }

  /**
   * A metric that is the sum of others.
   *
   * @param total the metric that is the sum
   * @param parts its parts
   */
  public record Sum(String total, List<String> parts) implements Serializable {

    /** Copies the parts. */
    public Sum {
      Objects.requireNonNull(total);
      parts = List.copyOf(parts);
    }
  }

  /** The metrics that are suppressed together with this one, itself among them. */
  List<String> kinOf(String metric) {
    return kin.stream()
        .filter(metrics -> metrics.contains(metric))
        .findFirst()
        .orElse(List.of(metric));
  }
}
