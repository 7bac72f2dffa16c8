package org.goldthread.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.goldthread.disclosure.Cell;
import org.goldthread.disclosure.PublishedFigure;

/**
 * One thing that was looked at before a release is made visible.
 *
 * @param name what was looked at
 * @param looked how many figures it was looked at in
 * @param failed the cells that did not pass; a release with any is not made visible
 */
public record ReleaseCheck(String name, long looked, List<Cell> failed) {
  /** A quarter counts no more than lifetime. */
  public static final String QUARTER_IN_LIFETIME = "quarter_in_lifetime";

  /** A service counts no more than the programme. */
  public static final String SERVICE_IN_PROGRAMME = "service_in_programme";

  /** A group counts no more than its population. */
  public static final String GROUP_IN_POPULATION = "group_in_population";

  /** Copies the cells. */
  public ReleaseCheck {
    Objects.requireNonNull(name);
    failed = List.copyOf(failed);
  }

  /** Whether nothing failed. */
  public boolean isPassed() {
    return failed.isEmpty();
  }

  /**
   * Looks at a release's published figures: no part counts more than its whole. Rounding keeps the
   * order of counts, so the rule holds for rounded figures too.
   */
  public static List<ReleaseCheck> of(List<PublishedFigure> figures) {
    Map<Cell, Long> values = new TreeMap<>();
    figures.forEach(figure -> figure.value().ifPresent(v -> values.put(figure.cell(), v)));
    Tally quarters = new Tally(values);
    Tally services = new Tally(values);
    Tally groups = new Tally(values);
    values.forEach(
        (cell, value) -> {
          quarters.look(cell, value, cell.ofPeriod(Cell.ALL));
          services.look(cell, value, cell.ofService(Cell.ALL));
          groups.look(cell, value, cell.whole());
        });
    return List.of(
        quarters.check(QUARTER_IN_LIFETIME),
        services.check(SERVICE_IN_PROGRAMME),
        groups.check(GROUP_IN_POPULATION));
  }

  private static final class Tally {
    private final Map<Cell, Long> values;
    private final List<Cell> failed = new ArrayList<>();
    private long looked;

    Tally(Map<Cell, Long> values) {
      this.values = values;
    }

    void look(Cell part, long value, Cell whole) {
      Long of = values.get(whole);
      if (!part.equals(whole) && of != null) {
        looked++;
        if (value > of) {
          failed.add(part);
        }
      }
    }

    ReleaseCheck check(String name) {
      return new ReleaseCheck(name, looked, failed);
    }
  }
}
