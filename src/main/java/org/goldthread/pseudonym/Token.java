package org.goldthread.pseudonym;

import java.util.Arrays;

/**
 * A stored pseudonym (t2) of an identifying value or of a compound of them.
 *
 * @param typeId the number of the key recipe's type; renaming a recipe changes no token
 * @param scheme {@code gt1}, {@code sha256-salt} or {@code openpseudonymiser}
 * @param epoch the programme key's epoch
 * @param version the version of the standardisers behind it
 * @param value 32 bytes; never hex in a table
 */
public record Token(int typeId, String scheme, int epoch, int version, byte[] value) {

  /** Two tokens are equal if type, token space and bytes are. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Token that
        && typeId == that.typeId
        && epoch == that.epoch
        && version == that.version
        && scheme.equals(that.scheme)
        && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value) * 31 + typeId;
  }

  /** Shows the type and the space, never the value. */
  @Override
  public String toString() {
    return "Token[type "
        + typeId
        + ", "
        + scheme
        + ", epoch "
        + epoch
        + ", version "
        + version
        + "]";
  }
}
