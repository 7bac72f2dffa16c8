package org.goldthread.linkage;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Effective hard values, at most one a field, as dense numbers of fields and of their values. */
final class Profile {
  /** Stands for "no value" in {@link #values}. */
  static final int MISSING = -1;

  private static final Profile EMPTY = new Profile(new int[0], new int[0]);

  private final int[] fields;
  private final int[] values;

  private Profile(int[] fields, int[] values) {
    this.fields = fields;
    this.values = values;
  }

  /** The profile of fields, ascending, and their values. */
  static Profile of(int[] fields, int[] values) {
    return fields.length == 0 ? EMPTY : new Profile(fields, values);
  }

  /** The fields that have a value, ascending. Not to be changed. */
  int[] fields() {
    return fields;
  }

  /** The value of a field, or {@link #MISSING}. */
  int value(int field) {
    int at = Arrays.binarySearch(fields, field);
    return at < 0 ? MISSING : values[at];
  }

  /** The values of some fields, {@link #MISSING} where there is none. */
  int[] values(int[] ofFields) {
    int[] found = new int[ofFields.length];
    for (int i = 0; i < found.length; i++) {
      found[i] = value(ofFields[i]);
    }
    return found;
  }

  /** Whether the two have equal values wherever both have one. */
  boolean agrees(Profile other) {
    int i = 0;
    int j = 0;
    while (i < fields.length && j < other.fields.length) {
      if (fields[i] < other.fields[j]) {
        i++;
      } else if (fields[i] > other.fields[j]) {
        j++;
      } else if (values[i++] != other.values[j++]) {
        return false;
      }
    }
    return true;
  }

  /**
   * All values of some profiles.
   *
   * @throws IllegalStateException if two of them disagree: linkage joined what it must not
   */
  static Profile union(List<Profile> profiles) {
    Profile first = profiles.get(0);
    if (profiles.stream().allMatch(first::equals)) {
      return first;
    }
    long[] pairs =
        profiles.stream()
            .flatMapToLong(
                profile ->
                    IntStream.range(0, profile.fields.length)
                        .mapToLong(i -> (long) profile.fields[i] << 32 | profile.values[i]))
            .sorted()
            .distinct()
            .toArray();
    int[] fields = new int[pairs.length];
    int[] values = new int[pairs.length];
    for (int i = 0; i < pairs.length; i++) {
      fields[i] = (int) (pairs[i] >>> 32);
      values[i] = (int) pairs[i];
      if (i > 0 && fields[i] == fields[i - 1]) {
        throw new IllegalStateException("an individual has two values of one hard field");
      }
    }
    return of(fields, values);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Profile that
        && Arrays.equals(fields, that.fields)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(fields) + Arrays.hashCode(values);
  }
}
