package org.goldthread.disclosure;

import java.util.Objects;

/**
 * A count before disclosure control; never leaves the platform.
 *
 * @param cell what it counts
 * @param count the exact count, 0 or more
 * @param received how much of what it rests on has arrived
 */
public record ExactCount(Cell cell, long count, Received received) {

  /** Checks that the count is not negative. */
  public ExactCount {
    Objects.requireNonNull(cell);
    Objects.requireNonNull(received);
    if (count < 0) {
      throw new IllegalArgumentException("negative count of " + cell.metric());
    }
  }

  /** Prints the cell only: an exact count is for nobody's log. */
  @Override
  public String toString() {
    return "ExactCount[" + cell + "]";
  }
}
