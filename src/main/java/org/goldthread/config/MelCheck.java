package org.goldthread.config;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.goldthread.config.Contract.Kind;
import org.goldthread.config.Mel.DataType;
import org.goldthread.config.Mel.Domain;
import org.goldthread.config.Mel.Framework;
import org.goldthread.config.Mel.Outcome;
import org.goldthread.config.Mel.Use;
import org.goldthread.config.Programme.CodeList;
import org.goldthread.config.Programme.Service;

/**
 * Frameworks and the Theory of Change name what there is. What is planned and not supplied, or not
 * measured, is no mistake of the configuration, but nobody should learn it from an empty report: it
 * is a warning unless the file says why.
 */
final class MelCheck {

  /**
   * The rest of the configuration.
   *
   * @param services services by id
   * @param feeds feeds that can be read
   * @param contracts contracts that can be read
   * @param codeLists code lists that can be read
   * @param measures measures by code
   */
  record Known(
      Map<String, Service> services,
      Map<String, Feed> feeds,
      Map<String, Contract> contracts,
      Map<String, CodeList> codeLists,
      Map<String, Measure> measures) {}

  private final Known known;
  private final Supply supply;
  private final Problems problems;
  private final Problems warnings;
  private final Set<String> outcomeMeasures = new TreeSet<>();
  private final Set<String> engagementFields = new TreeSet<>();

  MelCheck(Known known, Problems problems, Problems warnings) {
    this.known = known;
    this.supply = new Supply(known);
    this.problems = problems;
    this.warnings = warnings;
    outcomeMeasures.addAll(known.measures().keySet());
    Optional.ofNullable(known.codeLists().get("measure"))
        .ifPresent(list -> outcomeMeasures.addAll(list.codes().keySet()));
    known.contracts().values().stream()
        .filter(contract -> contract.kind() == Kind.ENGAGEMENT)
        .flatMap(contract -> contract.fields().values().stream())
        .filter(field -> field.subject() == Contract.Subject.ROW)
        .forEach(field -> engagementFields.add(field.name()));
  }

  /** Checks a framework against its file. */
  void framework(Framework framework, Part file) {
    String stem = file.document().name().replaceAll(".*/|[.]yaml$", "");
    if (!known.services().containsKey(framework.service())) {
      problems.unknown(
          file.at("service"), "the service", framework.service(), known.services().keySet());
    } else if (!stem.equals(framework.service())) {
      problems.add(
          file.at("service"),
          "the framework of `" + framework.service() + "` stands in a file of another name",
          "name the file `" + framework.service() + ".yaml`");
    }
    OptionalInt intended = framework.intendedSessions();
    OptionalInt minimum = framework.minimumSessions();
    if (intended.isPresent() && minimum.isPresent() && intended.getAsInt() < minimum.getAsInt()) {
      problems.add(
          file.at("minimum_sessions"),
          "the minimum of sessions is above the intended number",
          "mend `minimum_sessions` or `intended_sessions`");
    }
    for (DataType type : DataType.values()) {
      List<Use> uses = framework.uses().stream().filter(use -> use.type() == type).toList();
      for (int i = 0; i < uses.size(); i++) {
        use(framework.service(), uses.get(i), file.at(type.key()).items().get(i));
      }
    }
  }

  private void use(String service, Use use, Part part) {
    Set<String> names =
        switch (use.type()) {
          case ENGAGEMENT -> engagementFields;
          case FEEDBACK -> supply.questions(service);
          default -> outcomeMeasures;
        };
    boolean isOpen = use.type() == DataType.FEEDBACK && names.isEmpty();
    int before = problems.count();
    if (!isOpen && !names.contains(use.measure())) {
      problems.unknown(part.at("measure"), what(use.type()), use.measure(), names);
    }
    Optional.ofNullable(known.codeLists().get("time_point"))
        .ifPresent(list -> checkNames(part.at("at"), "the time point", list.codes().keySet()));
    if (problems.count() > before) {
      return;
    }
    boolean isSupplied = supply.brings(service, use);
    if (isSupplied && use.notSupplied().isPresent()) {
      warnings.add(
          part.at("not_supplied"),
          "a feed brings `" + use.measure() + "` of `" + service + "`",
          "remove `not_supplied`");
    } else if (!isSupplied && use.notSupplied().isEmpty()) {
      warnings.add(
          part.at("measure"),
          "no feed brings `"
              + use.measure()
              + "` of `"
              + service
              + "` from the "
              + use.from().word()
              + (use.at().isEmpty() ? "" : " at " + String.join(", ", use.at())),
          "configure a feed that does, or say why not under `not_supplied`");
    }
  }

  private static String what(DataType type) {
    return switch (type) {
      case ENGAGEMENT -> "the field of engagement";
      case FEEDBACK -> "the question";
      default -> "the measure";
    };
  }

  /** Checks the theory against its file. */
  void theory(List<Domain> domains, Map<String, Framework> frameworks, Part file) {
    Set<String> ids = new HashSet<>();
    List<Part> parts = file.at("domains").items();
    for (int i = 0; i < parts.size(); i++) {
      once(parts.get(i), "domain", ids);
      List<Part> outcomes = parts.get(i).at("outcomes").items();
      for (int j = 0; j < outcomes.size(); j++) {
        once(outcomes.get(j), "outcome", ids);
        outcome(domains.get(i).outcomes().get(j), frameworks, outcomes.get(j));
      }
    }
  }

  private void once(Part part, String what, Set<String> ids) {
    String id = part.at("id").text();
    if (!ids.add(what + " " + id)) {
      problems.add(part, "the " + what + " `" + id + "` stands twice", "keep one of the two");
    }
  }

  private void outcome(Outcome outcome, Map<String, Framework> frameworks, Part part) {
    int before = problems.count();
    checkNames(part.at("services"), "the service", known.services().keySet());
    checkNames(part.at("measures"), "the measure", outcomeMeasures);
    if (problems.count() > before) {
      return;
    }
    boolean isMeasured =
        outcome.services().stream()
            .map(frameworks::get)
            .filter(framework -> framework != null)
            .anyMatch(framework -> outcome.measures().stream().anyMatch(framework::measures));
    if (isMeasured && outcome.notMeasured().isPresent()) {
      warnings.add(
          part.at("not_measured"),
          "a service measures the outcome `" + outcome.id() + "`",
          "remove `not_measured`");
    } else if (!isMeasured && outcome.notMeasured().isEmpty()) {
      warnings.add(
          part,
          "no service measures the outcome `" + outcome.id() + "`",
          "plan one of its measures in mel/<service>.yaml, or say why not under `not_measured`");
    }
  }

  private void checkNames(Part list, String what, Collection<String> names) {
    for (Part item : list.items()) {
      if (!names.contains(item.text())) {
        problems.unknown(item, what, item.text(), names);
      }
    }
  }
}
