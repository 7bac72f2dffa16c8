package org.goldthread.linkage;

import java.util.ArrayList;
import java.util.List;

/**
 * The blocks in which one mention stands, packed one after the other: every admitted one, and the
 * refused ones whose least member it is.
 *
 * @param admitted its admitted blocks
 * @param refused refused blocks
 */
record Standing(List<Admitted> admitted, List<Refused> refused) {
  private static final int REFUSED = -1;

  /**
   * An admitted block: the type of its key, and a name that no other block of its component has.
   */
  record Admitted(int type, Bytes name) {}

  /** A refused block: its role and key, why, how many mentions. */
  record Refused(byte[] key, String reason, long size) {}

  static byte[] admitted(int type, byte[] name) {
    return new Packer().number(type).bytes(name).packed();
  }

  static byte[] refused(BlockRows.BlockRow block) {
    return new Packer()
        .number(REFUSED)
        .bytes(block.key())
        .text(block.reason())
        .longNumber(block.size())
        .packed();
  }

  static Standing of(byte[] packed) {
    List<Admitted> admitted = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    Unpacker bytes = new Unpacker(packed);
    while (bytes.hasMore()) {
      int type = bytes.number();
      if (type == REFUSED) {
        refused.add(new Refused(bytes.bytes(), bytes.text(), bytes.longNumber()));
      } else {
        admitted.add(new Admitted(type, new Bytes(bytes.bytes())));
      }
    }
    return new Standing(admitted, refused);
  }
}
