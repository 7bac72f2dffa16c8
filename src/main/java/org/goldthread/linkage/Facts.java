package org.goldthread.linkage;

import java.util.HashMap;
import java.util.Map;
import org.goldthread.core.Role;

/**
 * What linking a raw component reads of one mention.
 *
 * @param id the mention id
 * @param firstSeen intake number at which the id first arrived
 * @param role in which role the row mentions the person
 * @param hard raw values by hard field
 */
record Facts(Bytes id, long firstSeen, Role role, Map<String, String> hard)
    implements Comparable<Facts> {

  static Facts of(Mention mention) {
    return new Facts(mention.id(), mention.firstSeen(), mention.role(), mention.hard());
  }

  static Facts unpacked(Bytes id, Unpacker packed) {
    long firstSeen = packed.longNumber();
    Role role = Role.values()[packed.number()];
    int count = packed.number();
    Map<String, String> hard = new HashMap<>();
    for (int i = 0; i < count; i++) {
      hard.put(packed.text(), packed.text());
    }
    return new Facts(id, firstSeen, role, hard);
  }

  /** Everything but the id. */
  void pack(Packer packer) {
    packer.longNumber(firstSeen).number(role.ordinal()).number(hard.size());
    hard.forEach((field, value) -> packer.text(field).text(value));
  }

  /** By age: the least of an individual is its anchor. */
  @Override
  public int compareTo(Facts other) {
    int bySeen = Long.compare(firstSeen, other.firstSeen);
    return bySeen != 0 ? bySeen : id.compareTo(other.id);
  }
}
