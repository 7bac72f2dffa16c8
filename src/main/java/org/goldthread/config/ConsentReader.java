package org.goldthread.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.goldthread.config.Programme.ConsentGroup;
import org.goldthread.config.Programme.ConsentRules;

/** Reads {@code consent.yaml}. */
final class ConsentReader {

  private ConsentReader() {}

  /**
   * Reads the rules.
   *
   * @param services ids of the programme's services; empty if they could not be read
   */
  static ConsentRules read(Part file, Optional<Set<String>> services, Problems problems) {
    List<String> yes = spellings(file.at("yes"), Set.of(), problems);
    List<String> no = spellings(file.at("no"), Set.copyOf(yes), problems);
    return new ConsentRules(yes, no, groups(file, services, problems));
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

  private static Map<String, ConsentGroup> groups(
      Part file, Optional<Set<String>> services, Problems problems) {
    Map<String, ConsentGroup> groups = new LinkedHashMap<>();
    for (Part group : file.at("groups").items()) {
      String id = group.at("id").text();
      for (Part service : group.at("services").items()) {
        if (services.isPresent() && !services.get().contains(service.text())) {
          problems.unknown(service, "the service", service.text(), services.get());
        }
      }
      ConsentGroup read = new ConsentGroup(group.at("name").text(), group.at("services").texts());
      if (groups.putIfAbsent(id, read) != null) {
        problems.add(group, "the group `" + id + "` stands twice", "keep one of the two");
      } else if (services.isPresent() && services.get().contains(id)) {
        problems.add(group, "`" + id + "` is a group and a service", "give the group another id");
      }
    }
    return Collections.unmodifiableMap(groups);
  }
}
