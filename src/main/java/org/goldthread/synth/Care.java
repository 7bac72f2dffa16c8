package org.goldthread.synth;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * How much more often than usual an office makes each error about a family. Offices differ, and
 * records of families in deprived homes are worse kept, as the literature on linkage has it: who
 * compares groups of families meets groups that are found less often.
 */
final class Care {
  /** As often as usual, by the number of the fault. */
  static final double[] USUAL = new double[Fault.values().length];

  static {
    Arrays.fill(USUAL, 1);
  }

  private final Scenario.Errors errors;
  private final double deprivedShare;
  private final Map<String, double[]> ofDeprived = new HashMap<>();
  private final Map<String, double[]> ofOthers = new HashMap<>();

  /**
   * Care of a scenario. The usual rates stay those of all families together.
   *
   * @param deprivedShare share of families whose home is deprived
   */
  Care(Scenario.Errors errors, double deprivedShare) {
    this.errors = errors;
    this.deprivedShare = deprivedShare;
  }

  /** Times by the number of the fault. */
  double[] of(Enrolment enrolment) {
    boolean isDeprived =
        enrolment.family().homeOn(enrolment.from()).place().decile() <= errors.deprivedDeciles();
    String provider = enrolment.source().provider();
    return (isDeprived ? ofDeprived : ofOthers)
        .computeIfAbsent(provider, office -> times(office, isDeprived));
  }

  /** How many times the usual errors an office makes, between 1 minus and 1 plus the spread. */
  static double ofOffice(String provider, double spread) {
    return 1 + spread * (2 * Habits.dice(provider + " care").uniform() - 1);
  }

  private double[] times(String provider, boolean isDeprived) {
    double[] times = USUAL.clone();
    double office = ofOffice(provider, errors.officeSpread());
    for (Fault fault : Fault.values()) {
      if (fault.isOffices()) {
        double ratio = errors.deprived().getOrDefault(fault.word(), 1.0);
        double others = 1 / (deprivedShare * ratio + 1 - deprivedShare);
        times[fault.ordinal()] = office * others * (isDeprived ? ratio : 1);
      }
    }
    return times;
  }
}
