package org.goldthread.family;

import java.util.Arrays;
import java.util.HexFormat;

/** Bytes of an id as a value: equal and ordered by content. */
record Id(byte[] bytes) implements Comparable<Id> {

  @Override
  public boolean equals(Object other) {
    return other instanceof Id that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public int compareTo(Id other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  /** The id in hex: a pseudonym, fit to compare, not to print. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
