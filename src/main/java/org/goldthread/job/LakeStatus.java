package org.goldthread.job;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.goldthread.config.Environment;
import org.goldthread.config.Programme;
import org.goldthread.spark.Lake;
import org.goldthread.spark.Sessions;
import org.goldthread.table.Receipts;
import org.goldthread.table.Submissions;
import org.goldthread.table.Table;

/**
 * A lake as {@code status} shows it.
 *
 * @param runs all runs, oldest first
 * @param stale feeds whose newest submission could not be taken, and since when the one in force
 *     stands
 */
public record LakeStatus(List<RunStatus> runs, List<String> stale) {

  /** The status of an environment's lake. */
  public static LakeStatus of(Environment environment, Programme programme) {
    SparkSession session = Sessions.start(environment.spark());
    RunLog log = RunLog.of(Lake.open(session, environment.lake().toString()));
    List<Submission> known =
        log.read(Submissions.TABLE).collectAsList().stream()
            .map(Submission::fromRow)
            .filter(submission -> submission.refused().isPresent())
            .sorted(Comparator.comparing(Submission::folder))
            .toList();
    FileReceipts receipts = FileReceipts.of(log.read(Receipts.TABLE), 0, Instant.EPOCH);
    return new LakeStatus(
        log.status(), known.stream().map(submission -> stale(submission, receipts)).toList());
  }

  /** A hash of every table of state as of the last complete run, by the table's path. */
  public static Map<String, String> fingerprints(Environment environment) {
    SparkSession session = Sessions.start(environment.spark());
    Lake lake = Lake.open(session, environment.lake().toString());
    Map<String, Long> versions =
        RunLog.of(lake).lastComplete().map(Completed::versions).orElse(Map.of());
    Map<String, String> prints = new TreeMap<>();
    for (Table table : Tables.ALL) {
      if (table.kind() == Table.Kind.STATE) {
        prints.put(table.path(), lake.fingerprint(table, versions.getOrDefault(table.path(), -1L)));
      }
    }
    return prints;
  }

  private static String stale(Submission submission, FileReceipts receipts) {
    String inForce =
        submission.isInForce()
            ? "in force is what intake "
                + submission.intake()
                + " brought"
                + receipts
                    .takenOn(submission.folder(), submission.intake())
                    .map(day -> " on " + day)
                    .orElse("")
            : "nothing is in force";
    return submission.folder()
        + " "
        + submission.state()
        + " ("
        + submission.reason()
        + "); "
        + inForce;
  }
}
