package org.goldthread.onboarding;

import java.util.Arrays;

/**
 * The best of all ways to give each row at most one column and each column to at most one row:
 * greatest sum of worths (Hungarian method with potentials; Kuhn 1955, Munkres 1957).
 */
final class Assignment {
  private static final long NEVER = Long.MAX_VALUE / 4;

  private Assignment() {}

  /**
   * Assigns.
   *
   * @param worth for each row the worth of each column, 0 or more; 0: not to be assigned
   * @param columns how many columns there are
   * @return for each row its column, or -1
   */
  static int[] best(long[][] worth, int columns) {
    int rows = worth.length;
    // One more column for each row, worth nothing, makes leaving a row out a choice like others.
    int width = columns + rows;
    long[] ofRow = new long[rows + 1];
    long[] ofColumn = new long[width + 1];
    int[] rowOf = new int[width + 1];
    int[] cameFrom = new int[width + 1];
    for (int row = 1; row <= rows; row++) {
      rowOf[0] = row;
      int column = 0;
      long[] least = new long[width + 1];
      Arrays.fill(least, NEVER);
      boolean[] seen = new boolean[width + 1];
      do {
        seen[column] = true;
        int at = rowOf[column];
        long step = NEVER;
        int next = 0;
        for (int other = 1; other <= width; other++) {
          if (!seen[other]) {
            long cost = (other <= columns ? -worth[at - 1][other - 1] : 0);
            long reduced = cost - ofRow[at] - ofColumn[other];
            if (reduced < least[other]) {
              least[other] = reduced;
              cameFrom[other] = column;
            }
            if (least[other] < step) {
              step = least[other];
              next = other;
            }
          }
        }
        for (int other = 0; other <= width; other++) {
          if (seen[other]) {
            ofRow[rowOf[other]] += step;
            ofColumn[other] -= step;
          } else {
            least[other] -= step;
          }
        }
        column = next;
      } while (rowOf[column] != 0);
      while (column != 0) {
        int before = cameFrom[column];
        rowOf[column] = rowOf[before];
        column = before;
      }
    }
    int[] assigned = new int[rows];
    Arrays.fill(assigned, -1);
    for (int column = 1; column <= columns; column++) {
      int row = rowOf[column] - 1;
      if (row >= 0 && worth[row][column - 1] > 0) {
        assigned[row] = column - 1;
      }
    }
    return assigned;
  }
}
