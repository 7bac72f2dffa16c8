package org.goldthread.hostile;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a mutation knows of the file that it made, without asking the software.
 *
 * @param refusal id of the finding that refuses the whole file; {@code *} where several may
 * @param read rows that are read: accepted, rejected or withheld; -1: unknown
 * @param ignored records that are no rows; -1: unknown
 * @param added how many of the rows read are not in the good file
 * @param touched rows of the good file, from 0, that the mutation changed; every other one has to
 *     come out exactly as out of the good file
 */
public record Expected(
    Optional<String> refusal, int read, int ignored, int added, Set<Integer> touched) {
  private static final int ALL = 1000;

  static Expected refused(String id) {
    return new Expected(Optional.of(id), 0, 0, 0, Set.of());
  }

  /** Refused, and by which finding is a matter of what the damage looks like. */
  static Expected refused() {
    return refused("*");
  }

  /** Nobody knows: whatever becomes of it has to be the same for everybody. */
  static Expected anything() {
    return new Expected(Optional.empty(), -1, -1, 0, Set.of());
  }

  static Expected rows(int read, int ignored) {
    return new Expected(Optional.empty(), read, ignored, 0, Set.of());
  }

  /** With more rows than the good file. */
  Expected adding(int rows) {
    return new Expected(refusal, read + rows, ignored, added + rows, touched);
  }

  /** With more records that are no rows. */
  Expected ignoring(int records) {
    return new Expected(refusal, read, ignored + records, added, touched);
  }

  /** With a row, counted from 0, that was changed. */
  Expected touching(int row) {
    Set<Integer> all = new TreeSet<>(touched);
    all.add(row);
    return new Expected(refusal, read, ignored, added, all);
  }

  /** With every row changed, so that only their number is known. */
  Expected touchingAll() {
    Expected all = this;
    for (int row = 0; row < ALL; row++) {
      all = all.touching(row);
    }
    return all;
  }

  /** Whether the rows that come out are those of the good file, each once and no other. */
  public boolean isSame() {
    return refusal.isEmpty() && read >= 0 && touched.isEmpty() && added == 0;
  }
}
