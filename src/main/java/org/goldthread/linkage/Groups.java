package org.goldthread.linkage;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;

/**
 * Turns a stream of rows, in which rows that belong together stand together, into a stream of
 * results, holding no more than the open group needs.
 */
abstract class Groups implements Iterator<Row> {
  private final Iterator<Row> rows;
  private final Queue<Row> ready = new ArrayDeque<>();
  private boolean ended;

  Groups(Iterator<Row> rows) {
    this.rows = rows;
  }

  /** Takes the next row; hands over the results of a group that it ends. */
  abstract void take(Row row, Consumer<Row> results);

  /** Hands over the results of the last group. */
  abstract void end(Consumer<Row> results);

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && !ended) {
      if (rows.hasNext()) {
        take(rows.next(), ready::add);
      } else {
        ended = true;
        end(ready::add);
      }
    }
    return !ready.isEmpty();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }
}
