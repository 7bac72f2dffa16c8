package org.goldthread.evaluation;

import java.util.Comparator;
import org.goldthread.core.Role;

/**
 * Somebody, as the truth knows them, in one role: who is met in both is two people.
 *
 * @param role the role
 * @param person the truth's name for them
 */
record Whom(Role role, String person) implements Comparable<Whom> {
  private static final Comparator<Whom> ORDER =
      Comparator.comparing(Whom::role).thenComparing(Whom::person);

  /** Shows the role, never who it is. */
  @Override
  public String toString() {
    return "Whom[" + role.word() + "]";
  }

  @Override
  public int compareTo(Whom other) {
    return ORDER.compare(this, other);
  }
}
