package org.goldthread.disclosure;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import org.goldthread.table.DimArea;

/**
 * What one figure counts: its place in the published tables.
 *
 * @param metric what is counted
 * @param period a quarter, or {@link #ALL} for lifetime
 * @param service a service, or {@link #ALL} for the programme
 * @param scope family scope, or empty
 * @param groupBy field that the population is broken down by, or empty for the whole population
 * @param group its value, or empty
 */
public record Cell(
    String metric, String period, String service, String scope, String groupBy, String group)
    implements Comparable<Cell>, Serializable {
  /** Stands for every period or every service. */
  public static final String ALL = "all";

  /** Fields whose values are areas of some thousand people. */
  private static final Set<String> SMALL_AREAS =
      Set.of(DimArea.LSOA.name(), DimArea.WARD_CODE.name(), DimArea.WARD_2002_CODE.name());

  private static final Comparator<Cell> ORDER =
      Comparator.comparing(Cell::metric)
          .thenComparing(Cell::period)
          .thenComparing(Cell::service)
          .thenComparing(Cell::scope)
          .thenComparing(Cell::groupBy)
          .thenComparing(Cell::group);

  /** Checks that nothing is null and that a group has a field. */
  public Cell {
    Objects.requireNonNull(metric);
    Objects.requireNonNull(period);
    Objects.requireNonNull(service);
    Objects.requireNonNull(scope);
    Objects.requireNonNull(groupBy);
    Objects.requireNonNull(group);
    if (groupBy.isEmpty() != group.isEmpty()) {
      throw new IllegalArgumentException(
          "metric " + metric + ": a group needs its field, and a field its group");
    }
  }

  /** A figure of a whole population. */
  public static Cell of(String metric, String period, String service) {
    return new Cell(metric, period, service, "", "", "");
  }

  /** The same place of another metric. */
  public Cell ofMetric(String other) {
    return new Cell(other, period, service, scope, groupBy, group);
  }

  /** The same place of another period. */
  public Cell ofPeriod(String other) {
    return new Cell(metric, other, service, scope, groupBy, group);
  }

  /** The same place of another service. */
  public Cell ofService(String other) {
    return new Cell(metric, period, other, scope, groupBy, group);
  }

  /** The same place within a family scope. */
  public Cell inScope(String scope) {
    return new Cell(metric, period, service, scope, groupBy, group);
  }

  /** The same population's part in a group. */
  public Cell inGroup(String field, String value) {
    return new Cell(metric, period, service, scope, field, value);
  }

  /** Whether it counts families, or the people of a small area. */
  boolean isOfSmallGroups() {
    return !scope.isEmpty() || SMALL_AREAS.contains(groupBy);
  }

  /** The population that this cell is a part of; itself if it is no part of a breakdown. */
  public Cell whole() {
    return inGroup("", "");
  }

  @Override
  public int compareTo(Cell other) {
    return ORDER.compare(this, other);
  }
}
