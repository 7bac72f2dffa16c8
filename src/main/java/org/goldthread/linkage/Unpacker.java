package org.goldthread.linkage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads what a {@link Packer} wrote, in the same order. */
final class Unpacker {
  private final ByteBuffer bytes;

  Unpacker(byte[] packed) {
    bytes = ByteBuffer.wrap(packed);
  }

  boolean hasMore() {
    return bytes.hasRemaining();
  }

  int number() {
    int value = 0;
    int shift = 0;
    byte part;
    do {
      part = bytes.get();
      value |= (part & 0x7F) << shift;
      shift += 7;
    } while (part < 0);
    return value;
  }

  long longNumber() {
    return bytes.getLong();
  }

  byte[] bytes() {
    return raw(number());
  }

  byte[] raw(int length) {
    byte[] value = new byte[length];
    bytes.get(value);
    return value;
  }

  String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }
}
