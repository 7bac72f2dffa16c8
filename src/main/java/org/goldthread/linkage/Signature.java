package org.goldthread.linkage;

import java.util.Arrays;

/**
 * A cluster's values of the contested fields, {@link Profile#MISSING} where it has none.
 *
 * @param values in the order of the fields; not copied, never changed
 */
record Signature(int[] values) {

  /** Whether no value is missing. */
  boolean isFull() {
    for (int value : values) {
      if (value == Profile.MISSING) {
        return false;
      }
    }
    return true;
  }

  /** Whether the two have equal values wherever both have one. */
  boolean agrees(Signature other) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] != Profile.MISSING
          && other.values[i] != Profile.MISSING
          && values[i] != other.values[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Signature that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }
}
