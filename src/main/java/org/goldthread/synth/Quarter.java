package org.goldthread.synth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.goldthread.core.Period;

/**
 * A period of the sample with its days at hand.
 *
 * @param index its place among the sample's periods, from 0
 * @param period the period
 * @param start first day
 * @param end last day
 */
record Quarter(int index, Period period, LocalDate start, LocalDate end) {
  /** A number of quarters that follow each other. */
  static List<Quarter> from(Period first, int count) {
    List<Quarter> quarters = new ArrayList<>(count);
    Period period = first;
    for (int i = 0; i < count; i++) {
      quarters.add(new Quarter(i, period, period.start(), period.end()));
      period = period.next();
    }
    return List.copyOf(quarters);
  }

  boolean holds(LocalDate day) {
    return !day.isBefore(start) && !day.isAfter(end);
  }
}
