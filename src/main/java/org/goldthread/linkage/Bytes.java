package org.goldthread.linkage;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * Bytes of an id or a token; ordered as unsigned numbers from the left, as tables order binary
 * columns.
 *
 * @param value the bytes; not copied, never changed
 */
record Bytes(byte[] value) implements Comparable<Bytes> {

  @Override
  public int compareTo(Bytes other) {
    return Arrays.compareUnsigned(value, other.value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }

  /** Lower-case hexadecimal digits: a value to compare, never to show. */
  String hex() {
    return HexFormat.of().formatHex(value);
  }

  /** Shows the length, never the bytes. */
  @Override
  public String toString() {
    return "Bytes[" + value.length + "]";
  }
}
