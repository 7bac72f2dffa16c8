package org.goldthread.spark;

import org.goldthread.table.Table;

/**
 * What a statement on a table belongs to.
 *
 * @param step the step of the run
 * @param run the run's number, the version of the transaction
 * @param expected the table's version on which the statement stands; -1 if there is no table yet
 * @param attempt how many commits of the same step and run were made before and undone
 */
public record Commit(String step, long run, long expected, int attempt) {
  private static final String PREFIX = "goldthread/";
  private static final String AGAIN = "/again-";
  private static final String UNDO = "undo@";

  /** Checks that the step's name can stand in a transaction id. */
  public Commit {
    if (step.isEmpty() || step.contains("/")) {
      throw new IllegalArgumentException("not a step's name: " + step);
    }
  }

  /** The first attempt of a step. */
  public static Commit of(String step, long run, long expected) {
    return new Commit(step, run, expected, 0);
  }

  /** Undoes all that stands in a table that did not exist before. */
  static Commit undo(long run, long expected) {
    return of(UNDO + expected, run, expected);
  }

  /** The same step once more, after its commit was undone. */
  Commit again(long newExpected) {
    return new Commit(step, run, newExpected, attempt + 1);
  }

  /** The transaction id; Delta skips a write whose id it has seen with this run's number. */
  String transaction(Table table) {
    return PREFIX + table.name() + "/" + step + (attempt == 0 ? "" : AGAIN + attempt);
  }

  /** The step of a transaction id; empty if it is not of this table. */
  static String stepOf(Table table, String transaction) {
    String own = PREFIX + table.name() + "/";
    if (!transaction.startsWith(own)) {
      return "";
    }
    String step = transaction.substring(own.length());
    int again = step.indexOf(AGAIN);
    return again < 0 ? step : step.substring(0, again);
  }

  /** Whether a step is the emptying of a table that did not exist before. */
  static boolean isUndo(String step) {
    return step.startsWith(UNDO);
  }
}
