package org.goldthread.job;

import static org.apache.spark.sql.functions.lit;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.goldthread.config.Programme;
import org.goldthread.consent.Coverage;
import org.goldthread.consent.FinalStates;
import org.goldthread.consent.RowAccounts;
import org.goldthread.core.CodeVersion;
import org.goldthread.family.Families;
import org.goldthread.identity.AttributionsOfRows;
import org.goldthread.identity.MentionsOfRows;
import org.goldthread.linkage.IdChanges;
import org.goldthread.linkage.Linkage;
import org.goldthread.linkage.LinkageRules;
import org.goldthread.linkage.Rounds;
import org.goldthread.linkage.SealedIds;
import org.goldthread.linkage.TaskLimits;
import org.goldthread.quality.HistoryChecks;
import org.goldthread.spark.RowTraces;
import org.goldthread.spark.Scratch;
import org.goldthread.survivorship.BestValues;
import org.goldthread.table.Accounting;
import org.goldthread.table.Arrivals;
import org.goldthread.table.Attributions;
import org.goldthread.table.ConsentStatements;
import org.goldthread.table.FamilyMembers;
import org.goldthread.table.Judgements;
import org.goldthread.table.Lineage;
import org.goldthread.table.LinkageDecisions;
import org.goldthread.table.Mentions;
import org.goldthread.table.RowStates;
import org.goldthread.table.Rows;
import org.goldthread.table.Submissions;
import org.goldthread.table.Survivors;

/** From stored rows to individuals, their best values and families; needs the id key only. */
final class Linking {
  private static final String STEP = "link";

  private final Run run;
  private final JobContext context;
  private final Progress progress;

  private Linking(Run run, JobContext context, Progress progress) {
    this.run = run;
    this.context = context;
    this.progress = progress;
  }

  static void run(Run run, JobContext context, Progress progress) {
    Linking linking = new Linking(run, context, progress);
    progress.begin("settling the final state of every row");
    long mentions = linking.states();
    progress.begin("linking mentions to individuals");
    linking.individuals(mentions);
    progress.begin("choosing best values and making families");
    linking.values();
  }

  /** Settles the state of every row; how many mentions those make that are accepted. */
  private long states() {
    run.overwrite(
        STEP,
        RowStates.TABLE,
        () -> {
          Dataset<Row> rows = run.current(Rows.TABLE);
          Dataset<Row> statements = run.current(ConsentStatements.TABLE);
          HistoryChecks history = HistoryChecks.of(context.programme());
          return RowStates.TABLE.select(
              history.noted(
                  FinalStates.of(
                      rows,
                      statements,
                      Coverage.of(context.session(), context.programme()),
                      context.localType(),
                      context.programme().asksForPurposes()),
                  RowStates.STATE.col().equalTo(RowStates.ACCEPTED),
                  history.unregistered(RowTraces.of(rows, context.localType()), statements)));
        });
    AtomicLong mentions = new AtomicLong();
    Together.run(
        () ->
            run.overwrite(
                STEP,
                Accounting.TABLE,
                () -> RowAccounts.of(run.current(RowStates.TABLE), run.current(Submissions.TABLE))),
        () -> mentions.set(run.overwrite(STEP, Mentions.TABLE, this::mentions).rows()));
    return mentions.get();
  }

  private Dataset<Row> mentions() {
    return MentionsOfRows.of(
        run.current(Rows.TABLE),
        run.current(RowStates.TABLE),
        run.current(Arrivals.TABLE),
        context.feeds(),
        context.identityTypes(),
        context.localType(),
        context.programme().asksForPurposes(),
        run.current(Judgements.TABLE),
        context.keys());
  }

  private void individuals(long mentions) {
    try (Scratch scratch = run.scratch()) {
      Rounds rounds =
          (name, rows, summed) -> {
            Scratch.Kept kept = scratch.keep(rows, summed);
            return new Rounds.Written(kept.rows(), kept.total());
          };
      run.overwrite(STEP, LinkageDecisions.TABLE, () -> decisions(mentions, rounds));
    }
  }

  private Dataset<Row> decisions(long count, Rounds rounds) {
    Dataset<Row> mentions = run.current(Mentions.TABLE);
    LinkageRules rules = LinkageRules.of(context.programme());
    Programme.Incremental bounds = context.programme().linkage().incremental();
    if (count < bounds.fromMentions() || !isLinkedBySameRules()) {
      return Linkage.decisions(mentions, count, rules, context.keys(), rounds, TaskLimits.DEFAULT);
    }
    Linkage.Relinked relinked =
        Linkage.decisionsSince(
            new Linkage.Earlier(run.base(Mentions.TABLE), run.base(LinkageDecisions.TABLE)),
            mentions,
            count,
            rules,
            context.keys(),
            rounds,
            TaskLimits.DEFAULT,
            bounds.mostAffected());
    progress.begin(
        String.format(
            Locale.ROOT,
            "linking %,d of %,d mentions again: %,d came, went or changed",
            relinked.affected(),
            count,
            relinked.changed()));
    return relinked.decisions();
  }

  /** Whether the same software linked the mentions of before under the same configuration. */
  private boolean isLinkedBySameRules() {
    return run.madeBefore(LinkageDecisions.TABLE)
        .filter(made -> made.code().equals(CodeVersion.text()))
        .filter(made -> made.configuration().startsWith(context.programme().hash() + " "))
        .isPresent();
  }

  /**
   * Tells what happened to ids. Rows of earlier runs that name the two sides of a sealed judgement
   * are retold; there are none but after such a judgement.
   */
  private void lineage() {
    if (run.done(STEP, Lineage.TABLE)) {
      return;
    }
    Dataset<Row> before = Linkage.links(run.base(LinkageDecisions.TABLE));
    Optional<Dataset<Row>> sealed =
        judgements().map(judged -> SealedIds.pairs(before, links(), judged, context.keys()));
    Dataset<Row> changes =
        Lineage.TABLE.select(
            IdChanges.between(before, links(), run.current(Mentions.TABLE), sealed)
                .withColumn(Lineage.RUN.name(), lit(run.number())));
    Dataset<Row> told = run.base(Lineage.TABLE);
    Optional<Dataset<Row>> named = sealed.filter(p -> !SealedIds.naming(told, p).isEmpty());
    if (named.isPresent()) {
      run.overwrite(
          STEP, Lineage.TABLE, () -> SealedIds.parting(told, named.get()).unionByName(changes));
    } else {
      run.append(STEP, Lineage.TABLE, () -> changes);
    }
  }

  /** The judgements, once there was one; until then nothing is read for them. */
  private Optional<Dataset<Row>> judgements() {
    return run.currentVersion(Judgements.TABLE) < 0
        ? Optional.empty()
        : Optional.of(run.current(Judgements.TABLE));
  }

  private Dataset<Row> links() {
    return Linkage.links(run.current(LinkageDecisions.TABLE));
  }

  private void values() {
    Together.run(
        this::lineage,
        () ->
            run.overwrite(
                STEP,
                FamilyMembers.TABLE,
                () ->
                    Families.of(
                        run.current(Mentions.TABLE),
                        links(),
                        context.scopes(run.today()),
                        judgements(),
                        context.nhsType(),
                        context.keys())),
        () -> {
          run.overwrite(STEP, Attributions.TABLE, this::attributions);
          run.overwrite(
              STEP,
              Survivors.TABLE,
              () ->
                  BestValues.of(
                      run.current(Rows.TABLE), run.current(Attributions.TABLE), context.ranks()));
        });
  }

  private Dataset<Row> attributions() {
    return AttributionsOfRows.of(
        run.current(Rows.TABLE),
        run.current(RowStates.TABLE),
        links(),
        context.identityTypes(),
        context.localType(),
        context.keys());
  }
}
