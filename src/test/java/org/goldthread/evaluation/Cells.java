package org.goldthread.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.goldthread.core.Role;

/** Cells written down one by one. */
final class Cells {
  private final List<Cell> all = new ArrayList<>();

  /** Mentions of a person in an individual that keys connect. */
  Cells child(String person, long individual, int component, String feed, int tier, long mentions) {
    all.add(
        new Cell(
            new Whom(Role.CHILD, person), individual, component, feed, tier, mentions, mentions));
    return this;
  }

  /** The same, all connected and in one feed. */
  Cells child(String person, long individual, long mentions) {
    return child(person, individual, 0, "a/feed", 1, mentions);
  }

  /** The same of an adult, without NHS number. */
  Cells adult(String person, long individual, long mentions) {
    all.add(new Cell(new Whom(Role.ADULT, person), individual, 0, "b/feed", 6, mentions, 0));
    return this;
  }

  List<Cell> list() {
    return List.copyOf(all);
  }

  Contingency table() {
    return Contingency.of(all);
  }
}
