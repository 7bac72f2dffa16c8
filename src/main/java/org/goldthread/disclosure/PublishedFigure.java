package org.goldthread.disclosure;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A figure that anybody may see.
 *
 * @param cell what it counts
 * @param value the figure after rounding; empty if suppressed or not received
 * @param status what disclosure control did to it
 * @param percent share of the population that the cell is a part of, made from rounded figures;
 *     empty outside breakdowns, where either figure is withheld and where the population is small
 * @param received how much of what it rests on has arrived
 * @param missing names of the feeds that it waits for, as provider/feed; of figures of one quarter
 *     and service only
 */
public record PublishedFigure(
    Cell cell,
    OptionalLong value,
    Status status,
    OptionalInt percent,
    Received received,
    List<String> missing) {

  /** A figure of which nobody says what is missing. */
  public PublishedFigure(
      Cell cell, OptionalLong value, Status status, OptionalInt percent, Received received) {
    this(cell, value, status, percent, received, List.of());
  }

  /** Checks that a value stands exactly where the status allows one. */
  public PublishedFigure {
    Objects.requireNonNull(cell);
    Objects.requireNonNull(percent);
    Objects.requireNonNull(received);
    missing = List.copyOf(missing);
    boolean hasValue = status == Status.SHOWN || status == Status.ROUNDED;
    if (value.isPresent() != hasValue) {
      throw new IllegalArgumentException(cell + " is " + status + " but its value says otherwise");
    }
  }
}
