package org.goldthread.evaluation;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.goldthread.core.Role;

/** Groups of people, and of feeds, of whom linkage may find fewer than of others. */
final class Subgroups {
  /** Groups of fewer people stand together as {@link #OTHER}, and make no gap. */
  static final int FEWEST = 30;

  static final String UNKNOWN = "unknown";
  static final String OTHER = "other";

  private final Contingency contingency;
  private final Map<String, Traits> people;
  private final Map<Long, IndividualTraits> individuals;
  private final LocalDate asOf;
  private final Map<Whom, Long> mainIndividual = new HashMap<>();

  /**
   * The groups of a population.
   *
   * @param people what the truth says, by person
   * @param individuals what the lake's best values say, by digest of the individual's id
   * @param asOf the day on which ages are taken
   */
  Subgroups(
      Contingency contingency,
      Map<String, Traits> people,
      Map<Long, IndividualTraits> individuals,
      LocalDate asOf) {
    this.contingency = contingency;
    this.people = people;
    this.individuals = individuals;
    this.asOf = asOf;
    Map<Whom, Long> most = new HashMap<>();
    for (Cell cell : contingency.cells()) {
      long number = contingency.mentions(cell.whom(), cell.individual());
      if (number > most.getOrDefault(cell.whom(), 0L)) {
        most.put(cell.whom(), number);
        mainIndividual.put(cell.whom(), cell.individual());
      }
    }
  }

  /** How well linkage did, by dimension and group. */
  SortedMap<String, SortedMap<String, Quality>> measured() {
    Map<String, Function<Cell, String>> dimensions = new LinkedHashMap<>();
    dimensions.put("age", byPerson(this::age));
    dimensions.put(
        "deprivation", byPerson(whom -> traits(whom).deprivation().map(Subgroups::fifth)));
    dimensions.put("ethnicity", large(this::ethnicity));
    dimensions.put("language", large(this::language));
    dimensions.put(
        "twins", byPerson(whom -> traits(whom).isTwin().map(twin -> twin ? "twin" : "no twin")));
    dimensions.put("feed_nhs_number", byFeed());
    SortedMap<String, SortedMap<String, Quality>> measured = new TreeMap<>();
    dimensions.forEach((name, group) -> measured.put(name, contingency.by(group)));
    return measured;
  }

  private Traits traits(Whom whom) {
    return people.getOrDefault(whom.person(), Traits.UNKNOWN);
  }

  private Optional<IndividualTraits> main(Whom whom) {
    return Optional.ofNullable(individuals.get(mainIndividual.get(whom)));
  }

  private Optional<String> ethnicity(Whom whom) {
    return traits(whom).ethnicity().or(() -> main(whom).flatMap(IndividualTraits::ethnicity));
  }

  private Optional<String> language(Whom whom) {
    return traits(whom).language().or(() -> main(whom).flatMap(IndividualTraits::language));
  }

  private Optional<String> age(Whom whom) {
    return traits(whom)
        .born()
        .filter(born -> !born.isAfter(asOf))
        .map(born -> Period.between(born, asOf).getYears())
        .map(years -> whom.role() == Role.CHILD ? ofChild(years) : ofAdult(years));
  }

  private static String ofChild(int years) {
    return years < 2 ? "child under 2" : years < 4 ? "child 2 to 3" : "child 4 and over";
  }

  private static String ofAdult(int years) {
    return years < 25 ? "adult under 25" : years < 35 ? "adult 25 to 34" : "adult 35 and over";
  }

  private static String fifth(int decile) {
    int lower = (decile - 1) / 2 * 2 + 1;
    return "deciles " + lower + " to " + (lower + 1);
  }

  /** A feed is without NHS number if no mention of it carries the key. */
  private Function<Cell, String> byFeed() {
    Set<String> with = new HashSet<>();
    contingency.cells().stream()
        .filter(cell -> cell.withNhs() > 0)
        .forEach(cell -> with.add(cell.feed()));
    return cell -> with.contains(cell.feed()) ? "with" : "without";
  }

  private static Function<Cell, String> byPerson(Function<Whom, Optional<String>> group) {
    return cell -> group.apply(cell.whom()).orElse(UNKNOWN);
  }

  /** The same, with small groups put together. */
  private Function<Cell, String> large(Function<Whom, Optional<String>> group) {
    Map<String, Integer> sizes = new HashMap<>();
    contingency
        .people()
        .keySet()
        .forEach(whom -> group.apply(whom).ifPresent(name -> sizes.merge(name, 1, Integer::sum)));
    return byPerson(whom -> group.apply(whom).map(name -> sizes.get(name) < FEWEST ? OTHER : name));
  }

  /** The gaps between the groups of each dimension, as far as they are large enough to tell. */
  static List<Gap> gaps(SortedMap<String, SortedMap<String, Quality>> measured) {
    List<Gap> gaps = new ArrayList<>();
    measured.forEach(
        (dimension, groups) -> {
          List<Map<Figure, Estimate>> told =
              groups.entrySet().stream()
                  .filter(group -> !Set.of(UNKNOWN, OTHER).contains(group.getKey()))
                  .map(Map.Entry::getValue)
                  .filter(quality -> quality.people() >= FEWEST)
                  .map(Quality::figures)
                  .filter(figures -> figures.containsKey(Figure.RECALL))
                  .toList();
          if (told.size() > 1) {
            gaps.add(
                new Gap(
                    dimension, spread(told, Figure.RECALL), spread(told, Figure.RECALL_CEILING)));
          }
        });
    return gaps;
  }

  private static double spread(List<Map<Figure, Estimate>> groups, Figure figure) {
    DoubleSummaryStatistics values =
        groups.stream().mapToDouble(group -> group.get(figure).value()).summaryStatistics();
    return values.getMax() - values.getMin();
  }
}
