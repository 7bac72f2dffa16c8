package org.goldthread.synth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.goldthread.config.Feed;
import org.goldthread.config.Programme;
import org.goldthread.core.Period;

/**
 * A feed as it stands in some quarters of a sample: the one place where the sample asks for it.
 *
 * @param programme the programme as it stands there
 * @param export what its files hold there
 * @param quarters those quarters
 * @param output writes them; null until it is made
 */
record InForce(Programme programme, Export export, List<Quarter> quarters, FeedOutput output) {

  /**
   * A feed in all quarters of a sample, in order.
   *
   * @param newest the feed as after its last change, which need not lie within the sample
   */
  static List<InForce> of(
      Programme programme, Export newest, List<Quarter> quarters, Measures measures) {
    String name = newest.feed().name();
    List<Period> changes = programme.versions().changes(name);
    Map<Long, List<Quarter>> byChange = new LinkedHashMap<>();
    for (Quarter quarter : quarters) {
      long passed = changes.stream().filter(c -> c.compareTo(quarter.period()) <= 0).count();
      byChange.computeIfAbsent(passed, unused -> new ArrayList<>()).add(quarter);
    }
    List<InForce> versions = new ArrayList<>();
    byChange.forEach(
        (passed, some) -> {
          Programme then = programme.at(some.get(0).period());
          Feed feed = then.feeds().get(name);
          Export export = passed == changes.size() ? newest : Export.of(then, feed, measures);
          versions.add(new InForce(then, export, List.copyOf(some), null));
        });
    return List.copyOf(versions);
  }

  /** Whether it is in force in a quarter: quarters of a version follow each other. */
  boolean holds(Quarter quarter) {
    int last = quarters.size() - 1;
    return quarters.get(0).index() <= quarter.index()
        && quarter.index() <= quarters.get(last).index();
  }

  /** The same, written by an output. */
  InForce by(FeedOutput made) {
    return new InForce(programme, export, quarters, made);
  }
}
