package org.goldthread.spark;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.goldthread.core.ExitCode;
import org.goldthread.core.GoldthreadException;

/**
 * Builds the Spark session. Mandatory settings make results the same everywhere and keep clear text
 * and keys off the disk; nobody may change them. Defaults suit one machine; a user's settings
 * override them.
 */
public final class Sessions {
  private static final Map<String, String> MANDATORY = mandatory();

  private Sessions() {}

  /**
   * The session of this process: started by {@code spark-submit} if it set a master, else embedded
   * in this process.
   *
   * @param settings the user's Spark settings, {@code Environment.spark}
   * @throws GoldthreadException USER if a setting contradicts a mandatory one, ENVIRONMENT if a
   *     cluster would carry clear text or keys unprotected
   */
  public static SparkSession start(Map<String, String> settings) {
    SparkConf conf = conf(new SparkConf(), settings);
    SparkSession session = SparkSession.builder().config(conf).getOrCreate();
    session.sparkContext().setLogLevel("ERROR");
    return session;
  }

  static SparkConf conf(SparkConf given, Map<String, String> settings) {
    refuseIfSpillsAreReadable(given);
    SparkConf conf = given.clone();
    new TreeMap<>(settings)
        .forEach(
            (name, value) -> {
              refuseIfFixed(name, value);
              conf.set(name, value);
            });
    for (Map.Entry<String, String> fixed : MANDATORY.entrySet()) {
      if (given.contains(fixed.getKey())) {
        refuseIfFixed(fixed.getKey(), given.get(fixed.getKey()));
      }
      conf.set(fixed.getKey(), fixed.getValue());
    }
    conf.setIfMissing("spark.master", "local[*]");
    conf.setIfMissing("spark.app.name", "goldthread");
    boolean local =
        conf.get("spark.master").startsWith("local[") || conf.get("spark.master").equals("local");
    defaults(local).forEach(conf::setIfMissing);
    if (!local) {
      refuseIfUnprotected(conf);
    }
    return conf;
  }

  /** Another session over the same engine with the same settings, none of which flows back. */
  static SparkSession like(SparkSession session) {
    SparkSession other = session.newSession();
    for (String name : MANDATORY.keySet()) {
      if (other.conf().isModifiable(name)) {
        other.conf().set(name, session.conf().get(name));
      }
    }
    return other;
  }

  private static Map<String, String> mandatory() {
    Map<String, String> fixed = new LinkedHashMap<>();
    fixed.put("spark.sql.session.timeZone", "UTC");
    fixed.put("spark.sql.ansi.enabled", "true");
    fixed.put("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension");
    fixed.put("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog");
    fixed.put("spark.databricks.delta.commitInfo.enabled", "true");
    fixed.put("spark.databricks.delta.history.metricsEnabled", "true");
    fixed.put("spark.io.encryption.enabled", "true");
    fixed.put(
        "spark.redaction.regex",
        "(?i)secret|password|passphrase|token|credential|access[.]?key|goldthread|salt");
    return Map.copyOf(fixed);
  }

  private static Map<String, String> defaults(boolean local) {
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("spark.ui.enabled", "false");
    defaults.put("spark.ui.showConsoleProgress", "false");
    defaults.put("spark.sql.catalogImplementation", "in-memory");
    defaults.put("spark.databricks.delta.snapshotPartitions", "1");
    if (local) {
      int cores = Math.max(2, Runtime.getRuntime().availableProcessors());
      defaults.put("spark.sql.shuffle.partitions", Integer.toString(cores));
      defaults.put(
          "spark.sql.sources.parallelPartitionDiscovery.parallelism", Integer.toString(cores));
      defaults.put("spark.driver.host", "127.0.0.1");
      defaults.put("spark.driver.bindAddress", "127.0.0.1");
      // Driver and executor are one process: a task's fatal error must fail the run, which says so
      // and gives up its lease, not end the process with a code of Spark's.
      defaults.put("spark.executor.killOnFatalError.depth", "0");
    } else {
      defaults.put("spark.network.crypto.enabled", "true");
    }
    return defaults;
  }

  private static void refuseIfFixed(String name, String value) {
    String fixed = MANDATORY.get(name);
    if (fixed != null && !fixed.equals(value)) {
      throw new GoldthreadException(
          ExitCode.USER,
          "The Spark setting " + name + " cannot be changed.",
          "Results and protection depend on it; it is always " + fixed + ".",
          "Remove it from the environment's spark settings.");
    }
  }

  private static void refuseIfSpillsAreReadable(SparkConf given) {
    if (!given.getBoolean("spark.io.encryption.enabled", true)) {
      throw new GoldthreadException(
          ExitCode.ENVIRONMENT,
          "Spark's configuration leaves temporary files unencrypted.",
          "Shuffles and spills may hold personal data; spark.io.encryption.enabled is off.",
          "Set spark.io.encryption.enabled to true in Spark's own configuration, or remove it.");
    }
  }

  private static void refuseIfUnprotected(SparkConf conf) {
    if (!conf.getBoolean("spark.authenticate", false)) {
      throw new GoldthreadException(
          ExitCode.ENVIRONMENT,
          "The cluster does not authenticate its own connections.",
          "Keys and clear text may travel between driver and executors; spark.authenticate is off.",
          "Set spark.authenticate to true and spark.authenticate.secret in Spark's own configuration"
              + " (spark-defaults.conf), on the cluster and here.");
    }
    if (!conf.getBoolean("spark.network.crypto.enabled", false)) {
      throw new GoldthreadException(
          ExitCode.ENVIRONMENT,
          "The cluster does not encrypt its own connections.",
          "Personal data travel between its nodes; spark.network.crypto.enabled is off.",
          "Set spark.network.crypto.enabled to true in Spark's own configuration, or remove it.");
    }
  }
}
