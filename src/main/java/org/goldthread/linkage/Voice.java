package org.goldthread.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.goldthread.core.MentionKind;

/**
 * What a mention says of how many people its blocks speak: distinct values of one group (a token
 * space of NHS numbers, an id system, a submission, birth months with sexes) are distinct people.
 *
 * <p>Group and value are 64-bit digests. Two values of one block with equal digests would count
 * once, which cannot be expected to happen to any block ever.
 *
 * @param ofNamed whether it counts children whose rows merely name a carer, not the person
 * @param group what is counted
 * @param value the value
 */
record Voice(boolean ofNamed, long group, long value) {

  /** All that a mention says, by its raw values; several rows of one client say the same. */
  static List<Voice> of(Mention mention) {
    List<Voice> voices = new ArrayList<>();
    for (Map.Entry<String, String> hard : mention.hard().entrySet()) {
      if (HardFields.kind(hard.getKey()).equals(HardFields.NHS)) {
        voices.add(new Voice(false, group(hard.getKey(), ""), value(hard.getValue(), "")));
      }
    }
    String birthMonth = mention.hard().get(HardFields.BIRTH_MONTH);
    String sex = mention.hard().get(HardFields.SEX);
    if (birthMonth != null && sex != null) {
      voices.add(new Voice(false, group("birth", ""), value(birthMonth, sex)));
    }
    for (Client client : mention.clients()) {
      voices.add(new Voice(false, group("client", client.idSystem()), value(client)));
    }
    if (mention.kind() == MentionKind.REGISTERED) {
      long registered =
          mention.clients().isEmpty()
              ? value("row", mention.row())
              : value(mention.clients().get(0));
      voices.add(new Voice(false, group("registered", mention.submission()), registered));
    }
    if (mention.childClient().isPresent()) {
      long child = value(mention.childClient().get());
      voices.add(new Voice(true, group("named", mention.submission()), child));
    }
    return voices;
  }

  private static long group(String what, String which) {
    return new Digest().add(what).add(which).value();
  }

  private static long value(String one, String other) {
    return new Digest().add(one).add(other).value();
  }

  private static long value(Client client) {
    return new Digest().add(client.idSystem()).add(client.id().value()).value();
  }
}
