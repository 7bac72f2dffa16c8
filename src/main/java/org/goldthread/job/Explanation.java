package org.goldthread.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.hex;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.transform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.goldthread.config.Environment;
import org.goldthread.config.Programme;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;
import org.goldthread.linkage.Linkage;
import org.goldthread.pseudonym.Recipe;
import org.goldthread.spark.Lake;
import org.goldthread.spark.Sessions;
import org.goldthread.table.Attributions;
import org.goldthread.table.LinkageDecisions;
import org.goldthread.table.LinkageEvidence;
import org.goldthread.table.Mentions;
import org.goldthread.table.Receipts;
import org.goldthread.table.RowStates;
import org.goldthread.table.Rows;
import org.goldthread.table.Unresolved;

/**
 * Why the lake holds what it holds of one individual or of one line of a submission. Keys are named
 * by their recipe, never by their token.
 */
public final class Explanation {
  private final RunLog log;
  private final Map<Integer, String> recipes;

  private Explanation(RunLog log, Programme programme) {
    this.log = log;
    this.recipes =
        programme.recipes().stream().collect(Collectors.toMap(Recipe::typeId, Recipe::name));
  }

  /** Explanations from the last complete run of an environment's lake. */
  public static Explanation of(Environment environment, Programme programme) {
    SparkSession session = Sessions.start(environment.spark());
    return new Explanation(RunLog.of(Lake.open(session, environment.lake().toString())), programme);
  }

  /**
   * An individual: its mentions, their keys, what was refused or dropped, and whether it is
   * unresolved.
   *
   * @param id the individual id, hex
   */
  public Map<String, Object> individual(String id) {
    String wanted = id.toLowerCase(Locale.ROOT);
    Dataset<Row> decisions = log.read(LinkageDecisions.TABLE);
    Dataset<Row> ofIndividual =
        Linkage.links(decisions).where(text("individual_id").equalTo(wanted)).drop("role");
    List<Row> mentions =
        log.read(Mentions.TABLE)
            .join(ofIndividual, Mentions.MENTION_ID.name())
            .orderBy(
                Mentions.FIRST_SEEN.col(), Mentions.EVENT_DATE.col(), Mentions.MENTION_ID.col())
            .select(
                text("mention_id").as("mention"),
                col("role"),
                col("kind"),
                col("provider"),
                col("feed"),
                col("period"),
                col("file"),
                col("line"),
                col("slot"),
                col("event_date"),
                col("first_seen"),
                transform(Mentions.KEYS.col(), key -> key.getField("type")).as("keys"))
            .collectAsList();
    if (mentions.isEmpty()) {
      throw new GoldthreadException(
          ExitCode.USER,
          "The lake knows no individual " + id,
          "No mention of the last complete run belongs to it.",
          "Copy the id from a table of gold, or ask by --submission and --line.");
    }
    Map<String, Object> explanation = new LinkedHashMap<>();
    explanation.put("individual", wanted);
    explanation.put("mentions", mentions.stream().map(this::mention).toList());
    explanation.put("evidence", evidence(decisions, ofIndividual));
    explanation.put("unresolved", unresolved(decisions, wanted));
    return explanation;
  }

  /**
   * A line of a submission: its state, its findings and whom it is about.
   *
   * @param provider who sent it
   * @param feed its feed
   * @param period its period
   * @param fileName the file's name; empty: the only file
   * @param line the line, from 1
   */
  public Map<String, Object> line(
      String provider, String feed, String period, Optional<String> fileName, long line) {
    Column ofSubmission =
        col("provider")
            .equalTo(provider)
            .and(col("feed").equalTo(feed))
            .and(col("period").equalTo(period));
    int file = file(ofSubmission, fileName);
    Column here = ofSubmission.and(col("file").equalTo(file)).and(col("line").equalTo(line));
    List<Row> rows = log.read(Rows.TABLE).where(here).orderBy("part").collectAsList();
    if (rows.isEmpty()) {
      throw new GoldthreadException(
          ExitCode.USER,
          "Line " + line + " of that file is no row",
          "It is blank, a heading, left out by the feed's filters, or beyond the end.",
          "Count physical lines from 1, the headings included.");
    }
    Map<String, Object> explanation = new LinkedHashMap<>();
    explanation.put("submission", provider + "/" + feed + "/" + period);
    explanation.put("line", line);
    List<Row> states = log.read(RowStates.TABLE).where(here).orderBy("part").collectAsList();
    explanation.put(
        "states",
        states.stream()
            .map(
                row ->
                    Map.of(
                        "part",
                        row.<Object>getAs("part"),
                        "state",
                        row.<Object>getAs("state"),
                        "reason",
                        Optional.ofNullable(row.<String>getAs("reason")).orElse("")))
            .toList());
    explanation.put(
        "findings",
        Stream.concat(rows.stream(), states.stream())
            .flatMap(row -> row.<Row>getList(row.fieldIndex("findings")).stream())
            .map(
                f ->
                    f.getString(0)
                        + " "
                        + f.getString(1)
                        + " "
                        + f.getString(2)
                        + " column "
                        + f.get(3))
            .distinct()
            .toList());
    explanation.put(
        "people",
        log
            .read(Attributions.TABLE)
            .where(here)
            .orderBy("part", "slot")
            .select(
                col("part"),
                col("slot"),
                col("role"),
                col("kind"),
                text("individual_id").as("individual"))
            .collectAsList()
            .stream()
            .map(
                row ->
                    Map.of(
                        "part",
                        row.get(0),
                        "slot",
                        row.get(1),
                        "role",
                        row.get(2),
                        "kind",
                        row.get(3),
                        "individual",
                        row.get(4)))
            .toList());
    return explanation;
  }

  private int file(Column ofSubmission, Optional<String> name) {
    List<Row> receipts =
        log.read(Receipts.TABLE)
            .where(ofSubmission.and(Receipts.OUTCOME.col().equalTo(SubmissionState.IN_FORCE)))
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
            .filter(row -> name.map(row.getAs(Receipts.FILE_NAME.name())::equals).orElse(true))
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
        "Name one with --file.");
  }

  private Map<String, Object> mention(Row row) {
    Map<String, Object> mention = new LinkedHashMap<>();
    for (String column : row.schema().fieldNames()) {
      mention.put(column, row.getAs(column));
    }
    mention.put("event_date", row.getAs("event_date").toString());
    mention.put(
        "keys",
        row.<Integer>getList(row.fieldIndex("keys")).stream()
            .map(type -> recipes.getOrDefault(type, "type " + type))
            .sorted()
            .distinct()
            .toList());
    return mention;
  }

  private List<Map<String, Object>> evidence(Dataset<Row> decisions, Dataset<Row> links) {
    Dataset<Row> own = links.select(col("mention_id").as("own"));
    List<Map<String, Object>> evidence = new ArrayList<>();
    for (Row row :
        Linkage.evidence(decisions)
            .join(
                own,
                LinkageEvidence.MENTION_L
                    .col()
                    .equalTo(col("own"))
                    .or(LinkageEvidence.MENTION_R.col().equalTo(col("own"))),
                "left_semi")
            .select(
                col("kind"),
                col("reason"),
                col("tier"),
                col("field"),
                col("key.type").as("type"),
                text("mention_id_l").as("l"),
                text("mention_id_r").as("r"))
            .orderBy("kind", "tier", "l", "r")
            .collectAsList()) {
      Map<String, Object> one = new LinkedHashMap<>();
      for (String column : row.schema().fieldNames()) {
        if (row.getAs(column) != null) {
          one.put(column, row.getAs(column));
        }
      }
      if (one.containsKey("type")) {
        one.put("type", recipes.getOrDefault(one.get("type"), "type " + one.get("type")));
      }
      evidence.add(one);
    }
    return evidence;
  }

  private static List<String> unresolved(Dataset<Row> decisions, String individual) {
    Dataset<Row> groups = Linkage.unresolved(decisions);
    Dataset<Row> own =
        groups
            .where(text("individual_id").equalTo(individual))
            .select(Unresolved.GROUP_ID.col().as("own_group"));
    return groups
        .join(own, Unresolved.GROUP_ID.col().equalTo(col("own_group")))
        .select(text("individual_id"))
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .sorted()
        .toList();
  }

  private static Column text(String id) {
    return lower(hex(col(id)));
  }
}
