package org.goldthread.pseudonym;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * A message of length-prefixed parts: four bytes of length, big-endian, then the bytes; text in
 * UTF-8. Without the lengths {@code ("12", "3")} and {@code ("1", "23")} would be one message and
 * two people one person. Reusable; not for use by several threads.
 */
final class Message {
  private byte[] buffer = new byte[256];
  private int length;

  /** Forgets all parts. */
  Message clear() {
    length = 0;
    return this;
  }

  /** Adds a part. */
  Message add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a part: a number as decimal text. */
  Message add(int number) {
    return add(Integer.toString(number));
  }

  /** Adds a part. */
  Message add(byte[] bytes) {
    if (length + 4 + bytes.length > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, length + 4 + bytes.length));
    }
    buffer[length] = (byte) (bytes.length >>> 24);
    buffer[length + 1] = (byte) (bytes.length >>> 16);
    buffer[length + 2] = (byte) (bytes.length >>> 8);
    buffer[length + 3] = (byte) bytes.length;
    System.arraycopy(bytes, 0, buffer, length + 4, bytes.length);
    length += 4 + bytes.length;
    return this;
  }

  /** All parts with their lengths. */
  byte[] toBytes() {
    return Arrays.copyOf(buffer, length);
  }

  void into(MessageDigest digest) {
    digest.update(buffer, 0, length);
  }

  /** Never the parts, which are identifiers. */
  @Override
  public String toString() {
    return "[message]";
  }
}
