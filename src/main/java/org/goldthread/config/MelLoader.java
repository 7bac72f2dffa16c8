package org.goldthread.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.goldthread.config.MeasuresReader.Placed;
import org.goldthread.config.Mel.Domain;
import org.goldthread.config.Mel.Framework;
import org.goldthread.config.Programme.CodeList;
import org.goldthread.config.Programme.Service;

/** Reads measures, frameworks and the Theory of Change, none of which a programme must have. */
final class MelLoader {
  private static final String THEORY = "theory-of-change.yaml";

  private final ConfigFiles files;
  private final Documents documents;
  private final Problems problems;

  MelLoader(ConfigFiles files, Documents documents, Problems problems) {
    this.files = files;
    this.documents = documents;
    this.problems = problems;
  }

  /** All measures by code. */
  Map<String, Measure> measures(Map<String, CodeList> codeLists) {
    Map<String, Measure> measures = new LinkedHashMap<>();
    Map<Part, List<Placed>> families = new LinkedHashMap<>();
    for (String name : files.names("measures", ".yaml")) {
      Optional<Part> file = documents.get(name);
      if (file.isPresent()) {
        checkFamily(name, file.get());
        List<Placed> placed =
            MeasuresReader.read(
                file.get(), Optional.ofNullable(codeLists.get("measure")), files, problems);
        placed.forEach(one -> put(one, measures));
        families.put(file.get(), placed);
      }
    }
    families.forEach(
        (file, placed) -> MeasuresCheck.check(file, placed, measures, codeLists, problems));
    return Collections.unmodifiableMap(measures);
  }

  private void checkFamily(String name, Part file) {
    String family = file.at("family").text();
    if (!name.equals("measures/" + family + ".yaml")) {
      problems.add(
          file.at("family"),
          "the family `" + family + "` stands in a file of another name",
          "name the file `" + family + ".yaml`");
    }
  }

  private void put(Placed one, Map<String, Measure> measures) {
    String code = one.measure().code();
    if (measures.putIfAbsent(code, one.measure()) != null) {
      problems.add(one.part(), "the measure `" + code + "` stands twice", "keep one of the two");
    }
  }

  /** The frameworks by service. */
  Map<String, Framework> frameworks() {
    Map<String, Framework> frameworks = new TreeMap<>();
    for (String name : files.names("mel", ".yaml")) {
      documents
          .get(name)
          .map(MelReader::framework)
          .ifPresent(framework -> frameworks.put(framework.service(), framework));
    }
    return Collections.unmodifiableMap(frameworks);
  }

  /**
   * Services with the dose that their frameworks set: it stands there, or in {@code services.yaml}
   * where a service has no framework.
   */
  Map<String, Service> dosed(Map<String, Service> services, Map<String, Framework> frameworks) {
    Map<String, Service> dosed = new LinkedHashMap<>(services);
    for (Part part : documents.get("services.yaml").orElseThrow().at("services").items()) {
      String id = part.at("id").text();
      Framework framework = frameworks.get(id);
      if (framework != null) {
        if (Document.stands(part.at("minimum_sessions").node())) {
          problems.add(
              part.at("minimum_sessions"),
              "the service `" + id + "` has a framework, which says how many sessions are a dose",
              "move `minimum_sessions` to mel/" + id + ".yaml");
        }
        dosed.computeIfPresent(
            id, (key, service) -> service.withMinimum(framework.minimumSessions().orElse(0)));
      }
    }
    return Collections.unmodifiableMap(dosed);
  }

  /** All of it, checked against the rest of the configuration. */
  Mel mel(Map<String, Framework> frameworks, MelCheck.Known known, Problems warnings) {
    MelCheck check = new MelCheck(known, problems, warnings);
    for (String name : files.names("mel", ".yaml")) {
      documents.get(name).ifPresent(file -> check.framework(MelReader.framework(file), file));
    }
    List<Domain> domains = documents.get(THEORY).map(MelReader::domains).orElse(List.of());
    documents.get(THEORY).ifPresent(file -> check.theory(domains, frameworks, file));
    return new Mel(domains, frameworks, known.measures());
  }
}
