package org.goldthread.spark;

import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;

/** The one Spark session that all tests of a JVM share. */
public final class TestSession {
  private static final SparkSession SESSION =
      Sessions.start(
          Map.of(
              "spark.master", "local[2]",
              "spark.sql.shuffle.partitions", "2",
              // A handful of rows is done with before any code could be compiled for them.
              "spark.sql.codegen.wholeStage", "false",
              "spark.sql.codegen.factoryMode", "NO_CODEGEN",
              "spark.sql.sources.parallelPartitionDiscovery.parallelism", "2"));

  private TestSession() {}

  /**
   * Lets go of what Delta remembers of lakes. It keeps the state of each table for an hour, which
   * fills the memory of a test that makes hundreds of lakes.
   */
  public static void forgetLakes() {
    DeltaLog.clearCache();
  }

  /** The session. */
  public static SparkSession get() {
    return SESSION;
  }
}
