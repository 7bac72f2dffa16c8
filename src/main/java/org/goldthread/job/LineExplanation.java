package org.goldthread.job;

import static org.apache.spark.sql.functions.col;
import static org.goldthread.job.Denoted.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.explanation.HeldMention;
import org.goldthread.explanation.LineTold;
import org.goldthread.explanation.LineTold.FindingShown;
import org.goldthread.explanation.LineTold.PersonShown;
import org.goldthread.explanation.LineTold.RowState;
import org.goldthread.explanation.Told;
import org.goldthread.table.Attributions;
import org.goldthread.table.RowStates;
import org.goldthread.table.Rows;
import org.goldthread.table.Table;

/** What became of a line of a submission, as the tables have it. */
final class LineExplanation {
  private LineExplanation() {}

  static Told of(
      PersonRef.ByLine ref, Function<Table, Dataset<Row>> tables, HeldPeople people, Seals seals) {
    Column here = Denoted.here(ref, Denoted.file(ref.submission(), tables));
    List<Row> rows = tables.apply(Rows.TABLE).where(here).orderBy("part").collectAsList();
    if (rows.isEmpty()) {
      throw new GoldthreadException(
          ExitCode.USER,
          "Line " + ref.line() + " of that file is no row",
          "It is blank, a heading, left out by the feed's filters, or beyond the end.",
          "Count physical lines from 1, the headings included.");
    }
    List<Row> states = tables.apply(RowStates.TABLE).where(here).orderBy("part").collectAsList();
    List<PersonShown> all = persons(tables.apply(Attributions.TABLE).where(here));
    Set<String> hidden =
        seals.hidden(List.of(), all.stream().map(PersonShown::individual).distinct().toList());
    List<PersonShown> shown =
        all.stream().filter(person -> !hidden.contains(person.individual())).toList();
    List<String> ids = shown.stream().flatMap(person -> person.mention().stream()).toList();
    Dataset<Row> links = people.linksWith(ids);
    List<HeldMention> mentions = ids.isEmpty() ? List.of() : people.mentions(links);
    return new LineTold(
            ref.submission().toString(),
            ref.line(),
            states.stream().map(LineExplanation::state).toList(),
            Stream.concat(rows.stream(), states.stream())
                .flatMap(row -> row.<Row>getList(row.fieldIndex("findings")).stream())
                .map(LineExplanation::finding)
                .distinct()
                .toList(),
            shown,
            mentions,
            ids.isEmpty() ? Map.of() : people.standings(links, across(shown, seals)))
        .told();
  }

  private static Set<String> across(List<PersonShown> shown, Seals seals) {
    return shown.stream()
        .flatMap(person -> seals.across(person.individual()).stream())
        .collect(Collectors.toSet());
  }

  private static RowState state(Row row) {
    return new RowState(
        row.<Integer>getAs("part"),
        row.getAs("state"),
        Optional.ofNullable(row.<String>getAs("reason")).orElse(""),
        row.<Boolean>getAs("counted"));
  }

  private static FindingShown finding(Row row) {
    return new FindingShown(
        row.getString(0), row.getString(1), row.getString(2), String.valueOf(row.get(3)));
  }

  private static List<PersonShown> persons(Dataset<Row> attributions) {
    return attributions
        .orderBy("part", "slot")
        .select(
            col("part"),
            col("slot"),
            col("role"),
            col("kind"),
            text("mention_id").as("mention"),
            text("individual_id").as("individual"))
        .collectAsList()
        .stream()
        .map(
            row ->
                new PersonShown(
                    row.getInt(0),
                    row.getInt(1),
                    row.getString(2),
                    row.getString(3),
                    Optional.ofNullable(row.getString(4)),
                    row.getString(5)))
        .toList();
  }
}
