package org.goldthread.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.hex;
import static org.apache.spark.sql.functions.lower;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.linkage.Linkage;
import org.goldthread.table.Attributions;
import org.goldthread.table.LinkageDecisions;
import org.goldthread.table.Receipts;
import org.goldthread.table.Table;

/**
 * Whom a reference denotes in a lake.
 *
 * @param mentions ids of its mentions, hex
 * @param individual id of their individual, hex; of several the first
 * @param individuals ids of all individuals that the mentions belong to, hex
 */
record Denoted(Set<String> mentions, String individual, Set<String> individuals) {

  /**
   * The person that a reference denotes: of an id every mention of the individual, of a line the
   * mentions that it makes.
   *
   * @param tables the lake's tables as of some moment
   * @throws GoldthreadException USER if the lake knows nobody of that name
   */
  static Denoted of(PersonRef ref, Function<Table, Dataset<Row>> tables) {
    return ref instanceof PersonRef.ByLine line
        ? ofLine(line, tables)
        : ofId(((PersonRef.ById) ref).id(), tables);
  }

  private static Denoted ofId(String id, Function<Table, Dataset<Row>> tables) {
    Set<String> mentions =
        texts(
            Linkage.links(tables.apply(LinkageDecisions.TABLE))
                .where(text("individual_id").equalTo(id))
                .select(text("mention_id")));
    if (mentions.isEmpty()) {
      throw new GoldthreadException(
          ExitCode.USER,
          "The lake knows no individual of that id",
          "No mention of the last complete run belongs to it.",
          "Copy the id from a table of gold, or name a line: PROVIDER/FEED/PERIOD:LINE.");
    }
    return new Denoted(mentions, id, Set.of(id));
  }

  private static Denoted ofLine(PersonRef.ByLine ref, Function<Table, Dataset<Row>> tables) {
    Column here = here(ref, file(ref.submission(), tables));
    List<Row> people =
        tables
            .apply(Attributions.TABLE)
            .where(here)
            .select(
                col("slot"),
                text("mention_id").as("mention"),
                text("individual_id").as("individual"))
            .orderBy("slot", "mention", "individual")
            .collectAsList();
    List<Row> inSlot =
        people.stream().filter(row -> row.<Integer>getAs("slot") == ref.slot()).toList();
    if (inSlot.isEmpty()) {
      throw new GoldthreadException(
          ExitCode.USER,
          "Line " + ref.line() + " speaks of nobody in slot " + ref.slot(),
          people.isEmpty()
              ? "It is no row, or its row is rejected or withheld, or holds no key of anybody."
              : "Its slots with a person are "
                  + people.stream()
                      .map(row -> row.<Integer>getAs("slot").toString())
                      .distinct()
                      .collect(Collectors.joining(", "))
                  + ".",
          "goldthread explain shows what became of a line: name another line or slot.");
    }
    Set<String> mentions = new TreeSet<>();
    Set<String> individuals = new TreeSet<>();
    for (Row row : inSlot) {
      Optional.ofNullable(row.<String>getAs("mention")).ifPresent(mentions::add);
      individuals.add(row.getAs("individual"));
    }
    if (mentions.isEmpty()) {
      throw new GoldthreadException(
          ExitCode.USER,
          "Line " + ref.line() + " makes no mention of its own",
          "It carries no key but its client's id, and a registration of that client speaks for it.",
          "Name the line of the registration, or the individual.");
    }
    return new Denoted(mentions, individuals.iterator().next(), individuals);
  }

  /** The rows of a line. */
  static Column here(PersonRef.ByLine ref, int file) {
    return of(ref.submission()).and(col("file").equalTo(file)).and(col("line").equalTo(ref.line()));
  }

  private static Column of(PersonRef.SubmissionRef submission) {
    return col("provider")
        .equalTo(submission.provider())
        .and(col("feed").equalTo(submission.feed()))
        .and(col("period").equalTo(submission.period()));
  }

  /**
   * The number of a submission's file.
   *
   * @throws GoldthreadException USER if nothing of the submission is in force, or it has several
   *     files and none of them is named
   */
  static int file(PersonRef.SubmissionRef submission, Function<Table, Dataset<Row>> tables) {
    List<Row> receipts =
        tables
            .apply(Receipts.TABLE)
            .where(of(submission).and(Receipts.OUTCOME.col().equalTo(SubmissionState.IN_FORCE)))
            .orderBy(Receipts.INTAKE.col().desc(), Receipts.RUN.col().desc(), Receipts.FILE.col())
            .collectAsList();
    if (receipts.isEmpty()) {
      throw new GoldthreadException(
          ExitCode.USER,
          "The lake holds no such submission",
          "Nothing of it is in force.",
          "Write it as PROVIDER/FEED/PERIOD; goldthread status lists feeds.");
    }
    long intake = receipts.get(0).getAs(Receipts.INTAKE.name());
    List<Row> files =
        receipts.stream().filter(row -> row.<Long>getAs(Receipts.INTAKE.name()) == intake).toList();
    List<Row> named =
        files.stream()
            .filter(
                row ->
                    submission
                        .fileName()
                        .map(row.getAs(Receipts.FILE_NAME.name())::equals)
                        .orElse(true))
            .toList();
    if (named.size() == 1) {
      return named.get(0).getAs(Receipts.FILE.name());
    }
    String known =
        files.stream()
            .map(row -> row.<String>getAs(Receipts.FILE_NAME.name()))
            .collect(Collectors.joining(", "));
    throw new GoldthreadException(
        ExitCode.USER,
        named.isEmpty() ? "No file of that name is in force" : "The submission has several files",
        "Its files are: " + known + ".",
        "Name one behind the period: PROVIDER/FEED/PERIOD/FILE, or with --file.");
  }

  /** An id as gold shows it. */
  static Column text(String id) {
    return lower(hex(col(id)));
  }

  private static Set<String> texts(Dataset<Row> rows) {
    return rows.collectAsList().stream()
        .map(row -> row.getString(0))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
