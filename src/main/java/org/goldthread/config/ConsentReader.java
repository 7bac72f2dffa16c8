package org.goldthread.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.goldthread.config.Programme.ConsentRules;

/** Reads {@code consent.yaml}. */
final class ConsentReader {

  private ConsentReader() {}

  static ConsentRules read(Part file, Problems problems) {
    List<String> yes = spellings(file.at("yes"), Set.of(), problems);
    return new ConsentRules(yes, spellings(file.at("no"), Set.copyOf(yes), problems));
  }

  private static List<String> spellings(Part list, Set<String> taken, Problems problems) {
    List<String> spellings = new ArrayList<>();
    for (Part part : list.items()) {
      String spelling = part.text().strip().toLowerCase(Locale.ROOT);
      if (taken.contains(spelling)) {
        problems.add(
            part, "`" + spelling + "` both agrees and refuses", "remove it from one of the two");
      } else if (!spellings.contains(spelling)) {
        spellings.add(spelling);
      }
    }
    return List.copyOf(spellings);
  }
}
