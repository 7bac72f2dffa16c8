package org.goldthread.linkage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Seeded changes of a small population: arrivals, withdrawals, corrections, erasures. */
final class RandomHistory {
  private final Random random;
  private final List<Mention> universe;
  private final List<Mention> others;
  private final TreeMap<Integer, Mention> present = new TreeMap<>();
  private final Set<Integer> erased = new HashSet<>();
  private int run;

  private RandomHistory(long seed, LinkageRules rules) {
    random = new Random(seed);
    universe = RandomPopulation.of(seed, rules);
    others = RandomPopulation.muchJudged(seed + 1_000_000, rules);
  }

  /** The mentions that there are at each of some runs. */
  static List<List<Mention>> of(long seed, int runs, LinkageRules rules) {
    RandomHistory history = new RandomHistory(seed, rules);
    List<List<Mention>> states = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      history.next();
      states.add(RandomPopulation.consistent(List.copyOf(history.present.values()), rules));
    }
    return states;
  }

  private void next() {
    if (run == 0) {
      int share = random.nextInt(3);
      for (int i = 0; i < universe.size(); i++) {
        if (random.nextInt(2) < share) {
          present.put(i, universe.get(i));
        }
      }
    } else {
      for (int changes = random.nextInt(4); changes > 0; changes--) {
        change(random.nextInt(universe.size()));
      }
    }
    run++;
  }

  private void change(int number) {
    if (!present.containsKey(number)) {
      Mention mention = universe.get(number);
      // An id that was erased is seen for the first time when it comes again.
      present.put(number, erased.remove(number) ? withFirstSeen(mention, 10 + run) : mention);
      return;
    }
    switch (random.nextInt(4)) {
      case 0 -> present.remove(number);
      case 1 -> {
        present.remove(number);
        erased.add(number);
      }
      case 2 -> replaceSubmission(present.get(number).submission());
      default -> present.compute(number, (unused, mention) -> corrected(mention));
    }
  }

  /** A submission comes again: some of its rows are missing, some differ. */
  private void replaceSubmission(String submission) {
    for (int number : List.copyOf(present.keySet())) {
      if (present.get(number).submission().equals(submission)) {
        if (random.nextInt(3) == 0) {
          present.remove(number);
        } else if (random.nextInt(3) == 0) {
          present.compute(number, (unused, mention) -> corrected(mention));
        }
      }
    }
  }

  /** The same mention with what another one says of its person. */
  private Mention corrected(Mention mention) {
    List<Mention> ofRole = others.stream().filter(o -> o.role() == mention.role()).toList();
    if (ofRole.isEmpty()) {
      return mention;
    }
    Mention other = ofRole.get(random.nextInt(ofRole.size()));
    Map<String, String> hard = new HashMap<>(other.hard());
    String slot = HardFields.slot(mention.row());
    hard.keySet().removeIf(field -> HardFields.kind(field).equals(HardFields.kind(slot)));
    if (mention.hard().containsKey(slot)) {
      hard.put(slot, mention.hard().get(slot));
    }
    return new Mention(
        mention.id(),
        mention.firstSeen(),
        mention.role(),
        other.kind(),
        mention.row(),
        mention.submission(),
        other.eventMonth(),
        other.clients(),
        other.childClient(),
        other.keys(),
        hard);
  }

  private static Mention withFirstSeen(Mention mention, long firstSeen) {
    return new Mention(
        mention.id(),
        firstSeen,
        mention.role(),
        mention.kind(),
        mention.row(),
        mention.submission(),
        mention.eventMonth(),
        mention.clients(),
        mention.childClient(),
        mention.keys(),
        mention.hard());
  }
}
