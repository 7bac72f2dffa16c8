package org.goldthread.config;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.goldthread.config.Programme.Agreement;
import org.goldthread.config.Programme.ConsentRules;

/** Reads {@code consent.yaml}. */
final class ConsentReader {

  /**
   * What the file says.
   *
   * @param rules how consent is read
   * @param agreements agreements by id
   * @param sensitiveFamilies ids of the agreements that allow families of sensitive services
   */
  record Consent(
      ConsentRules rules, Map<String, Agreement> agreements, Set<String> sensitiveFamilies) {}

  private ConsentReader() {}

  static Consent read(Part file, Problems problems) {
    List<String> yes = spellings(file.at("yes"), Set.of(), problems);
    List<String> no = spellings(file.at("no"), Set.copyOf(yes), problems);
    Map<String, Agreement> agreements = new LinkedHashMap<>();
    Set<String> sensitive = new HashSet<>();
    for (Part part : file.at("agreements").items()) {
      String id = part.at("id").text();
      LocalDate start = day(part.at("start"), LocalDate.MIN, problems);
      LocalDate expiry = day(part.at("expiry"), LocalDate.MAX, problems);
      if (expiry.isBefore(start)) {
        problems.add(
            part.at("expiry"),
            "the agreement `" + id + "` expires before it starts",
            "mend `start` or `expiry`");
      }
      Agreement agreement =
          new Agreement(
              id,
              part.at("title").text(),
              part.at("basis").text(),
              start,
              expiry,
              file.document().name(),
              part.line());
      if (agreements.putIfAbsent(id, agreement) != null) {
        problems.add(part, "the agreement `" + id + "` stands twice", "keep one of the two");
      }
      if (part.at("sensitive_families").flag()) {
        sensitive.add(id);
      }
    }
    return new Consent(
        new ConsentRules(yes, no), Collections.unmodifiableMap(agreements), Set.copyOf(sensitive));
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

  private static LocalDate day(Part part, LocalDate otherwise, Problems problems) {
    try {
      return LocalDate.parse(part.text());
    } catch (DateTimeParseException e) {
      problems.add(part, "`" + part.text() + "` is not a day of the calendar", "mend the day");
      return otherwise;
    }
  }
}
