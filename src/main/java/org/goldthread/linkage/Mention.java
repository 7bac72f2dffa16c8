package org.goldthread.linkage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.goldthread.core.MentionKind;
import org.goldthread.core.Role;

/**
 * What linkage knows of one mention of a person.
 *
 * @param id the mention id
 * @param firstSeen intake number at which the id first arrived
 * @param role in which role the row mentions the person
 * @param kind how the row came to mention the person
 * @param row the row, unique in the whole population
 * @param submission the submission that holds the row
 * @param eventMonth month of the event date as 12 * year + month
 * @param clients client ids that denote this person, in ascending order
 * @param childClient the child whose row merely names this person
 * @param keys its keys, without repetition
 * @param hard raw values by hard field: those of {@link HardFields}, whatever the role's rules
 */
record Mention(
    Bytes id,
    long firstSeen,
    Role role,
    MentionKind kind,
    String row,
    String submission,
    int eventMonth,
    List<Client> clients,
    Optional<Client> childClient,
    List<Key> keys,
    Map<String, String> hard)
    implements Comparable<Mention> {

  /** Keeps its own copies. */
  Mention {
    clients = clients.stream().sorted().toList();
    keys = keys.stream().distinct().toList();
    hard = Map.copyOf(hard);
  }

  /** By age: the least of an individual is its anchor. */
  @Override
  public int compareTo(Mention other) {
    return Facts.of(this).compareTo(Facts.of(other));
  }
}
