package org.goldthread.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.goldthread.config.Programme.CodeList;
import org.goldthread.reading.CellText;

/** A code list made ready for looking up what people write. */
final class CodeSet {
  private static final int SHOWN = 12;
  private static final int OFFERED = 3;

  private final Map<String, String> labels;
  private final Map<String, String> spellings = new HashMap<>();
  private final Map<String, String> loose = new HashMap<>();
  private final List<String> candidates;
  private final String expected;

  CodeSet(CodeList list) {
    labels = list.codes();
    list.codes()
        .forEach(
            (code, label) -> {
              spellings.put(CellText.lower(code), code);
              spellings.putIfAbsent(CellText.lower(label), code);
            });
    list.synonyms().forEach((spelling, code) -> spellings.putIfAbsent(spelling, code));
    Set<String> ambiguous = new HashSet<>();
    spellings.forEach(
        (spelling, code) -> {
          String other = loose.put(CellText.heading(spelling), code);
          if (other != null && !other.equals(code)) {
            ambiguous.add(CellText.heading(spelling));
          }
        });
    ambiguous.add("");
    loose.keySet().removeAll(ambiguous);
    candidates = new ArrayList<>(spellings.keySet());
    candidates.sort(null);
    expected =
        labels.entrySet().stream()
                .limit(SHOWN)
                .map(code -> code.getKey() + " (" + code.getValue() + ")")
                .collect(Collectors.joining(", "))
            + (labels.size() > SHOWN ? ", …" : "");
  }

  /** The code of a cleaned text: as spelt, without case; else without punctuation. */
  Optional<String> code(String text) {
    String code = spellings.get(CellText.lower(text));
    return Optional.ofNullable(code != null ? code : loose.get(CellText.heading(text)));
  }

  /** Labels of at most three codes whose spellings are nearest, the nearest first; may be empty. */
  String suggestion(String text) {
    return Nearest.all(text, candidates).stream()
        .map(spellings::get)
        .distinct()
        .limit(OFFERED)
        .map(code -> labels.getOrDefault(code, code))
        .collect(Collectors.joining(Finding.BETWEEN));
  }

  /** The first codes with their labels. */
  String expected() {
    return expected;
  }
}
