package org.goldthread.linkage;

import java.util.List;
import org.goldthread.core.Role;

/**
 * A piece of a block that may join its mentions: two or more mentions of one role that carry one
 * key, with no gap between them, few enough people.
 *
 * @param role the role of its mentions
 * @param type type id of the key they carry
 * @param members their ids
 */
record Block(Role role, int type, List<Bytes> members) {

  /** Keeps its own copy. */
  Block {
    members = List.copyOf(members);
  }
}
