package org.goldthread.job;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.goldthread.calendar.ExpectedFeed;
import org.goldthread.calendar.FeedCalendar;
import org.goldthread.config.Environment;
import org.goldthread.config.Programme;
import org.goldthread.governance.Onboarded;
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
 * @param calendar every feed and period that was expected by the day asked for, and what became of
 *     it
 */
public record LakeStatus(List<RunStatus> runs, List<String> stale, List<ExpectedFeed> calendar) {

  /** The status of an environment's lake on a day. */
  public static LakeStatus of(Environment environment, Programme programme, LocalDate today) {
    SparkSession session = Sessions.start(environment.spark());
    RunLog log = RunLog.of(Lake.open(session, environment.lake().toString()));
    List<Submission> known =
        log.read(Submissions.TABLE).collectAsList().stream()
            .map(Submission::fromRow)
            .sorted(Comparator.comparing(Submission::folder))
            .toList();
    FileReceipts receipts = FileReceipts.of(log.read(Receipts.TABLE), 0, Instant.EPOCH);
    Map<Long, LocalDate> days = log.days();
    return new LakeStatus(
        log.status(),
        known.stream()
            .filter(submission -> submission.refused().isPresent())
            .map(submission -> stale(submission, receipts))
            .toList(),
        FeedCalendar.on(
            today,
            Onboarded.programme(programme, environment.zone(), today),
            known.stream()
                .map(sent -> sent.arrival(receipts.firstTakenOn(sent.folder(), days)))
                .toList()));
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
