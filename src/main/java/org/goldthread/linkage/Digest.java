package org.goldthread.linkage;

import java.nio.charset.StandardCharsets;

/** A 64-bit digest that spreads well; it hides nothing and is the same everywhere. */
final class Digest {
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private long state;

  static long of(byte[] value) {
    return new Digest().add(value).value();
  }

  /** Adds a part; where parts end is part of the digest. */
  Digest add(byte[] part) {
    state = (state ^ part.length) * MIX;
    for (byte each : part) {
      state = (state ^ (each & 0xFF)) * MIX;
      state ^= state >>> 29;
    }
    return this;
  }

  Digest add(String part) {
    return add(part.getBytes(StandardCharsets.UTF_8));
  }

  long value() {
    long mixed = (state ^ (state >>> 33)) * MIX;
    return mixed ^ (mixed >>> 32);
  }
}
