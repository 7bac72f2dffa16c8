package org.goldthread.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.goldthread.core.Role;

/**
 * What the programme is to achieve and how it learns whether it does: monitoring, evaluation and
 * learning.
 *
 * @param domains domains of the Theory of Change, in order; none if there is no theory
 * @param frameworks frameworks by service
 * @param measures measures by code
 */
public record Mel(
    List<Domain> domains, Map<String, Framework> frameworks, Map<String, Measure> measures) {

  /** Nothing configured. */
  public static final Mel NONE = new Mel(List.of(), Map.of(), Map.of());

  /**
   * A domain of outcomes.
   *
   * @param id short name
   * @param name its name in reports
   * @param isAssumed whether it is a guess
   * @param outcomes its long-term outcomes
   */
  public record Domain(String id, String name, boolean isAssumed, List<Outcome> outcomes) {}

  /**
   * A long-term outcome.
   *
   * @param id short name
   * @param name its name in reports
   * @param services services that are to bring it about
   * @param measures measures that show it
   * @param notMeasured why no service measures it
   */
  public record Outcome(
      String id,
      String name,
      List<String> services,
      List<String> measures,
      Optional<String> notMeasured) {}

  /**
   * The framework of a service.
   *
   * @param service the service
   * @param targetPopulation whom it is for
   * @param intendedSessions sessions that one person is meant to attend
   * @param minimumSessions sessions that count as the intended dose
   * @param contractedPlaces places in a financial year
   * @param uses measures, from whom and when
   */
  public record Framework(
      String service,
      String targetPopulation,
      OptionalInt intendedSessions,
      OptionalInt minimumSessions,
      OptionalInt contractedPlaces,
      List<Use> uses) {

    /** Whether an outcome is measured by a measure. */
    boolean measures(String measure) {
      return uses.stream().anyMatch(use -> use.type().isOutcome() && use.measure().equals(measure));
    }
  }

  /** A data type that a framework plans for. */
  public enum DataType {
    ENGAGEMENT,
    FEEDBACK,
    MEDIUM_TERM,
    LONG_TERM;

    /** The key in files. */
    String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    boolean isOutcome() {
      return this == MEDIUM_TERM || this == LONG_TERM;
    }
  }

  /**
   * A measure in a framework.
   *
   * @param type the data type
   * @param measure field of the engagement contract, question of the feedback, or code of a measure
   * @param from whom it is taken from
   * @param at codes of the time points; none: no matter when
   * @param notSupplied why no feed brings it
   */
  public record Use(
      DataType type, String measure, Role from, List<String> at, Optional<String> notSupplied) {}
}
