package org.goldthread.linkage;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.goldthread.core.MentionKind;

/**
 * Of how many people one piece of a block speaks at least, by raw values. Several rows of one
 * client count once; the number of mentions never counts.
 */
final class Spread {
  private final Map<String, Set<String>> nhsTokens = new HashMap<>();
  private final Set<BirthAndSex> births = new HashSet<>();
  private final Map<String, Set<Bytes>> clientsBySystem = new HashMap<>();
  private final Map<String, Set<Object>> registeredBySubmission = new HashMap<>();
  private final Map<String, Set<Client>> namedBySubmission = new HashMap<>();
  private int people;
  private int namedChildren;

  private record BirthAndSex(String birthMonth, String sex) {}

  void add(Mention mention) {
    for (Map.Entry<String, String> value : mention.hard().entrySet()) {
      if (HardFields.kind(value.getKey()).equals(HardFields.NHS)) {
        people = Math.max(people, grown(nhsTokens, value.getKey(), value.getValue()));
      }
    }
    String birthMonth = mention.hard().get(HardFields.BIRTH_MONTH);
    String sex = mention.hard().get(HardFields.SEX);
    if (birthMonth != null && sex != null) {
      births.add(new BirthAndSex(birthMonth, sex));
      people = Math.max(people, births.size());
    }
    for (Client client : mention.clients()) {
      people = Math.max(people, grown(clientsBySystem, client.idSystem(), client.id()));
    }
    if (mention.kind() == MentionKind.REGISTERED) {
      Object registered = mention.clients().isEmpty() ? mention.row() : mention.clients().get(0);
      people = Math.max(people, grown(registeredBySubmission, mention.submission(), registered));
    }
    if (mention.childClient().isPresent()) {
      Client child = mention.childClient().get();
      namedChildren =
          Math.max(namedChildren, grown(namedBySubmission, mention.submission(), child));
    }
  }

  /**
   * The largest of: distinct NHS tokens of one space; distinct pairs of birth month and sex;
   * distinct client ids of one id system; distinct registered clients of one submission.
   */
  int people() {
    return people;
  }

  /** Distinct children in any one submission whose rows merely name a carer with this key. */
  int namedChildren() {
    return namedChildren;
  }

  private static <V> int grown(Map<String, Set<V>> sets, String group, V value) {
    Set<V> set = sets.computeIfAbsent(group, unused -> new HashSet<>());
    set.add(value);
    return set.size();
  }
}
