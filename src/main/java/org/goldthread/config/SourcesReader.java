package org.goldthread.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.goldthread.config.Programme.Authority;
import org.goldthread.config.Programme.Service;

/** Reads {@code authority.yaml} and {@code services.yaml}. */
final class SourcesReader {

  private SourcesReader() {}

  static Authority authority(Part file, Problems problems) {
    List<String> classes = file.at("classes").texts();
    Map<String, String> providers = new LinkedHashMap<>();
    file.at("providers")
        .entries()
        .forEach(
            (provider, kind) -> {
              providers.put(provider, kind.text());
              known(kind, classes, problems);
            });
    Map<String, List<String>> fields = new LinkedHashMap<>();
    file.at("fields")
        .entries()
        .forEach(
            (field, order) -> {
              fields.put(field, order.texts());
              order.items().forEach(kind -> known(kind, classes, problems));
            });
    return new Authority(
        classes, Collections.unmodifiableMap(providers), Collections.unmodifiableMap(fields));
  }

  static Map<String, Service> services(Part file, Problems problems) {
    Map<String, Service> services = new LinkedHashMap<>();
    for (Part part : file.at("services").items()) {
      String id = part.at("id").text();
      Service service =
          new Service(
              id,
              part.at("name").text(),
              part.at("strand").text(),
              part.at("targeting").text(),
              part.at("minimum_sessions").integer(),
              part.at("sensitive").flag());
      if (services.putIfAbsent(id, service) != null) {
        problems.add(part, "the service `" + id + "` stands twice", "keep one of the two");
      }
    }
    return Collections.unmodifiableMap(services);
  }

  private static void known(Part kind, List<String> classes, Problems problems) {
    if (!classes.contains(kind.text())) {
      problems.unknown(kind, "the class", kind.text(), classes);
    }
  }
}
