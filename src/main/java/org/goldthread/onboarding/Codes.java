package org.goldthread.onboarding;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.goldthread.config.Programme.CodeList;
import org.goldthread.config.Programme.ConsentRules;
import org.goldthread.core.Spelling;

/** Spellings of a code list, or of a statement of consent, as the row engine reads them. */
final class Codes {
  private static final int LONGEST = 64;
  private static final int TELLING = 5;

  private final Map<String, String> spellings = new TreeMap<>();
  private final Map<String, String> loose = new HashMap<>();

  private Codes(Map<String, String> given) {
    spellings.putAll(given);
    Set<String> ambiguous = new HashSet<>(Set.of(""));
    spellings.forEach(
        (spelling, code) -> {
          String other = loose.put(Words.plain(spelling), code);
          if (other != null && !other.equals(code)) {
            ambiguous.add(Words.plain(spelling));
          }
        });
    loose.keySet().removeAll(ambiguous);
  }

  static Codes of(CodeList list) {
    return new Codes(list.synonyms());
  }

  /** The words yes and no stand for what agrees and what refuses. */
  static Codes of(ConsentRules rules) {
    Map<String, String> spellings = new TreeMap<>();
    rules.yes().forEach(spelling -> spellings.put(spelling.toLowerCase(Locale.ROOT), "yes"));
    rules.no().forEach(spelling -> spellings.put(spelling.toLowerCase(Locale.ROOT), "no"));
    return new Codes(spellings);
  }

  /** The code of a text, exactly as the row engine finds it. */
  Optional<String> code(String text) {
    String code = spellings.get(text.toLowerCase(Locale.ROOT));
    return Optional.ofNullable(code != null ? code : loose.get(Words.plain(text)));
  }

  /**
   * The code that may be meant by a text that is none: of the spelling with the fewest slips, else
   * of one whose words are all among its own, the most words first.
   */
  Optional<String> nearest(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    Optional<String> near =
        text.length() < 4
            ? Optional.empty()
            : Spelling.nearest(text, spellings.keySet())
                .filter(spelling -> Math.min(spelling.length(), text.length()) >= 4);
    return near.or(() -> within(Words.of(text))).map(spellings::get);
  }

  /** The one code that words mention by name, such as those of a file's name. */
  Optional<String> mentioned(List<String> words) {
    List<String> telling = words.stream().filter(word -> word.length() >= TELLING).toList();
    return within(telling).map(spellings::get);
  }

  private Optional<String> within(List<String> words) {
    String best = null;
    int most = 0;
    Set<String> codes = new HashSet<>();
    for (String spelling : spellings.keySet()) {
      List<String> own = Words.of(spelling);
      boolean telling = own.stream().anyMatch(word -> word.length() > 1);
      if (telling && own.size() >= most && words.containsAll(own)) {
        if (own.size() > most) {
          codes.clear();
          best = spelling;
        }
        most = own.size();
        codes.add(spellings.get(spelling));
      }
    }
    // Two codes with equal claim are none.
    return codes.size() == 1 ? Optional.of(best) : Optional.empty();
  }
}
