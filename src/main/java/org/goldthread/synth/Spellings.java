package org.goldthread.synth;

import java.util.HashMap;
import java.util.Map;
import org.goldthread.config.Programme.CodeList;

/** How providers write codes: labels of the programme's code lists, or lists of their own. */
final class Spellings {
  private static final String LABEL = "label";
  private static final String AS = "as";

  private final Map<String, Map<String, String>> named;
  private final Map<String, CodeList> codeLists;

  Spellings(Map<String, Map<String, String>> named, Map<String, CodeList> codeLists) {
    this.named = named;
    this.codeLists = codeLists;
  }

  /** Code to spelling, for what a plan says about a column. */
  Map<String, String> of(Map<String, String> given) {
    Map<String, String> spelling = new HashMap<>();
    given.forEach(
        (key, value) -> {
          switch (key) {
            case LABEL -> spelling.putAll(codeLists.get(value).codes());
            case AS -> spelling.putAll(named.get(value));
            default -> spelling.put(key, value);
          }
        });
    return Map.copyOf(spelling);
  }
}
