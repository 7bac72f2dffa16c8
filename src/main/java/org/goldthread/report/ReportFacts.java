package org.goldthread.report;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.goldthread.disclosure.DisclosurePreset;

/**
 * What a report says beside its figures. Nothing in it comes from a person's row.
 *
 * @param programme the programme's title
 * @param release name of the release, or draft
 * @param preset the rule that the figures passed
 * @param frame what was expected, and the family scopes
 * @param services the services, in the order that the report lists them
 * @param labels per field, code to label, in the order of the code list
 * @param run number of the run that the figures rest on
 * @param tableVersions version of each table that was counted, by table name
 */
public record ReportFacts(
    String programme,
    String release,
    DisclosurePreset preset,
    ReachFrame frame,
    List<ServiceName> services,
    Map<String, Map<String, String>> labels,
    long run,
    Map<String, Long> tableVersions) {
  /** The release of figures that nobody has released yet. */
  public static final String DRAFT = "draft";

  /**
   * A service as reports name it.
   *
   * @param id its id in tables
   * @param name its name
   * @param strand its strand
   */
  public record ServiceName(String id, String name, String strand) {}

  /** Checks that nothing is null. */
  public ReportFacts {
    Objects.requireNonNull(programme);
    Objects.requireNonNull(release);
    Objects.requireNonNull(preset);
    Objects.requireNonNull(frame);
    services = List.copyOf(services);
    labels = Map.copyOf(labels);
    tableVersions = new TreeMap<>(tableVersions);
  }
}
