package org.goldthread.synth;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.goldthread.config.Contract;
import org.goldthread.config.Programme;
import org.goldthread.config.Programme.CodeList;
import org.goldthread.pseudonym.Standard;

/**
 * How a provider writes codes: in the spellings that its feed's description gives it, else as
 * codes, as labels or in other spellings of the code list, by habit. Only what is read back as the
 * same code is written.
 */
final class Spellings {
  private static final List<String> ANSWERS = List.of("yes", "no");

  private final Programme programme;
  private final Export export;
  private final Habits habits;
  private final CharsetEncoder encoder;

  Spellings(Programme programme, Export export, Habits habits) {
    this.programme = programme;
    this.export = export;
    this.habits = habits;
    this.encoder = Charset.forName(habits.format().encoding()).newEncoder();
  }

  /**
   * Code to spelling of a field; codes that are left out are written as they are.
   *
   * @param separators texts that may not occur, because columns are cut at them
   */
  Map<String, String> of(String name, List<String> separators) {
    Contract.Field field = export.contract().fields().get(name);
    if (field == null) {
      return Map.of();
    }
    if (export.contract().isAnswer(name)) {
      return consent(own(name));
    }
    CodeList list = field.codeList().map(programme.codeLists()::get).orElse(null);
    if (list == null || field.standard().filter(s -> s == Standard.POSTCODE).isPresent()) {
      return reversed(own(name));
    }
    Map<String, List<String>> others = others(list);
    int style = habits.way("spelling of " + name, 4);
    Map<String, String> spellings = new TreeMap<>();
    for (Map.Entry<String, String> code : list.codes().entrySet()) {
      candidates(code.getKey(), code.getValue(), others.get(code.getKey()), style, own(name), list)
          .stream()
          .filter(spelling -> isReadAs(code.getKey(), spelling, list, own(name)))
          .filter(spelling -> separators.stream().noneMatch(spelling::contains))
          .findFirst()
          .ifPresent(spelling -> spellings.put(code.getKey(), spelling));
    }
    return Map.copyOf(spellings);
  }

  private Map<String, String> own(String name) {
    return export.feed().values().getOrDefault(name, Map.of());
  }

  private static Map<String, String> reversed(Map<String, String> own) {
    Map<String, String> reversed = new LinkedHashMap<>();
    own.forEach((spelling, value) -> reversed.putIfAbsent(value, shown(spelling)));
    return reversed;
  }

  private Map<String, String> consent(Map<String, String> own) {
    Map<String, String> spellings = new TreeMap<>();
    for (String answer : ANSWERS) {
      List<String> rules =
          answer.equals("yes") ? programme.consent().yes() : programme.consent().no();
      String usual = rules.get(habits.way("consent", rules.size()));
      spellings.put(
          answer,
          own.entrySet().stream()
              .filter(o -> rules.contains(o.getValue().toLowerCase(Locale.ROOT)))
              .map(Map.Entry::getKey)
              .findFirst()
              .map(Spellings::shown)
              .orElseGet(() -> Habits.capital(usual)));
    }
    return spellings;
  }

  /** Spellings of a list beside codes and labels, in a fixed order. */
  private static Map<String, List<String>> others(CodeList list) {
    Map<String, TreeSet<String>> sorted = new TreeMap<>();
    list.synonyms()
        .forEach(
            (spelling, code) -> sorted.computeIfAbsent(code, c -> new TreeSet<>()).add(spelling));
    Map<String, List<String>> others = new TreeMap<>();
    sorted.forEach((code, spellings) -> others.put(code, List.copyOf(spellings)));
    return others;
  }

  private List<String> candidates(
      String code,
      String label,
      List<String> others,
      int style,
      Map<String, String> own,
      CodeList list) {
    List<String> candidates = new ArrayList<>();
    own.forEach(
        (spelling, meant) -> {
          if (code.equals(list.synonyms().get(meant.strip().toLowerCase(Locale.ROOT)))) {
            candidates.add(shown(spelling));
          }
        });
    if (style == 0) {
      candidates.add(code);
    } else if (style == 1 && others != null) {
      candidates.add(others.get(habits.way("spelling of " + code, others.size())));
    }
    candidates.add(label);
    candidates.add(code);
    return candidates;
  }

  private boolean isReadAs(String code, String spelling, CodeList list, Map<String, String> own) {
    String lower = spelling.strip().toLowerCase(Locale.ROOT);
    String meant = own.get(lower);
    String known = meant == null ? lower : meant.strip().toLowerCase(Locale.ROOT);
    return code.equals(list.synonyms().get(known))
        && (meant != null || !export.contract().missingValues().contains(lower))
        && encoder.canEncode(spelling);
  }

  /** A spelling of a feed's description as somebody types it. */
  static String shown(String spelling) {
    return spelling.contains("_") ? spelling.toUpperCase(Locale.ROOT) : Habits.capital(spelling);
  }
}
