package org.goldthread.linkage;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.goldthread.core.MentionKind;
import org.goldthread.core.Role;

/** Seeded mentions with few distinct values, so that keys collide and fields disagree often. */
final class RandomPopulation {
  private static final List<TokenSpace> SPACES =
      List.of(new TokenSpace("gt1", 1, 1), new TokenSpace("sha256-salt", 1, 1));

  private final Random random;
  private final int oneSideIn;

  private RandomPopulation(long seed, int oneSideIn) {
    random = new Random(seed);
    this.oneSideIn = oneSideIn;
  }

  /** Mentions as rows bring them. */
  static List<Mention> of(long seed, LinkageRules rules) {
    return new RandomPopulation(seed, 12).mentions(rules);
  }

  /** Mentions of which most have a side in several judgements. */
  static List<Mention> muchJudged(long seed, LinkageRules rules) {
    return new RandomPopulation(seed, 2).mentions(rules);
  }

  /** The NHS number as a hard field is what the NHS keys say. */
  static List<Mention> consistent(List<Mention> mentions, LinkageRules rules) {
    return mentions.stream()
        .map(
            mention -> {
              Map<String, String> hard = new HashMap<>(mention.hard());
              hard.keySet().removeIf(field -> HardFields.kind(field).equals(HardFields.NHS));
              mention.keys().stream()
                  .filter(rules::isNhs)
                  .collect(Collectors.groupingBy(Key::space))
                  .forEach(
                      (space, keys) -> {
                        if (keys.size() == 1) {
                          hard.put(HardFields.nhs(space), keys.get(0).token().hex());
                        }
                      });
              return new Mention(
                  mention.id(),
                  mention.firstSeen(),
                  mention.role(),
                  mention.kind(),
                  mention.row(),
                  mention.submission(),
                  mention.eventMonth(),
                  mention.clients(),
                  mention.childClient(),
                  mention.keys(),
                  hard);
            })
        .toList();
  }

  private List<Mention> mentions(LinkageRules rules) {
    int count = 3 + random.nextInt(28);
    int people = 1 + random.nextInt(6);
    List<Mention> mentions = new ArrayList<>();
    while (mentions.size() < count) {
      String row = "row " + mentions.size();
      Role role = random.nextInt(3) > 0 ? Role.CHILD : Role.ADULT;
      boolean twins = random.nextInt(8) == 0;
      for (int slot = 0; slot < (twins ? 2 : 1); slot++) {
        mentions.add(
            mention(mentions.size(), row, role, twins ? slot : -1, random.nextInt(people), rules));
      }
    }
    return mentions;
  }

  private Mention mention(
      int number, String row, Role role, int hardSlot, int person, LinkageRules rules) {
    TokenSpace space = SPACES.get(random.nextInt(5) == 0 ? 1 : 0);
    Map<String, String> hard = new HashMap<>();
    put(hard, 4, HardFields.nhs(space), "N" + person);
    put(hard, 2, HardFields.BIRTH_MONTH, "2019-0" + (1 + person / 2));
    put(hard, 2, HardFields.SEX, person % 2 == 0 ? "F" : "M");
    put(hard, 3, HardFields.BIRTH_ORDER, String.valueOf(1 + person % 2));
    for (int judgement = 0; judgement < 3; judgement++) {
      String side = random.nextBoolean() ? "left" : "right";
      put(hard, oneSideIn, HardFields.side("j" + judgement), side);
    }
    if (hardSlot >= 0) {
      hard.put(HardFields.slot(row), String.valueOf(hardSlot));
    }
    List<Key> keys = new ArrayList<>();
    for (int type = 1; type <= 9; type++) {
      while (rules.type(type).isPresent() && random.nextInt(4) == 0) {
        int whose = random.nextInt(6) == 0 ? random.nextInt(6) : person / (type > 3 ? 2 : 1);
        keys.add(new Key(type, space, bytes(type + "/" + whose)));
      }
    }
    List<Client> clients =
        random.nextInt(2) == 0 ? List.of() : List.of(client("system " + random.nextInt(2), person));
    boolean named = role == Role.ADULT && random.nextInt(4) == 0;
    return new Mention(
        bytes("m" + number),
        random.nextInt(4),
        role,
        named ? MentionKind.NAMED : MentionKind.values()[random.nextInt(4)],
        row,
        "submission " + row.hashCode() % 4,
        240 + random.nextInt(90),
        clients,
        named ? Optional.of(client("system 0", random.nextInt(30))) : Optional.empty(),
        keys,
        hard);
  }

  private void put(Map<String, String> hard, int oneIn, String field, String value) {
    if (random.nextInt(oneIn) == 0) {
      hard.put(field, random.nextInt(12) == 0 ? value + "0" : value);
    }
  }

  private static Client client(String system, int number) {
    return new Client(system, bytes("c" + number));
  }

  private static Bytes bytes(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
