package org.goldthread.job;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.goldthread.config.Environment;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.job.JudgementBook.Judgement;
import org.goldthread.pseudonym.FreeText;
import org.goldthread.pseudonym.KeyReference;
import org.goldthread.spark.CommitWatch;
import org.goldthread.spark.Lake;
import org.goldthread.spark.Sessions;
import org.goldthread.table.JudgementEvents;
import org.goldthread.table.Judgements;
import org.goldthread.table.Table;

/**
 * Records that two are not the same person, or takes that back. Each is a run of its own; the next
 * linkage obeys it, and every one after that, whatever is sent again in between.
 */
public final class Judging {
  private static final String STEP = "judge";
  private static final int LONGEST_REASON = 300;

  private final JobRequest request;
  private final Clock clock;
  private final Progress progress;
  private final CommitWatch watch;

  private Judging(JobRequest request, Clock clock, Progress progress, CommitWatch watch) {
    this.request = request;
    this.clock = clock;
    this.progress = progress;
    this.watch = watch;
  }

  /**
   * That two are not the same person.
   *
   * @param a one of them
   * @param b the other
   * @param reason why: a sentence without anything that identifies
   * @param isSealed whether the two are never to be shown together either
   */
  public record Asked(PersonRef a, PersonRef b, String reason, boolean isSealed) {}

  /**
   * What judging came to.
   *
   * @param judgement id of the judgement
   * @param run the run that wrote it; 0 if it says what was recorded already
   * @param mentionsA mentions on side a
   * @param mentionsB mentions on side b
   */
  public record Result(String judgement, long run, long mentionsA, long mentionsB) {
    /** Whether anything was written. */
    public boolean isNew() {
      return run > 0;
    }
  }

  /**
   * A judgement as a list shows it.
   *
   * @param judgement its id
   * @param isSealed whether its sides are never shown together either
   * @param mentionsA mentions on side a, those that are away included
   * @param mentionsB mentions on side b
   * @param reason why
   */
  public record Listed(
      String judgement, boolean isSealed, long mentionsA, long mentionsB, String reason) {}

  /**
   * Records a judgement on all mentions that two references denote today.
   *
   * @throws GoldthreadException USER if the reason is empty, too long or holds what looks like an
   *     identifier, a reference denotes nobody, or a mention would be on both sides
   */
  public static Result apart(JobRequest request, Asked asked, Progress progress) {
    return apart(request, asked, progress, CommitWatch.NONE);
  }

  /** The same, its commits told to a watch. */
  static Result apart(JobRequest request, Asked asked, Progress progress, CommitWatch watch) {
    refuseReason(asked.reason());
    return new Judging(request, Clock.systemUTC(), progress, watch).record(asked);
  }

  /**
   * Takes a judgement back.
   *
   * @param isSealed whether the user knows it to be a sealed one
   * @throws GoldthreadException USER if there is no such judgement, or it is sealed and the user
   *     does not say so
   */
  public static Result withdraw(
      JobRequest request, String judgement, boolean isSealed, Progress progress) {
    return withdraw(request, judgement, isSealed, progress, CommitWatch.NONE);
  }

  /** The same, its commits told to a watch. */
  static Result withdraw(
      JobRequest request,
      String judgement,
      boolean isSealed,
      Progress progress,
      CommitWatch watch) {
    return new Judging(request, Clock.systemUTC(), progress, watch).remove(judgement, isSealed);
  }

  /** Every judgement of an environment's lake, by id; nobody is named. */
  public static List<Listed> list(Environment environment) {
    SparkSession session = Sessions.start(environment.spark());
    RunLog log = RunLog.of(Lake.open(session, environment.lake().toString()));
    return book(log::read).all().stream()
        .map(
            judgement ->
                new Listed(
                    judgement.id(),
                    judgement.isSealed(),
                    judgement.count("a"),
                    judgement.count("b"),
                    judgement.reason()))
        .toList();
  }

  /** The same request, to link. */
  public static JobRequest linking(JobRequest request) {
    return new JobRequest(
        request.files(),
        request.programme(),
        request.environment(),
        EnumSet.of(Stage.LINK),
        request.selection(),
        request.acceptShrink(),
        request.replace(),
        request.failFast(),
        request.today());
  }

  private Result record(Asked asked) {
    RunLog log = log();
    Verdict verdict = verdict(asked, log::read);
    if (verdict.covering().isPresent()) {
      return result(verdict.covering().get(), 0);
    }
    String options =
        "judge "
            + JudgementBook.digest(asked.a() + " | " + asked.b() + " | " + asked.reason())
            + (asked.isSealed() ? " sealed" : "");
    KeyReference keys = Pipeline.keys(request);
    LocalDate today = request.today(clock.instant());
    RunInputs inputs = Pipeline.inputs(request, Map.of(), options, keys);
    try (Run run = log.begin(inputs, Tables.ALL, today)) {
      progress.begin("recording the judgement");
      Verdict atBase = verdict(asked, run::base);
      if (atBase.covering().isPresent()) {
        run.complete(null);
        return result(atBase.covering().get(), 0);
      }
      Judgement judgement = atBase.judgement();
      run.append(STEP, Judgements.TABLE, () -> rows(log.lake().session(), judgement));
      tell(run, log, "judged", judgement);
      run.complete(null);
      return result(judgement, run.number());
    }
  }

  private Result remove(String id, boolean isSealed) {
    RunLog log = log();
    Judgement judgement = named(id, book(log::read));
    if (judgement.isSealed() && !isSealed) {
      throw new GoldthreadException(
          ExitCode.USER,
          "The judgement " + id + " is sealed",
          "Without it the two may be joined, and shown together for all time.",
          "If that is meant, name it again with --sealed.");
    }
    KeyReference keys = Pipeline.keys(request);
    LocalDate today = request.today(clock.instant());
    RunInputs inputs = Pipeline.inputs(request, Map.of(), "withdraw " + id, keys);
    try (Run run = log.begin(inputs, Tables.ALL, today)) {
      progress.begin("withdrawing the judgement");
      StructType ids =
          new StructType().add(Judgements.JUDGEMENT.name(), DataTypes.StringType, false);
      run.mergeDelete(
          STEP,
          Judgements.TABLE,
          () -> log.lake().session().createDataFrame(List.of(RowFactory.create(id)), ids));
      tell(run, log, "withdrawn", judgement);
      run.complete(null);
      return result(judgement, run.number());
    }
  }

  private void tell(Run run, RunLog log, String event, Judgement judgement) {
    run.append(
        STEP,
        JudgementEvents.TABLE,
        () ->
            log.lake()
                .session()
                .createDataFrame(
                    List.of(
                        RowFactory.create(
                            run.number(),
                            event,
                            judgement.id(),
                            (long) judgement.sides().size(),
                            System.getProperty("user.name"),
                            Timestamp.from(clock.instant()))),
                    JudgementEvents.TABLE.schema()));
  }

  /** A judgement to be, and the one that says it already. */
  private record Verdict(Judgement judgement, Optional<Judgement> covering) {}

  private Verdict verdict(Asked asked, Function<Table, Dataset<Row>> tables) {
    Denoted a = Denoted.of(asked.a(), tables);
    Denoted b = Denoted.of(asked.b(), tables);
    Set<String> both = new TreeSet<>(a.mentions());
    both.retainAll(b.mentions());
    if (!both.isEmpty()) {
      throw new GoldthreadException(
          ExitCode.USER,
          "One mention cannot be on both sides",
          "The two named have "
              + both.size()
              + (both.size() == 1 ? " mention" : " mentions")
              + " in common: today they are one individual, or one line of it.",
          "To split an individual name lines of it on either side; goldthread explain lists them.");
    }
    String id = JudgementBook.id(a.mentions(), b.mentions(), asked.isSealed());
    Map<String, String> sides = new TreeMap<>();
    a.mentions().forEach(mention -> sides.put(mention, "a"));
    b.mentions().forEach(mention -> sides.put(mention, "b"));
    return new Verdict(
        new Judgement(id, asked.reason().strip(), asked.isSealed(), sides),
        book(tables).covering(a.mentions(), b.mentions(), asked.isSealed()));
  }

  private static Dataset<Row> rows(SparkSession session, Judgement judgement) {
    List<Row> rows = new ArrayList<>();
    judgement
        .sides()
        .forEach(
            (mention, side) ->
                rows.add(
                    RowFactory.create(
                        judgement.id(),
                        side,
                        HexFormat.of().parseHex(mention),
                        judgement.isSealed(),
                        judgement.reason())));
    return session.createDataFrame(rows, Judgements.TABLE.schema());
  }

  private static Judgement named(String id, JudgementBook book) {
    Judgement found = book.judgements().get(id);
    if (found == null) {
      throw new GoldthreadException(
          ExitCode.USER,
          "The lake holds no judgement of that id",
          "It was never recorded, or has been withdrawn.",
          "goldthread judge --list shows those there are.");
    }
    return found;
  }

  private static void refuseReason(String reason) {
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw new GoldthreadException(
          ExitCode.USER,
          reason.isBlank() ? "A judgement needs a reason" : "The reason is too long",
          "Whoever comes upon it in some years must understand it, in at most "
              + LONGEST_REASON
              + " characters.",
          "Say in a sentence how it is known that the two are not the same person.");
    }
    if (reason.codePoints().anyMatch(Character::isISOControl)) {
      throw new GoldthreadException(
          ExitCode.USER,
          "The reason holds a line break or another control character",
          "It is shown as one line.",
          "Write it as one line.");
    }
    FreeText.identifierIn(reason)
        .ifPresent(
            kind -> {
              throw new GoldthreadException(
                  ExitCode.USER,
                  "The reason holds what looks like " + kind,
                  "It is kept in the lake, which holds nothing that identifies anybody.",
                  "Say it without that, and without names: who, not which person.");
            });
  }

  private static JudgementBook book(Function<Table, Dataset<Row>> tables) {
    return JudgementBook.of(tables.apply(Judgements.TABLE).collectAsList());
  }

  private static Result result(Judgement judgement, long run) {
    return new Result(judgement.id(), run, judgement.count("a"), judgement.count("b"));
  }

  private RunLog log() {
    progress.begin("starting Spark");
    Environment environment = request.environment();
    SparkSession session = Sessions.start(environment.spark());
    return RunLog.of(Lake.open(session, environment.lake().toString()).watched(watch));
  }
}
