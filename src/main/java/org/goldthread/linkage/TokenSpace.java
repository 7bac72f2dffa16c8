package org.goldthread.linkage;

import java.util.Comparator;

/**
 * Tokens of one value are equal only inside one space.
 *
 * @param scheme how the token was made
 * @param epoch epoch of the programme key
 * @param version version of the standardisers behind it
 */
record TokenSpace(String scheme, int epoch, int version) implements Comparable<TokenSpace> {
  private static final Comparator<TokenSpace> ORDER =
      Comparator.comparing(TokenSpace::scheme)
          .thenComparingInt(TokenSpace::epoch)
          .thenComparingInt(TokenSpace::version);

  @Override
  public int compareTo(TokenSpace other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return scheme + "/" + epoch + "/" + version;
  }
}
