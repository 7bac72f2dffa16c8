package org.goldthread.linkage;

import java.util.Comparator;

/**
 * A key of a mention.
 *
 * @param type type id of its recipe
 * @param space its token space (scheme, epoch, standardiser version); spaces are never compared
 * @param token the pseudonym
 */
record Key(int type, TokenSpace space, Bytes token) implements Comparable<Key> {
  private static final Comparator<Key> ORDER =
      Comparator.comparingInt(Key::type).thenComparing(Key::space).thenComparing(Key::token);

  @Override
  public int compareTo(Key other) {
    return ORDER.compare(this, other);
  }
}
