package org.goldthread.job;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.functions;
import org.goldthread.spark.Lake;

/**
 * A run of four tables that uses every kind of statement; each step reads what earlier ones did.
 */
final class MadeUpPipeline {
  private MadeUpPipeline() {}

  /** The first quarter: every table is new. */
  static void first(Lake lake) {
    first(lake, "a");
  }

  static void first(Lake lake, String content) {
    carryOut(RunLog.of(lake), content, "p1", "ann", "bob", "cleo");
  }

  /** The second: p1 sends again, without cleo, and dora is new. */
  static void second(Lake lake, String content) {
    second(RunLog.of(lake), content);
  }

  static void second(RunLog log, String content) {
    carryOut(log, content, "p1", "ann", "bob", "dora");
  }

  private static void carryOut(RunLog log, String content, String provider, String... ids) {
    try (Run run = log.begin(Bed.inputs(content), Bed.TABLES)) {
      run.replaceWhere(
          "ingest",
          Bed.SENT,
          List.of(Map.of(Bed.PROVIDER, provider)),
          () -> Bed.rows(provider, ids));
      run.mergeDelete(
          "withdraw",
          Bed.KEPT,
          () -> run.base(Bed.KEPT).groupBy().agg(functions.max("id").as("id")));
      run.append(
          "link",
          Bed.KEPT,
          () -> run.current(Bed.SENT).join(run.current(Bed.KEPT), "id", "left_anti"));
      run.overwrite(
          "publish",
          Bed.TOTAL,
          () ->
              run.current(Bed.KEPT)
                  .groupBy("provider")
                  .agg(
                      functions.min("id").as("id"),
                      functions.count(functions.lit(1)).as("number")));
      run.append("note", Bed.AUDIT, () -> run.base(Bed.SENT));
      run.complete(null);
    }
  }

  /** What a reader sees: the fingerprint of every table at the last complete run. */
  static Map<String, String> state(Lake lake) {
    return RunLog.of(lake).fingerprints(Bed.TABLES);
  }
}
