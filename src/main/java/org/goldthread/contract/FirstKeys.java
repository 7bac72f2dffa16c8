package org.goldthread.contract;

import java.util.List;

/**
 * The programme's own tokens (t1) of a row, as the provider jar and the restricted zone make them
 * alike. As dangerous as clear text: in memory or in a sealed file only.
 */
public final class FirstKeys {
  /** A row without any. */
  static final FirstKeys NONE = new FirstKeys(null, List.of());

  private final byte[] declaredRow;
  private final List<FirstKey> keys;

  FirstKeys(byte[] declaredRow, List<FirstKey> keys) {
    this.declaredRow = declaredRow;
    this.keys = List.copyOf(keys);
  }

  /** A t1 of the person in a slot, with the version of the recipe that made it. */
  record FirstKey(int slot, int typeId, int version, byte[] value) {
    @Override
    public String toString() {
      return "FirstKey[slot " + slot + ", type " + typeId + "]";
    }
  }

  /** The token of the declared row key, or null. */
  byte[] declaredRow() {
    return declaredRow;
  }

  List<FirstKey> keys() {
    return keys;
  }

  /** Shows how many. */
  @Override
  public String toString() {
    return "FirstKeys[" + keys.size() + "]";
  }
}
