package org.goldthread.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.goldthread.config.Environment;
import org.goldthread.config.Programme;
import org.goldthread.spark.Lake;
import org.goldthread.spark.Sessions;
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
    List<String> stale = new ArrayList<>();
    for (Row row :
        log.read(Submissions.TABLE).orderBy("provider", "feed", "period").collectAsList()) {
      if (!row.<String>getAs(Submissions.STATE.name()).equals(SubmissionState.IN_FORCE)) {
        stale.add(
            row.getAs("provider")
                + "/"
                + row.getAs("feed")
                + "/"
                + row.getAs("period")
                + " "
                + row.getAs(Submissions.STATE.name())
                + " ("
                + row.getAs(Submissions.REFUSED_REASON.name())
                + "); "
                + inForce(row));
      }
    }
    return new LakeStatus(log.status(), stale);
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

  private static String inForce(Row row) {
    long intake = row.<Long>getAs(Submissions.INTAKE.name());
    return intake == 0 ? "nothing is in force" : "the content of intake " + intake + " is in force";
  }
}
