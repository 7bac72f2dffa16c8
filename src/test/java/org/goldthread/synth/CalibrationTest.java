package org.goldthread.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.goldthread.config.Programme;
import org.goldthread.config.Programmes;
import org.goldthread.core.Period;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole programme, from its first quarter to its last, against the figures it published. */
class CalibrationTest {
  private static final long SEED = 2015;
  private static final int FAMILIES = 8_000;
  private static final int QUARTERS = 40;

  /** Of each family that uses a service, what its members registered for. */
  private static final Map<Integer, List<Enrolment>> USED = new HashMap<>();

  private static final Map<Integer, Family> ALL = new HashMap<>();
  private static Recorder recorder;

  @BeforeAll
  static void liveForTenYears() {
    Programme programme = Programmes.load(Path.of("conf/lambeth"));
    Measures measures = new Measures();
    List<Quarter> quarters = Quarter.from(new Period(2015, 1), QUARTERS);
    LocalDate start = quarters.get(0).start();
    LocalDate end = quarters.get(QUARTERS - 1).end();
    Population population =
        new Population(
            SEED,
            start,
            end,
            programme.oldestChild(),
            Dirt.usual(),
            new Names(),
            new Places(programme));
    Enrolments enrolments =
        new Enrolments(
            SEED, start, end, programme.oldestChild(), Sources.of(programme, measures), measures);
    Histories histories = new Histories(SEED, measures, new SessionTypes(programme));
    recorder = new Recorder(SEED, new Planter(Dirt.usual()), new HomeTool(new Digests("salt")));
    for (int number = 1; number <= FAMILIES; number++) {
      Family family = population.family(number);
      List<Enrolment> taken = enrolments.of(family);
      histories.live(family, taken);
      ALL.put(number, family);
      List<Enrolment> used = taken.stream().filter(e -> e.source().isService()).toList();
      if (!used.isEmpty()) {
        USED.put(number, used);
      }
    }
  }

  @Test
  void everyServiceThatNamesPeopleIsUsed() {
    Set<String> services = services(USED.values().stream().flatMap(List::stream).toList());
    assertThat(services).hasSize(29);
  }

  @Test
  void mostPeopleUseOneServiceAndFewMoreThanFour() {
    Map<Integer, Set<String>> byPerson = new HashMap<>();
    USED.values().stream()
        .flatMap(List::stream)
        .filter(Enrolment::registered)
        .forEach(
            enrolment ->
                enrolment.people().stream()
                    .filter(person -> person != null && person.bornBy(enrolment.until()))
                    .forEach(
                        person ->
                            byPerson
                                .computeIfAbsent(person.number(), p -> new HashSet<>())
                                .add(enrolment.sourceName())));
    assertThat(share(byPerson, 1, 1)).as("one service").isCloseTo(0.85, within(0.03));
    assertThat(share(byPerson, 2, 4)).as("two to four").isCloseTo(0.14, within(0.03));
    assertThat(share(byPerson, 5, 99)).as("more").isCloseTo(0.01, within(0.005));
  }

  private static double share(Map<Integer, Set<String>> byPerson, int least, int most) {
    long found =
        byPerson.values().stream().filter(s -> s.size() >= least && s.size() <= most).count();
    return found / (double) byPerson.size();
  }

  @Test
  void familiesInNeedUseSeveralServicesMoreOften() {
    assertThat(several(USED.keySet())).isCloseTo(0.225, within(0.02));
    Set<Integer> inNeed =
        USED.keySet().stream().filter(n -> ALL.get(n).need() > 1).collect(Collectors.toSet());
    assertThat(several(inNeed)).isGreaterThan(0.28);
  }

  private static double several(Set<Integer> families) {
    return families.stream().filter(n -> services(USED.get(n)).size() > 1).count()
        / (double) families.size();
  }

  private static Set<String> services(List<Enrolment> enrolments) {
    return enrolments.stream().map(Enrolment::sourceName).collect(Collectors.toSet());
  }

  @Test
  void twoThirdsComeToTheMinimumOfSessions() {
    List<Enrolment> dosed =
        USED.values().stream()
            .flatMap(List::stream)
            .filter(e -> e.source().holdsSessions() && e.source().minimum() > 1)
            .toList();
    long reached = dosed.stream().filter(e -> came(e) >= e.source().minimum()).count();
    assertThat(reached / (double) dosed.size()).isCloseTo(0.672, within(0.02));
  }

  private static long came(Enrolment enrolment) {
    return enrolment.events().stream()
        .filter(event -> !event.isAnonymous())
        .filter(event -> event.detail(Event.Detail.ATTENDED).equals("Y"))
        .count();
  }

  @Test
  void refusalsOfConsentAreThoseOfTheService() {
    assertThat(refused("baby-steps")).isCloseTo(0.10, within(0.025));
    Set<String> others = services(USED.values().stream().flatMap(List::stream).toList());
    double all =
        others.stream().filter(s -> !s.equals("baby-steps")).mapToDouble(this::refused).sum();
    assertThat(all / (others.size() - 1)).isBetween(0.02, 0.05);
  }

  private double refused(String service) {
    List<Enrolment> clients =
        USED.values().stream()
            .flatMap(List::stream)
            .filter(e -> e.sourceName().equals(service) && e.registered())
            .toList();
    long no =
        clients.stream().filter(e -> recorder.first(e).has(-1, Fault.CONSENT_REFUSED)).count();
    return no / (double) clients.size();
  }

  @Test
  void childrenAreBornThroughoutTheYears() {
    IntStream.range(2015, 2025)
        .forEach(
            year -> {
              long born =
                  ALL.values().stream()
                      .flatMap(family -> family.children().stream())
                      .filter(child -> child.born().getYear() == year)
                      .count();
              assertThat(born / (double) FAMILIES).as("births of %d", year).isBetween(0.05, 0.15);
            });
  }
}
