package org.goldthread.job;

import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.xxhash64;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.goldthread.config.Environment;
import org.goldthread.config.Programme;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.core.Period;
import org.goldthread.evaluation.Compared;
import org.goldthread.evaluation.Comparison;
import org.goldthread.evaluation.Evaluation;
import org.goldthread.evaluation.IndividualTraits;
import org.goldthread.evaluation.KeyTypes;
import org.goldthread.evaluation.ReachRange;
import org.goldthread.linkage.Linkage;
import org.goldthread.spark.Lake;
import org.goldthread.spark.Sessions;
import org.goldthread.table.DimIndividual;
import org.goldthread.table.FactEngagement;
import org.goldthread.table.FactRegistration;
import org.goldthread.table.LinkageDecisions;
import org.goldthread.table.Mentions;
import org.goldthread.table.Receipts;
import org.goldthread.table.Submissions;
import org.goldthread.table.Survivors;
import org.goldthread.table.Table;

/** Holds the linkage of the last complete run against a truth. Writes nothing. */
public final class Evaluating {
  private static final String TOKENS = ".tokens";
  private static final String ETHNICITY = "ethnicity";
  private static final String LANGUAGE = "home_language";

  private final SparkSession session;
  private final RunLog log;
  private final Programme programme;
  private final Path truth;
  private final Progress progress;

  private Evaluating(
      SparkSession session, RunLog log, Programme programme, Path truth, Progress progress) {
    this.session = session;
    this.log = log;
    this.programme = programme;
    this.truth = truth;
    this.progress = progress;
  }

  /**
   * Evaluates an environment's lake.
   *
   * @param truth the truth folder of a sample, or one file of labels
   * @throws GoldthreadException (user) if the lake has no complete run, or the truth does not fit
   */
  public static Evaluation of(
      Environment environment, Programme programme, Path truth, Progress progress) {
    SparkSession session = Sessions.start(environment.spark());
    RunLog log = RunLog.of(Lake.open(session, environment.lake().toString()));
    return of(session, log, programme, truth, progress);
  }

  /** The same, of a lake that is open. */
  static Evaluation of(
      SparkSession session, RunLog log, Programme programme, Path truth, Progress progress) {
    Completed run =
        log.lastComplete()
            .orElseThrow(
                () ->
                    new GoldthreadException(
                        ExitCode.USER,
                        "The lake has no linkage to evaluate",
                        "No run of it is complete.",
                        "Name the lake with --lake or --env, or start a run."));
    return new Evaluating(session, log, programme, truth, progress).evaluated(run.run());
  }

  private Evaluation evaluated(long run) {
    progress.begin("reading the truth");
    TruthTables tables =
        Files.isDirectory(truth)
            ? TruthFolder.read(session, truth, programme.feeds().values())
            : LabelledFile.read(session, truth);
    Dataset<Row> files = session.createDataFrame(files(), TruthTables.FILES);
    KeyTypes types = KeyTypes.of(programme.recipes());
    Dataset<Row> mentions = log.read(Mentions.TABLE);
    Dataset<Row> decisions = log.read(LinkageDecisions.TABLE);
    try (KeptRows labels = new KeptRows(tables.labels(files));
        KeptRows errors = new KeptRows(tables.errors(files));
        KeptRows labelled =
            new KeptRows(
                Comparison.labelled(
                    mentions, Linkage.links(decisions), labels.rows(), errors.rows(), types))) {
      progress.begin("finding the mentions that have a label");
      Row coverage = Comparison.coverage(mentions, labels.rows()).first();
      long matched = coverage.getAs("labelled");
      refuseUnlessMatched(matched);
      progress.begin("comparing individuals with people");
      Compared compared =
          Comparison.read(
              Comparison.of(labelled.rows(), Linkage.evidence(decisions), types).toLocalIterator());
      progress.begin("holding the range of reach against the truth");
      Optional<ReachRange.Held> reach = reach(labels.rows(), errors.rows());
      return Evaluation.of(
          new Evaluation.Source(
              programme.title(), run, coverage.getAs("mentions"), matched, tables.errorsKnown()),
          compared,
          types,
          tables.traits(),
          individuals(),
          asOf(mentions),
          reach);
    }
  }

  private void refuseUnlessMatched(long matched) {
    if (matched == 0) {
      throw new GoldthreadException(
          ExitCode.USER,
          "No mention in the lake has a label in " + truth,
          "Provider, feed, period, file, line and slot of a label must be those of an accepted row"
              + " of a file in force; nothing fits.",
          "Use the truth of the sample that this lake was made of, or the names that the files had"
              + " in the landing folder.");
    }
  }

  private Optional<ReachRange.Held> reach(Dataset<Row> labels, Dataset<Row> errors) {
    List<Row> quarters =
        ReachRange.quarters(
                log.read(FactRegistration.TABLE),
                log.read(FactEngagement.TABLE),
                log.read(DimIndividual.TABLE),
                labels,
                errors)
            .collectAsList();
    return quarters.isEmpty() ? Optional.empty() : Optional.of(ReachRange.Held.of(quarters));
  }

  /** The last day of the last period that a mention came with. */
  private static LocalDate asOf(Dataset<Row> mentions) {
    String last = mentions.agg(max(Mentions.PERIOD.col())).first().getString(0);
    return Period.parse(last).orElseThrow().end();
  }

  private Map<Long, IndividualTraits> individuals() {
    Map<Long, IndividualTraits> individuals = new HashMap<>();
    Map<String, String> codes = new HashMap<>();
    Iterator<Row> values =
        log.read(Survivors.TABLE)
            .where(Survivors.FIELD.col().isin(ETHNICITY, LANGUAGE))
            .select(
                xxhash64(Survivors.INDIVIDUAL_ID.col()),
                Survivors.FIELD.col(),
                Survivors.VALUE.col())
            .toLocalIterator();
    while (values.hasNext()) {
      Row value = values.next();
      String code = codes.computeIfAbsent(value.getString(2), same -> same);
      boolean isEthnicity = value.getString(1).equals(ETHNICITY);
      individuals.merge(
          value.getLong(0),
          new IndividualTraits(
              Optional.of(code).filter(known -> isEthnicity),
              Optional.of(code).filter(known -> !isEthnicity)),
          (one, other) ->
              new IndividualTraits(
                  one.ethnicity().or(other::ethnicity), one.language().or(other::language)));
    }
    return individuals;
  }

  /** Which file of the truth each file in force is. */
  private List<Row> files() {
    Map<String, TreeSet<String>> names = names();
    List<Row> files = new ArrayList<>();
    for (Row submission : read(Submissions.TABLE)) {
      String provider = submission.getAs(Submissions.PROVIDER.name());
      String feed = submission.getAs(Submissions.FEED.name());
      String period = submission.getAs(Submissions.PERIOD.name());
      for (Row file : submission.<Row>getList(submission.fieldIndex(Submissions.FILES.name()))) {
        String sha256 = file.getAs("sha256");
        int number = file.getAs("file");
        String folder = String.join("/", provider, feed, period);
        for (String name : names.getOrDefault(folder + " " + sha256, new TreeSet<>())) {
          String zone =
              isMended(folder + "/" + name, sha256)
                  ? TruthTables.RESUBMISSIONS
                  : TruthTables.LANDING;
          files.add(RowFactory.create(zone, provider, feed, period, name, number));
          if (name.endsWith(TOKENS)) {
            String stem = name.substring(0, name.length() - TOKENS.length());
            files.add(
                RowFactory.create(TruthTables.AT_PROVIDER, provider, feed, period, stem, number));
          }
        }
      }
    }
    return files;
  }

  /** The names under which each content came last. */
  private Map<String, TreeSet<String>> names() {
    Map<String, Long> lastRun = new HashMap<>();
    Map<String, TreeSet<String>> names = new HashMap<>();
    for (Row receipt : read(Receipts.TABLE)) {
      if (receipt.getAs(Receipts.OUTCOME.name()).equals(SubmissionState.IN_FORCE)) {
        String content =
            String.join(
                    "/",
                    receipt.<String>getAs(Receipts.PROVIDER.name()),
                    receipt.<String>getAs(Receipts.FEED.name()),
                    receipt.<String>getAs(Receipts.PERIOD.name()))
                + " "
                + receipt.getAs(Receipts.SHA256.name());
        long run = receipt.getAs(Receipts.RUN.name());
        if (run > lastRun.getOrDefault(content, 0L)) {
          lastRun.put(content, run);
          names.put(content, new TreeSet<>());
        }
        if (run == lastRun.get(content)) {
          names.get(content).add(receipt.getAs(Receipts.FILE_NAME.name()));
        }
      }
    }
    return names;
  }

  private List<Row> read(Table table) {
    return log.read(table).collectAsList();
  }

  /** Whether a file is the one that a sample's provider sent again, every error mended. */
  private boolean isMended(String name, String sha256) {
    Path mended = truth.resolveSibling(TruthTables.RESUBMISSIONS).resolve(name);
    if (!Files.isDirectory(truth) || !Files.isRegularFile(mended)) {
      return false;
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(mended), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest()).equals(sha256);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
