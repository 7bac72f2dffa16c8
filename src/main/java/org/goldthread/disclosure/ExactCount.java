package org.goldthread.disclosure;

import java.util.List;
import java.util.Objects;

/**
 * A count before disclosure control; never leaves the platform.
 *
 * @param cell what it counts
 * @param count the exact count, 0 or more
 * @param received how much of what it rests on has arrived
 * @param missing names of the feeds that it rests on and that have not arrived, as provider/feed;
 *     of figures of one quarter and service only
 */
public record ExactCount(Cell cell, long count, Received received, List<String> missing) {

  /** A count of which nobody says what is missing. */
  public ExactCount(Cell cell, long count, Received received) {
    this(cell, count, received, List.of());
  }

  /** Checks that the count is not negative. */
  public ExactCount {
    Objects.requireNonNull(cell);
    Objects.requireNonNull(received);
    missing = List.copyOf(missing);
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
