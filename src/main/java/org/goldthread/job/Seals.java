package org.goldthread.job;

import static org.goldthread.job.Denoted.text;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.linkage.Linkage;
import org.goldthread.table.Judgements;
import org.goldthread.table.LinkageDecisions;
import org.goldthread.table.Links;
import org.goldthread.table.Table;

/**
 * Which individuals are never shown together: those on the two sides of a sealed judgement.
 *
 * @param sides the sides of each such individual, by its id in hex
 */
record Seals(Map<String, Set<Side>> sides) {

  /** A side of a sealed judgement. */
  record Side(String judgement, String side) {
    boolean isAcross(Side other) {
      return judgement.equals(other.judgement) && !side.equals(other.side);
    }
  }

  static Seals of(Function<Table, Dataset<Row>> tables) {
    Dataset<Row> sealed =
        tables
            .apply(Judgements.TABLE)
            .where(Judgements.SEALED.col())
            .select(Judgements.MENTION_ID.col(), Judgements.JUDGEMENT.col(), Judgements.SIDE.col());
    Map<String, Set<Side>> sides = new HashMap<>();
    for (Row row :
        Linkage.links(tables.apply(LinkageDecisions.TABLE))
            .join(functions.broadcast(sealed), Links.MENTION_ID.name())
            .select(
                text(Links.INDIVIDUAL_ID.name()), Judgements.JUDGEMENT.col(), Judgements.SIDE.col())
            .distinct()
            .collectAsList()) {
      sides
          .computeIfAbsent(row.getString(0), unused -> new HashSet<>())
          .add(new Side(row.getString(1), row.getString(2)));
    }
    return new Seals(sides);
  }

  /** Whether two individuals are on the two sides of a sealed judgement. */
  boolean areApart(String one, String other) {
    return of(one).stream().anyMatch(side -> of(other).stream().anyMatch(side::isAcross));
  }

  /** The individuals never shown together with one. */
  Set<String> across(String individual) {
    return sides.keySet().stream()
        .filter(other -> areApart(individual, other))
        .collect(Collectors.toSet());
  }

  /**
   * Of the individuals that an explanation would name, those that it must not: whoever is across
   * from its subject and, where the subject is on neither side, both.
   */
  Set<String> hidden(Collection<String> subjects, Collection<String> named) {
    Set<String> ofSubjects =
        named.stream().filter(one -> areApart(subjects, one)).collect(Collectors.toSet());
    List<String> others = named.stream().filter(one -> !ofSubjects.contains(one)).toList();
    Set<String> hidden = new HashSet<>(ofSubjects);
    others.stream().filter(one -> areApart(others, one)).forEach(hidden::add);
    return hidden;
  }

  private boolean areApart(Collection<String> some, String one) {
    return some.stream().anyMatch(other -> areApart(other, one));
  }

  /**
   * Refuses to explain an individual that still holds both sides.
   *
   * @throws GoldthreadException USER if it was not linked since it was judged
   */
  void refuseUnlinked(String individual) {
    List<Side> own = List.copyOf(of(individual));
    if (own.stream().anyMatch(side -> own.stream().anyMatch(side::isAcross))) {
      throw new GoldthreadException(
          ExitCode.USER,
          "This individual was judged since it was last linked",
          "What would be told of it is not so any more.",
          "Start goldthread link, then ask again.");
    }
  }

  private Set<Side> of(String individual) {
    return sides.getOrDefault(individual, Set.of());
  }
}
