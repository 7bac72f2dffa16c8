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

  /**
   * Keys of a row.
   *
   * @param declaredRow the t1 of the row key that its feed declares, or null
   */
  public FirstKeys(byte[] declaredRow, List<FirstKey> keys) {
    this.declaredRow = declaredRow;
    this.keys = List.copyOf(keys);
  }

  /** A t1 of the person in a slot, with the version of the recipe that made it. */
  public record FirstKey(int slot, int typeId, int version, byte[] value) {
    @Override
    public String toString() {
      return "FirstKey[slot " + slot + ", type " + typeId + "]";
    }
  }

  /** The token of the declared row key, or null. */
  public byte[] declaredRow() {
    return declaredRow;
  }

  /** In the order of slots and recipes. */
  public List<FirstKey> keys() {
    return keys;
  }

  /** Shows how many. */
  @Override
  public String toString() {
    return "FirstKeys[" + keys.size() + "]";
  }
}
