package org.goldthread.synth;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the platform must never see and its tests need: every family and person, and the effects
 * behind uptake and outcomes.
 */
final class Truth implements AutoCloseable {
  private final FileText persons;
  private final FileText families;

  /** Begins its files in a folder. */
  Truth(Path folder, Scenario scenario) {
    persons = RowTruth.open(folder, "persons.csv", "person,family,role,sex,born,birth_order");
    families =
        RowTruth.open(
            folder,
            "families.csv",
            "family,need,in_area,decile,services,father_lives_in,carer_lives_in");
    try (FileText effects = RowTruth.open(folder, "effects.csv", "outcome,term,scale,size")) {
      new Effects(effects).write(scenario);
    }
  }

  /** Effects as the truth states them: what acts on what, on which scale, how strongly. */
  private record Effects(FileText out) {
    private static final String LOG_ODDS = "log_odds";
    private static final String PROBABILITY = "probability";
    private static final String WEIGHT = "weight";

    private void write(Scenario scenario) {
      line("need", "decile", "units", -Population.NEED_PER_DECILE);
      line("uptake_any_service", "need", PROBABILITY, Enrolments.ANY_PER_NEED);
      line("uptake_several_services", "need", PROBABILITY, Enrolments.SEVERAL_PER_NEED);
      line("uptake_targeted_service", "need_above_0", WEIGHT, Enrolments.targetedPull(0.5));
      line("uptake_targeted_service", "need_above_1", WEIGHT, Enrolments.targetedPull(1.5));
      line("minimum_sessions", "need", PROBABILITY, -Histories.MINIMUM_PER_NEED);
      new TreeMap<>(scenario.outcomes()).forEach(this::outcome);
    }

    private void outcome(String name, Scenario.Outcome outcome) {
      line(name, "intercept", LOG_ODDS, outcome.intercept());
      line(name, "need", LOG_ODDS, outcome.need());
      line(name, "service_used_before", LOG_ODDS, outcome.perService());
      for (Map.Entry<String, Double> service : new TreeMap<>(outcome.services()).entrySet()) {
        line(name, "service_used_before " + service.getKey(), LOG_ODDS, service.getValue());
      }
    }

    private void line(String outcome, String term, String scale, double size) {
      String number = String.format(Locale.ROOT, "%.2f", size);
      out.append(String.join(",", outcome, term, scale, number)).append('\n');
    }
  }

  /** A family and its people. */
  void family(Family family, List<Enrolment> enrolments) {
    for (Person adult : family.adults()) {
      if (!family.isElsewhere(adult)) {
        person(family, adult);
      }
    }
    family.children().forEach(person -> person(family, person));
    TreeSet<String> services = new TreeSet<>();
    for (Enrolment enrolment : enrolments) {
      if (enrolment.source().isService()) {
        services.add(enrolment.sourceName());
      }
    }
    Places.Place home = family.homes().get(0).place();
    double need = Math.round(family.need() * 100) / 100.0;
    RowTruth.id(families, 'F', family.number())
        .append(',')
        .append(Double.toString(need))
        .append(',')
        .append(home.inArea() ? 'Y' : 'N')
        .append(',')
        .append(home.decile())
        .append(',')
        .append(String.join(" ", services))
        .append(',');
    boolean sharesCarer = family.hasPartner() && family.isSharedCarer(family.adults().get(1));
    otherHome(family, !sharesCarer);
    families.append(',');
    otherHome(family, sharesCarer);
    families.append('\n');
  }

  private void otherHome(Family family, boolean shown) {
    if (shown && family.elsewhere() != null) {
      RowTruth.id(families, 'F', family.elsewhere().number());
    }
  }

  private void person(Family family, Person person) {
    RowTruth.id(RowTruth.id(persons, 'P', person.number()).append(','), 'F', family.number())
        .append(',')
        .append(RowTruth.role(person))
        .append(',')
        .append(person.sex())
        .append(',')
        .append(person.born().toString())
        .append(',')
        .append(person.birthOrder())
        .append('\n');
  }

  @Override
  public void close() {
    persons.close();
    families.close();
  }
}
