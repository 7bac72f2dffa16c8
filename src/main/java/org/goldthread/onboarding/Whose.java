package org.goldthread.onboarding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.goldthread.core.Role;

/**
 * The person whom a heading names: {@code Carer 2 e-mail}, {@code Mother's DOB}.
 *
 * @param who mother, father, partner, carer, parent or child; empty where a heading names nobody
 * @param number which of several, from 1; 1 where the heading has no number
 */
record Whose(String who, int number) {
  /** A heading that names nobody. */
  static final Whose NOBODY = new Whose("", 1);

  private static final Map<String, String> WHO =
      Map.ofEntries(
          Map.entry("mother", "mother"),
          Map.entry("mum", "mother"),
          Map.entry("mummy", "mother"),
          Map.entry("maternal", "mother"),
          Map.entry("father", "father"),
          Map.entry("dad", "father"),
          Map.entry("daddy", "father"),
          Map.entry("partner", "partner"),
          Map.entry("spouse", "partner"),
          Map.entry("carer", "carer"),
          Map.entry("caregiver", "carer"),
          Map.entry("guardian", "carer"),
          Map.entry("parent", "parent"),
          Map.entry("child", "child"),
          Map.entry("ch", "child"),
          Map.entry("twin", "child"),
          Map.entry("baby", "child"),
          Map.entry("infant", "child"),
          Map.entry("pupil", "child"),
          Map.entry("sibling", "child"),
          Map.entry("toddler", "child"));

  private static final Map<String, Integer> ORDINALS =
      Map.of("first", 1, "second", 2, "third", 3, "fourth", 4);

  /** A heading's person and what else it says. */
  record Named(Whose whose, List<String> rest) {}

  /** The first person that the words name; empty if they name nobody. */
  static Optional<Named> in(List<String> words) {
    for (int at = 0; at < words.size(); at++) {
      String who = WHO.get(words.get(at));
      if (who != null) {
        return Optional.of(named(words, at, who));
      }
    }
    return Optional.empty();
  }

  private static Named named(List<String> words, int at, String who) {
    List<String> rest = new ArrayList<>(words);
    int number = 1;
    if (at + 1 < words.size() && isIndex(words.get(at + 1))) {
      number = Integer.parseInt(words.get(at + 1));
      rest.remove(at + 1);
      rest.remove(at);
    } else if (at > 0 && ORDINALS.containsKey(words.get(at - 1))) {
      number = ORDINALS.get(words.get(at - 1));
      rest.remove(at);
      rest.remove(at - 1);
    } else {
      rest.remove(at);
    }
    // "Mother or carer": one person under two names.
    rest.removeIf(word -> word.equals("or") || WHO.containsKey(word));
    return new Named(new Whose(who, number), List.copyOf(rest));
  }

  private static boolean isIndex(String word) {
    return word.length() == 1 && word.charAt(0) >= '1' && word.charAt(0) <= '9';
  }

  Role role() {
    return who.equals("child") ? Role.CHILD : Role.ADULT;
  }
}
