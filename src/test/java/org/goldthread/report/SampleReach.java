package org.goldthread.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.goldthread.calendar.ExpectedFeed;
import org.goldthread.calendar.ExpectedFeed.State;
import org.goldthread.config.Contract.Kind;
import org.goldthread.disclosure.Cell;
import org.goldthread.disclosure.DisclosureControl;
import org.goldthread.disclosure.DisclosurePreset;
import org.goldthread.disclosure.ExactCount;
import org.goldthread.disclosure.PublishedFigure;

/** A made-up programme's counts, large enough to fill a page. */
final class SampleReach {
  static final List<String> QUARTERS =
      List.of("2023-24-Q1", "2023-24-Q2", "2023-24-Q3", "2023-24-Q4");
  static final List<ReportFacts.ServiceName> SERVICES =
      List.of(
          new ReportFacts.ServiceName("baby-steps", "Baby Steps", "Social & Emotional"),
          new ReportFacts.ServiceName(
              "making-it-real", "Making it REAL", "Communication & Language"),
          new ReportFacts.ServiceName("caseload-midwifery", "Caseload Midwifery", "Cross Theme"),
          new ReportFacts.ServiceName(
              "family-engagement", "Family Engagement Workers", "Systems Change"));
  private static final Map<String, List<String>> SCOPES =
      Map.of(
          "service-baby-steps", List.of("baby-steps"),
          "service-making-it-real", List.of("making-it-real"),
          "service-caseload-midwifery", List.of("caseload-midwifery"),
          "evaluation", List.of("baby-steps", "making-it-real", "caseload-midwifery"),
          "health-visiting-reviews", List.of());

  private final Map<Cell, Long> counts = new HashMap<>();
  private final Random random;

  private SampleReach(long seed) {
    this.random = new Random(seed);
  }

  /** Exact counts of a frame with one missing and one refused feed. */
  static List<ExactCount> counts(long seed) {
    return new SampleReach(seed).made();
  }

  static List<PublishedFigure> figures(long seed) {
    return new DisclosureControl(DisclosurePreset.named("csds"), Metric.RELATIONS, Set.of())
        .published(counts(seed));
  }

  static ReachFrame frame() {
    List<ExpectedFeed> expected = new ArrayList<>();
    for (String quarter : QUARTERS) {
      for (ReportFacts.ServiceName service : SERVICES) {
        boolean isLate =
            service.id().equals("family-engagement") && quarter.equals(QUARTERS.get(3));
        expected.add(
            new ExpectedFeed(
                quarter,
                service.id() + "-team",
                service.id() + "-registration",
                service.id(),
                Kind.REGISTRATION,
                isLate ? State.OVERDUE : State.RECEIVED));
      }
      expected.add(
          new ExpectedFeed(
              quarter,
              "lambeth-schools",
              "eyfsp",
              "",
              Kind.ADMINISTRATIVE,
              quarter.equals(QUARTERS.get(0)) ? State.REFUSED : State.OVERDUE));
    }
    return new ReachFrame(expected, SCOPES);
  }

  static ReportFacts facts(String programme) {
    Map<String, String> ethnicity = new LinkedHashMap<>();
    ethnicity.put("A", "White - British");
    ethnicity.put("M", "Black or Black British - Caribbean");
    ethnicity.put("N", "Black or Black British - African");
    ethnicity.put("R", "Chinese");
    ethnicity.put("H", "Indian");
    return new ReportFacts(
        programme,
        ReportFacts.DRAFT,
        DisclosurePreset.named("csds"),
        frame(),
        SERVICES,
        Map.of(
            "ethnicity", ethnicity, "home_language", Map.of("ENG", "English", "POR", "Portuguese")),
        7,
        Map.of("dim_individual", 3L, "fact_registration", 4L, "fact_engagement", 4L));
  }

  private List<ExactCount> made() {
    for (int quarter = 0; quarter < QUARTERS.size(); quarter++) {
      for (int service = 0; service < SERVICES.size(); service++) {
        if (service != 3 || quarter != 3) {
          place(QUARTERS.get(quarter), SERVICES.get(service).id(), 30 + 25 * (3 - service));
        }
      }
    }
    return frame().complete(counts);
  }

  private void place(String quarter, String service, int size) {
    long children = size / 2 + random.nextInt(size);
    long adults = size / 6 + random.nextInt(size);
    for (String period : List.of(quarter, Cell.ALL)) {
      for (String at : List.of(service, Cell.ALL)) {
        long loss = at.equals(Cell.ALL) ? 3 : period.equals(Cell.ALL) ? 1 : 0;
        add(Metric.ROWS.word(), period, at, children + adults + 9);
        add(Metric.REGISTRATIONS.word(), period, at, children + adults);
        add(Metric.REGISTERED_PEOPLE.word(), period, at, children + adults - 9 * loss);
        add(Metric.REGISTERED_PEOPLE.atLeast(), period, at, children + adults - 10 * loss);
        add(Metric.PEOPLE.word(), period, at, children + adults - 8 * loss);
        add(Metric.PEOPLE.atLeast(), period, at, children + adults - 9 * loss);
        add(Metric.CHILDREN.word(), period, at, children - 4 * loss);
        add(Metric.CHILDREN.atLeast(), period, at, children - 5 * loss);
        add(Metric.ADULTS.word(), period, at, adults - 4 * loss);
        add(Metric.ADULTS.atLeast(), period, at, adults - 4 * loss);
        add(Metric.PREGNANT_WOMEN.word(), period, at, service.startsWith("c") ? adults / 2 : 1);
        SCOPES.forEach(
            (scope, services) -> {
              if (services.contains(service)) {
                counts.merge(
                    new Cell(Metric.FAMILIES.word(), period, at, scope, "", ""),
                    children * 3 / 4,
                    Long::sum);
              }
            });
      }
      breakDown(Metric.CHILDREN, period, children - 12);
      breakDown(Metric.ADULTS, period, adults - 12);
    }
  }

  private void breakDown(Metric metric, String period, long whole) {
    Cell cell = Cell.of(metric.word(), period, Cell.ALL);
    split(cell, "ethnicity", Math.max(0, whole), "A", "N", "M", "unknown", "H", "R");
    split(cell, "home_language", Math.max(0, whole), "ENG", "POR", "unknown");
    split(cell, "in_area", Math.max(0, whole), "Y", "N", "U");
  }

  private void split(Cell whole, String field, long count, String... groups) {
    long left = count;
    for (String group : groups) {
      long part = group.equals(groups[groups.length - 1]) ? 0 : left / 2;
      counts.merge(whole.inGroup(field, group), part, Long::sum);
      left -= part;
    }
    counts.merge(whole.inGroup(field, groups[0]), left, Long::sum);
  }

  private void add(String metric, String period, String service, long count) {
    counts.merge(Cell.of(metric, period, service), Math.max(0, count), Long::sum);
  }
}
