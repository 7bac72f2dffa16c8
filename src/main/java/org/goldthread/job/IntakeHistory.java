package org.goldthread.job;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.goldthread.config.Feed;
import org.goldthread.contract.Finding;
import org.goldthread.contract.FindingId;
import org.goldthread.contract.FindingTexts;
import org.goldthread.intake.Landing;
import org.goldthread.quality.HistoryChecks;
import org.goldthread.spark.RowTraces;
import org.goldthread.table.ConsentStatements;
import org.goldthread.table.RowStates;
import org.goldthread.table.Rows;

/**
 * What providers' other rows tell of the submissions that an intake took. The lake's own findings
 * are settled by linking, from the same checks; these are for the providers' eyes, on the day.
 */
final class IntakeHistory {
  /** Of an intake that took nothing. */
  static final IntakeHistory NONE = new IntakeHistory(Set.of());

  /** More lines of one kind in one file are counted and not listed. */
  private static final int LISTED = 1000;

  private static final Column FOUND = col("found");

  private final Set<String> taken;
  private final Map<String, Map<Integer, List<Finding>>> findings = new HashMap<>();
  private final Map<String, Map<FindingId, Long>> now = new HashMap<>();
  private final Map<String, Map<FindingId, Long>> before = new HashMap<>();

  private IntakeHistory(Set<String> taken) {
    this.taken = Set.copyOf(taken);
  }

  /**
   * Looks the rows of an intake up among their providers' own.
   *
   * @param taken the submissions that came in force
   */
  static IntakeHistory of(Run run, JobContext context, List<Candidate> taken) {
    Set<String> folders = new HashSet<>();
    taken.forEach(candidate -> folders.add(candidate.folder()));
    IntakeHistory history = new IntakeHistory(folders);
    history.readNow(run, context, taken);
    List<Candidate> again =
        taken.stream().filter(candidate -> candidate.before().isInForce()).toList();
    if (!again.isEmpty() && run.baseVersion(RowStates.TABLE) >= 0) {
      history.readBefore(run, again);
    }
    return history;
  }

  private void readNow(Run run, JobContext context, List<Candidate> taken) {
    HistoryChecks checks = HistoryChecks.of(context.programme());
    Dataset<Row> traces =
        RowTraces.of(
            run.current(Rows.TABLE)
                .where(Rows.PROVIDER.col().isin(names(taken, Submission::provider))),
            context.localType());
    Column isOfFeed = Rows.FEED.col().isin(names(taken, Submission::feed));
    Dataset<Row> noted =
        checks.noted(
            RowTraces.together(traces.where(isOfFeed)),
            Rows.STATUS.col().equalTo(RowStates.ACCEPTED),
            checks.unregistered(traces, run.current(ConsentStatements.TABLE)));
    for (Row row :
        ofSubmissions(noted, taken)
            .groupBy(
                Rows.PROVIDER.col(),
                Rows.FEED.col(),
                Rows.PERIOD.col(),
                Rows.FILE.col(),
                FOUND.getField("id"),
                FOUND.getField("field"),
                HistoryChecks.REPEATS)
            .agg(array_sort(collect_set(Rows.LINE.col())).as("lines"))
            .select(col("*"), size(col("lines")), slice(col("lines"), 1, LISTED))
            .collectAsList()) {
      add(row);
    }
  }

  private void add(Row row) {
    String folder = folder(row);
    FindingId id = FindingId.of(row.getString(4));
    String of = id == FindingId.ROW_OF_AN_EARLIER_PERIOD ? row.getString(6) : null;
    int all = row.getInt(8);
    now.computeIfAbsent(folder, f -> new HashMap<>()).merge(id, (long) all, Long::sum);
    String expected = of == null ? "" : FindingTexts.phrase("expected.earlier", of);
    if (all > LISTED) {
      expected =
          FindingTexts.phrase(
              "expected.lines", expected, Integer.toString(LISTED), Integer.toString(all));
    }
    List<Finding> ofFile =
        findings
            .computeIfAbsent(folder, f -> new HashMap<>())
            .computeIfAbsent(row.getInt(3), f -> new ArrayList<>());
    for (Long line : row.<Long>getList(9)) {
      ofFile.add(Finding.ofHistory(id, Feed.ROW, row.getString(5), line, expected));
    }
  }

  private void readBefore(Run run, List<Candidate> again) {
    for (Row row :
        ofSubmissions(run.base(RowStates.TABLE), again)
            .groupBy(Rows.PROVIDER.col(), Rows.FEED.col(), Rows.PERIOD.col(), FOUND.getField("id"))
            .agg(count_distinct(struct(Rows.FILE.col(), Rows.LINE.col())))
            .collectAsList()) {
      before
          .computeIfAbsent(folder(row), f -> new HashMap<>())
          .put(FindingId.of(row.getString(3)), row.getLong(4));
    }
  }

  /** A row for each finding of history in some submissions. */
  private static Dataset<Row> ofSubmissions(Dataset<Row> noted, List<Candidate> submissions) {
    return noted
        .where(Rows.FEED.col().isin(names(submissions, Submission::feed)))
        .where(Rows.PERIOD.col().isin(names(submissions, Submission::period)))
        .where(size(RowStates.FINDINGS.col()).gt(lit(0)))
        .withColumn("found", explode(RowStates.FINDINGS.col()));
  }

  private static String folder(Row row) {
    return row.getString(0) + "/" + row.getString(1) + "/" + row.getString(2);
  }

  private static Object[] names(List<Candidate> candidates, Function<Submission, String> name) {
    return candidates.stream().map(Candidate::before).map(name).distinct().sorted().toArray();
  }

  /** Whether the intake took a submission. */
  boolean isTaken(Landing.Delivery delivery) {
    return taken.contains(delivery.folder());
  }

  /** The findings in rows of a submission's files, by the file's name, in order of lines. */
  Map<String, List<Finding>> findings(Landing.Delivery delivery) {
    Map<Integer, List<Finding>> byNumber = findings.getOrDefault(delivery.folder(), Map.of());
    Map<String, List<Finding>> byName = new HashMap<>();
    for (Landing.LandedFile file : delivery.files()) {
      if (byNumber.containsKey(file.number())) {
        byName.put(file.name(), sorted(byNumber.get(file.number())));
      }
    }
    return byName;
  }

  private static List<Finding> sorted(List<Finding> findings) {
    return findings.stream()
        .sorted(
            Comparator.comparingLong(Finding::line)
                .thenComparing(Finding::id)
                .thenComparing(Finding::expected))
        .toList();
  }

  /** How many lines fewer have a finding than when the submission was last taken. */
  Map<FindingId, Long> resolved(Landing.Delivery delivery) {
    Map<FindingId, Long> left = now.getOrDefault(delivery.folder(), Map.of());
    Map<FindingId, Long> resolved = new HashMap<>();
    before
        .getOrDefault(delivery.folder(), Map.of())
        .forEach(
            (id, count) -> {
              long gone = count - left.getOrDefault(id, 0L);
              if (gone > 0) {
                resolved.put(id, gone);
              }
            });
    return resolved;
  }
}
