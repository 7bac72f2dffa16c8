package org.goldthread.disclosure;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes exact counts fit to publish: withholds small ones and what would give them away, rounds the
 * rest, and takes percentages from rounded numbers only.
 *
 * @param preset the rule
 * @param relations what must be known about the metrics
 * @param merged sensitive services, which are counted with their strand wherever small groups could
 *     be told apart
 */
public record DisclosureControl(DisclosurePreset preset, Relations relations, Set<String> merged)
    implements Serializable {

  /** Checks that nothing is null; keeps a copy. */
  public DisclosureControl {
    Objects.requireNonNull(preset);
    Objects.requireNonNull(relations);
    merged = Set.copyOf(merged);
  }

  /**
   * The counts as they may be seen, in the order of their cells.
   *
   * @param exact every count that is published together: a figure left out of this list and
   *     published elsewhere is not protected against
   * @throws IllegalArgumentException if a cell occurs twice, or tells small groups of a sensitive
   *     service apart
   */
  public List<PublishedFigure> published(List<ExactCount> exact) {
    SortedMap<Cell, ExactCount> counts = new TreeMap<>();
    for (ExactCount count : exact) {
      if (count.cell().isOfSmallGroups() && merged.contains(count.cell().service())) {
        throw new IllegalArgumentException("a sensitive service by itself: " + count.cell());
      }
      if (counts.put(count.cell(), count) != null) {
        throw new IllegalArgumentException("counted twice: " + count.cell());
      }
    }
    Set<Cell> suppressed = Suppression.of(counts, preset, relations);
    List<PublishedFigure> figures = new ArrayList<>(counts.size());
    for (ExactCount count : counts.values()) {
      Status status = status(count, suppressed);
      figures.add(
          new PublishedFigure(
              count.cell(),
              value(count, status),
              status,
              percent(count, counts, suppressed),
              count.received(),
              count.missing()));
    }
    return figures;
  }

  private Status status(ExactCount count, Set<Cell> suppressed) {
    if (suppressed.contains(count.cell())) {
      return Status.SUPPRESSED;
    }
    if (count.count() == 0) {
      boolean isKnown = count.received() != Received.NONE && count.missing().isEmpty();
      return isKnown ? Status.SHOWN : Status.NOT_RECEIVED;
    }
    return preset.rounds() ? Status.ROUNDED : Status.SHOWN;
  }

  private OptionalLong value(ExactCount count, Status status) {
    return status == Status.SHOWN || status == Status.ROUNDED
        ? preset.shown(count.count())
        : OptionalLong.empty();
  }

  private OptionalInt percent(
      ExactCount count, SortedMap<Cell, ExactCount> counts, Set<Cell> suppressed) {
    if (count.cell().groupBy().isEmpty() || !counts.containsKey(count.cell().whole())) {
      return OptionalInt.empty();
    }
    ExactCount whole = counts.get(count.cell().whole());
    OptionalLong part = value(count, status(count, suppressed));
    OptionalLong of = value(whole, status(whole, suppressed));
    if (part.isEmpty() || of.isEmpty() || of.getAsLong() < preset.minimumDenominator()) {
      return OptionalInt.empty();
    }
    long rounded = (200 * part.getAsLong() + of.getAsLong()) / (2 * of.getAsLong());
    return OptionalInt.of((int) Math.min(100, rounded));
  }
}
