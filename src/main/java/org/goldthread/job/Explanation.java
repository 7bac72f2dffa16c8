package org.goldthread.job;

import static org.apache.spark.sql.functions.col;
import static org.goldthread.job.Denoted.text;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.goldthread.config.Environment;
import org.goldthread.config.Programme;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.explanation.Evidence;
import org.goldthread.explanation.HeldMention;
import org.goldthread.explanation.IdChange;
import org.goldthread.explanation.IndividualTold;
import org.goldthread.explanation.PairTold;
import org.goldthread.explanation.Told;
import org.goldthread.explanation.ValueTold;
import org.goldthread.pseudonym.Recipe;
import org.goldthread.spark.Lake;
import org.goldthread.spark.Sessions;
import org.goldthread.survivorship.BestValues;
import org.goldthread.table.Attributions;
import org.goldthread.table.Judgements;
import org.goldthread.table.Lineage;
import org.goldthread.table.Rows;

/**
 * Why the lake holds what it holds, from its last complete run. Keys are named by their recipe and
 * a number, never by their token; hard fields by their name, never by a value. The two sides of a
 * sealed judgement are in no explanation together.
 */
public final class Explanation {
  private final RunLog log;
  private final Programme programme;
  private final HeldPeople people;
  private final Seals seals;

  private Explanation(RunLog log, Programme programme) {
    this.log = log;
    this.programme = programme;
    this.people = new HeldPeople(log::read, programme);
    this.seals = Seals.of(log::read);
  }

  /** Explanations from the last complete run of an environment's lake. */
  public static Explanation of(Environment environment, Programme programme) {
    SparkSession session = Sessions.start(environment.spark());
    return new Explanation(RunLog.of(Lake.open(session, environment.lake().toString())), programme);
  }

  /**
   * An individual: its mentions, their keys, what was refused or dropped, judgements, whether it is
   * unresolved, and the history of its id.
   *
   * @throws GoldthreadException USER if the lake knows no such individual
   */
  public Told individual(PersonRef.ById ref) {
    String id = Denoted.of(ref, log::read).individual();
    seals.refuseUnlinked(id);
    Dataset<Row> links = people.linksOf(List.of(id));
    List<HeldMention> mentions = people.mentions(links);
    List<Evidence> evidence = people.evidence(links);
    List<String> unresolved = people.unresolved(id);
    List<IdChange> history = history(id);
    Set<String> hidden =
        seals.hidden(
            List.of(id),
            Stream.of(
                    evidence.stream().flatMap(one -> one.otherIndividual().stream()),
                    unresolved.stream(),
                    history.stream().flatMap(Explanation::ids))
                .flatMap(ids -> ids)
                .distinct()
                .filter(other -> !other.equals(id))
                .toList());
    List<String> others = unresolved.stream().filter(other -> !hidden.contains(other)).toList();
    return new IndividualTold(
            id,
            mentions,
            people.standings(links, seals.across(id)),
            evidence.stream()
                .filter(one -> one.otherIndividual().filter(hidden::contains).isEmpty())
                .toList(),
            others.size() > 1 ? others : List.of(),
            judgements(mentionIds(mentions)),
            history.stream().filter(change -> ids(change).noneMatch(hidden::contains)).toList())
        .told();
  }

  /**
   * Two people: why they are one individual, or why they are not.
   *
   * @throws GoldthreadException USER if the lake knows one of them not, or they are the same
   */
  public Told pair(PersonRef first, PersonRef second) {
    Denoted a = Denoted.of(first, log::read);
    Denoted b = Denoted.of(second, log::read);
    if (a.mentions().equals(b.mentions())) {
      throw new GoldthreadException(
          ExitCode.USER,
          "The two named are the same",
          "Both stand for the same mentions.",
          "Name two individuals, or two lines.");
    }
    List.of(a, b).forEach(one -> seals.refuseUnlinked(one.individual()));
    if (seals.areApart(a.individual(), b.individual())) {
      return PairTold.unrelated(a.individual(), b.individual());
    }
    return a.individual().equals(b.individual()) ? one(a, b) : two(a.individual(), b.individual());
  }

  private Told one(Denoted a, Denoted b) {
    Dataset<Row> links = people.linksOf(List.of(a.individual()));
    List<HeldMention> all = people.mentions(links);
    return new PairTold(
            some(all, a.mentions()),
            some(all, b.mentions()),
            all.stream()
                .filter(m -> !a.mentions().contains(m.id()) && !b.mentions().contains(m.id()))
                .toList(),
            people.standings(links, seals.across(a.individual())),
            List.of(),
            false,
            Map.of(),
            gaps())
        .told();
  }

  private static List<HeldMention> some(List<HeldMention> all, Set<String> ids) {
    return all.stream().filter(mention -> ids.contains(mention.id())).toList();
  }

  private Told two(String a, String b) {
    List<HeldMention> ofA = people.mentions(people.linksOf(List.of(a)));
    List<HeldMention> ofB = people.mentions(people.linksOf(List.of(b)));
    Set<String> across = new HashSet<>(seals.across(a));
    across.addAll(seals.across(b));
    Set<String> idsOfA = mentionIds(ofA);
    Set<String> idsOfB = mentionIds(ofB);
    return new PairTold(
            ofA,
            ofB,
            List.of(),
            people.standings(people.linksOf(List.of(a, b)), across),
            people.evidence(people.linksOf(List.of(a))).stream()
                .filter(edge -> edge.otherIndividual().filter(b::equals).isPresent())
                .toList(),
            people.unresolved(a).contains(b),
            book().all().stream()
                .filter(judgement -> !judgement.isSealed())
                .filter(judgement -> judgement.isBetween(idsOfA, idsOfB))
                .collect(
                    Collectors.toMap(
                        JudgementBook.Judgement::id,
                        JudgementBook.Judgement::reason,
                        (one, other) -> one,
                        TreeMap::new)),
            gaps())
        .told();
  }

  /**
   * A line of a submission: its rows' states, its findings, whom it is about and by which keys.
   *
   * @throws GoldthreadException USER if the line is no row, or the file is not told
   */
  public Told line(PersonRef.ByLine ref) {
    return LineExplanation.of(ref, log::read, people, seals);
  }

  /**
   * A golden value: where it comes from, and what lost.
   *
   * @throws GoldthreadException USER if no row states that field of the individual
   */
  public Told value(PersonRef ref, String field) {
    String id = Denoted.of(ref, log::read).individual();
    seals.refuseUnlinked(id);
    Dataset<Row> own = log.read(Attributions.TABLE).where(text("individual_id").equalTo(id));
    Dataset<Row> stated =
        BestValues.candidates(
            log.read(Rows.TABLE), own, JobContext.ranks(log.lake().session(), programme));
    List<ValueTold.Candidate> candidates =
        stated
            .where(col("field").equalTo(field))
            .orderBy("candidate", "line")
            .select("candidate.*", "line")
            .collectAsList()
            .stream()
            .map(Explanation::candidate)
            .toList();
    if (candidates.isEmpty()) {
      throw new GoldthreadException(
          ExitCode.USER,
          "No row states " + field + " of that individual",
          "Stated are: "
              + String.join(
                  ", ",
                  new TreeSet<>(
                      stated.select("field").distinct().collectAsList().stream()
                          .map(row -> row.getString(0))
                          .toList()))
              + ".",
          "Name one of these.");
    }
    return new ValueTold(id, field, candidates).told();
  }

  private static ValueTold.Candidate candidate(Row row) {
    return new ValueTold.Candidate(
        row.getAs("value"),
        row.getAs("provider"),
        row.getAs("feed"),
        row.getAs("period"),
        row.<Long>getAs("line"),
        row.getAs("event_date").toString(),
        row.<Integer>getAs("rank"));
  }

  private List<IdChange> history(String id) {
    Map<Long, LocalDate> days = log.days();
    return log
        .read(Lineage.TABLE)
        .where(text("from_id").equalTo(id).or(text("to_id").equalTo(id)))
        .select(
            Lineage.RUN.col(),
            Lineage.CHANGE.col(),
            text("from_id").as("from"),
            text("to_id").as("to"),
            Lineage.MENTIONS.col(),
            Lineage.WHY.col())
        .orderBy("run", "change", "from", "to")
        .collectAsList()
        .stream()
        .map(
            row ->
                new IdChange(
                    row.getLong(0),
                    String.valueOf(days.get(row.getLong(0))),
                    row.getString(1),
                    Optional.ofNullable(row.getString(2)),
                    Optional.ofNullable(row.getString(3)),
                    row.getLong(4),
                    row.getString(5)))
        .toList();
  }

  private static Stream<String> ids(IdChange change) {
    return Stream.of(change.from(), change.to()).flatMap(Optional::stream);
  }

  private Map<String, String> judgements(Set<String> mentions) {
    Map<String, String> reasons = new TreeMap<>();
    for (JudgementBook.Judgement judgement : book().all()) {
      if (!judgement.isSealed()
          && judgement.sides().keySet().stream().anyMatch(mentions::contains)) {
        reasons.put(judgement.id(), judgement.reason());
      }
    }
    return reasons;
  }

  private JudgementBook book() {
    return JudgementBook.of(log.read(Judgements.TABLE).collectAsList());
  }

  private Map<String, Integer> gaps() {
    Map<String, Integer> gaps = new TreeMap<>();
    for (Recipe recipe : programme.recipes()) {
      recipe.maxGapMonths().ifPresent(months -> gaps.put(recipe.name(), months));
    }
    return gaps;
  }

  private static Set<String> mentionIds(Collection<HeldMention> mentions) {
    return mentions.stream().map(HeldMention::id).collect(Collectors.toSet());
  }
}
