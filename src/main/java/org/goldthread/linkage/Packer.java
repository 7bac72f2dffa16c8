package org.goldthread.linkage;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes values one after the other into bytes; {@link Unpacker} reads them in the same order. Rows
 * carry such bytes through shuffles, for nested columns cost many times more to copy.
 */
final class Packer {
  private byte[] bytes = new byte[256];
  private int size;

  /** A number, in fewer bytes the smaller it is; a negative one takes most. */
  Packer number(int value) {
    reserve(5);
    int rest = value;
    while ((rest & ~0x7F) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
    return this;
  }

  Packer longNumber(long value) {
    reserve(Long.BYTES);
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes[size++] = (byte) (value >>> shift);
    }
    return this;
  }

  /** Bytes of any length, which is written first. */
  Packer bytes(byte[] value) {
    number(value.length);
    return raw(value);
  }

  /** Bytes without their length. */
  Packer raw(byte[] value) {
    reserve(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
    return this;
  }

  Packer text(String value) {
    return bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  /** Everything written since the start or the last {@link #clear}. */
  byte[] packed() {
    return Arrays.copyOf(bytes, size);
  }

  Packer clear() {
    size = 0;
    return this;
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }
}
