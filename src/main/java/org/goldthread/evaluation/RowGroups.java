package org.goldthread.evaluation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;

/** Rows that stand together, group by group, and the rows that each group gives. */
final class RowGroups implements Iterator<Row> {
  private final Iterator<Row> rows;
  private final BiPredicate<Row, Row> isSame;
  private final BiConsumer<List<Row>, Consumer<Row>> take;
  private final Queue<Row> results = new ArrayDeque<>();
  private Row next;

  /**
   * Groups of rows.
   *
   * @param rows in an order in which each group is in one piece
   * @param isSame whether two rows are of one group
   * @param take what a group gives
   */
  RowGroups(
      Iterator<Row> rows, BiPredicate<Row, Row> isSame, BiConsumer<List<Row>, Consumer<Row>> take) {
    this.rows = rows;
    this.isSame = isSame;
    this.take = take;
    this.next = rows.hasNext() ? rows.next() : null;
  }

  @Override
  public boolean hasNext() {
    while (results.isEmpty() && next != null) {
      List<Row> group = new ArrayList<>();
      Row first = next;
      while (next != null && isSame.test(first, next)) {
        group.add(next);
        next = rows.hasNext() ? rows.next() : null;
      }
      take.accept(group, results::add);
    }
    return !results.isEmpty();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return results.remove();
  }
}
