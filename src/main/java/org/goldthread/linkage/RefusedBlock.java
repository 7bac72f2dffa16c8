package org.goldthread.linkage;

import java.util.Locale;
import org.goldthread.core.Role;

/**
 * A piece of a block of two or more mentions that joins nobody.
 *
 * @param role the role of its mentions
 * @param key the key they carry
 * @param reason why it joins nobody
 * @param smallest the least mention id in it
 * @param size how many mentions it has
 */
record RefusedBlock(Role role, Key key, Reason reason, Bytes smallest, long size) {

  /** Why a block joins nobody. */
  enum Reason {
    /** It speaks of more people than its cap. */
    SPREAD,
    /** One submission names its carrier as carer of too many children. */
    NAMED;

    /** The word used in tables. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
