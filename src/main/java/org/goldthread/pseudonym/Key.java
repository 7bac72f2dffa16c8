package org.goldthread.pseudonym;

import java.util.Arrays;
import javax.security.auth.Destroyable;

/**
 * Key material: 32 bytes that nothing prints. Not serialisable, so that no framework can write it
 * to a shuffle file, a broadcast or a checkpoint by way of an object that holds it.
 */
final class Key implements Destroyable {
  static final int LENGTH = 32;

  private final byte[] bytes;
  private boolean destroyed;

  private Key(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Takes a copy. */
  static Key of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a key has 32 bytes, not " + bytes.length);
    }
    return new Key(bytes.clone());
  }

  /** A copy of the material; the caller wipes it. */
  synchronized byte[] bytes() {
    if (destroyed) {
      throw new IllegalStateException("the key was destroyed");
    }
    return bytes.clone();
  }

  /** Overwrites the material. What was derived from it earlier lives on. */
  @Override
  public synchronized void destroy() {
    Arrays.fill(bytes, (byte) 0);
    destroyed = true;
  }

  @Override
  public synchronized boolean isDestroyed() {
    return destroyed;
  }

  /** Never the material. */
  @Override
  public String toString() {
    return "[key]";
  }
}
