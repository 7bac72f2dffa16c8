package org.goldthread.evaluation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * How far linkage agrees with a truth. Numbers only: no identifier and no id. They are exact, for
 * whoever runs the linkage, and have not passed disclosure control.
 *
 * @param source what was compared
 * @param overall all labelled mentions
 * @param byRole children and adults
 * @param byFeed mentions of each feed, as {@code provider/feed}
 * @param byTier mentions by the strongest tier of a key by which they hang together with their
 *     individual, as {@code 1 nhs}; {@code alone} if by none
 * @param bySubgroup by dimension and group
 * @param gaps how far the groups of each dimension lie apart
 * @param merges why individuals hold several people, and how often
 * @param splits why people are several individuals, and how often
 * @param reach whether the ranges of the reach report hold the truth; empty without a golden
 *     dataset
 */
public record Evaluation(
    Source source,
    Quality overall,
    SortedMap<String, Quality> byRole,
    SortedMap<String, Quality> byFeed,
    SortedMap<String, Quality> byTier,
    SortedMap<String, SortedMap<String, Quality>> bySubgroup,
    List<Gap> gaps,
    SortedMap<Cause, Long> merges,
    SortedMap<Cause, Long> splits,
    Optional<ReachRange.Held> reach) {

  /**
   * What was compared.
   *
   * @param programme the programme's name
   * @param run the run whose linkage it is
   * @param mentions mentions in the lake
   * @param labelled those of them that have a label
   * @param errorsKnown whether the truth tells errors; where it does not, every key counts as right
   */
  public record Source(
      String programme, long run, long mentions, long labelled, boolean errorsKnown) {

    /** Mentions without a label, which count nowhere. */
    public long unlabelled() {
      return mentions - labelled;
    }
  }

  /**
   * Measures what was compared.
   *
   * @param people what the truth says, by person
   * @param individuals what the lake's best values say, by digest of the individual's id
   * @param asOf the day on which ages are taken
   */
  public static Evaluation of(
      Source source,
      Compared compared,
      KeyTypes types,
      Map<String, Traits> people,
      Map<Long, IndividualTraits> individuals,
      LocalDate asOf,
      Optional<ReachRange.Held> reach) {
    Contingency contingency = compared.contingency();
    SortedMap<String, SortedMap<String, Quality>> bySubgroup =
        new Subgroups(contingency, people, individuals, asOf).measured();
    return new Evaluation(
        source,
        contingency.overall(),
        contingency.by(cell -> cell.whom().role().word()),
        contingency.by(Cell::feed),
        contingency.by(
            cell -> cell.tier() == 0 ? "alone" : cell.tier() + " " + types.names(cell.tier())),
        bySubgroup,
        Subgroups.gaps(bySubgroup),
        compared.merges(types, people),
        compared.splits(),
        reach);
  }
}
