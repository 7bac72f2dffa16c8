package org.goldthread.job;

import static org.apache.spark.sql.functions.array_contains;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.goldthread.config.Programme.CodeList;
import org.goldthread.core.ConsentPurpose;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.golden.AreaFigures;
import org.goldthread.golden.ConfiguredDimensions;
import org.goldthread.golden.Facts;
import org.goldthread.golden.People;
import org.goldthread.linkage.Linkage;
import org.goldthread.linkage.OpenGroups;
import org.goldthread.spark.BandFacts;
import org.goldthread.table.Attributions;
import org.goldthread.table.DimArea;
import org.goldthread.table.DimDate;
import org.goldthread.table.DimFamily;
import org.goldthread.table.DimField;
import org.goldthread.table.DimIndividual;
import org.goldthread.table.DimMeasure;
import org.goldthread.table.DimService;
import org.goldthread.table.FactAdminOutcome;
import org.goldthread.table.FactEngagement;
import org.goldthread.table.FactFeedback;
import org.goldthread.table.FactIndicator;
import org.goldthread.table.FactInput;
import org.goldthread.table.FactOutcome;
import org.goldthread.table.FactRegistration;
import org.goldthread.table.FamilyMembers;
import org.goldthread.table.Judgements;
import org.goldthread.table.LinkageDecisions;
import org.goldthread.table.Mentions;
import org.goldthread.table.RowStates;
import org.goldthread.table.Rows;
import org.goldthread.table.Survivors;
import org.goldthread.table.Table;

/** Builds the golden dataset from what was linked. */
final class Publishing {
  private static final String STEP = "publish";

  private final Run run;
  private final JobContext context;

  private Publishing(Run run, JobContext context) {
    this.run = run;
    this.context = context;
  }

  static void run(Run run, JobContext context, Progress progress) {
    progress.begin("building the golden dataset");
    Publishing publishing = new Publishing(run, context);
    publishing.facts();
    publishing.people();
  }

  private void facts() {
    Facts facts =
        new Facts(
            run.current(Rows.TABLE),
            run.current(RowStates.TABLE),
            run.current(Attributions.TABLE),
            context.feeds());
    Dataset<Row> bands =
        BandFacts.of(context.session(), context.programme().mel().measures().values());
    Together.run(
        () ->
            write(
                FactRegistration.TABLE,
                () -> facts.registrations(context.localType(), context.keys())),
        () -> write(FactEngagement.TABLE, facts::engagements),
        () -> write(FactFeedback.TABLE, facts::feedback),
        () -> write(FactOutcome.TABLE, () -> facts.outcomes(bands)),
        () -> write(FactInput.TABLE, facts::inputs),
        () ->
            write(
                FactAdminOutcome.TABLE,
                () -> facts.adminOutcomes(bands, context.request().files())),
        () ->
            write(
                FactIndicator.TABLE,
                () ->
                    AreaFigures.of(
                        facts.rows(),
                        facts.states(),
                        facts.feeds(),
                        codes("area"),
                        codes("indicator"))),
        () -> configured(DimService.TABLE, ConfiguredDimensions.services(context.programme())),
        () -> configured(DimDate.TABLE, ConfiguredDimensions.quarters(context.programme())),
        () -> configured(DimMeasure.TABLE, ConfiguredDimensions.measures(context.programme())),
        () ->
            configured(
                DimField.TABLE, ConfiguredDimensions.fields(context.request().taken(run.today()))),
        () ->
            configured(DimArea.TABLE, ConfiguredDimensions.areas(lsoaTable(), context.programme())),
        () -> write(DimFamily.TABLE, () -> People.families(run.current(FamilyMembers.TABLE))));
  }

  /** Who was reached follows from the facts. */
  private void people() {
    write(
        DimIndividual.TABLE,
        () ->
            People.individuals(
                Linkage.links(run.current(LinkageDecisions.TABLE)),
                run.current(Survivors.TABLE),
                unresolved(),
                run.current(FactRegistration.TABLE),
                run.current(FactEngagement.TABLE),
                notForEvaluators()));
  }

  private Dataset<Row> unresolved() {
    Dataset<Row> decisions = run.current(LinkageDecisions.TABLE);
    Dataset<Row> unresolved = Linkage.unresolved(decisions);
    return run.currentVersion(Judgements.TABLE) < 0
        ? unresolved
        : OpenGroups.of(unresolved, Linkage.links(decisions), run.current(Judgements.TABLE));
  }

  private Optional<Dataset<Row>> notForEvaluators() {
    if (!context.programme().asksForPurposes()) {
      return Optional.empty();
    }
    Column isRefused =
        array_contains(Mentions.REFUSED_PURPOSES.col(), ConsentPurpose.EVALUATORS.word());
    return Optional.of(
        run.current(Mentions.TABLE).where(isRefused).select(Mentions.MENTION_ID.col()));
  }

  /** A code list, or an empty one where the programme has none of the name. */
  private CodeList codes(String name) {
    return context
        .programme()
        .codeLists()
        .getOrDefault(name, new CodeList(name, Map.of(), Map.of()));
  }

  private String lsoaTable() {
    String name = context.programme().area().lsoaTable();
    return context
        .request()
        .files()
        .bytes(name)
        .map(content -> new String(content, StandardCharsets.UTF_8))
        .orElseThrow(
            () ->
                new GoldthreadException(
                    ExitCode.USER,
                    "The table of areas " + name + " is missing",
                    "programme.yaml names it under area.",
                    "Put the file there, or name another."));
  }

  private void configured(Table table, List<Row> rows) {
    write(table, () -> context.session().createDataFrame(rows, table.schema()));
  }

  private void write(Table table, Supplier<Dataset<Row>> rows) {
    run.overwrite(STEP, table, rows);
  }
}
