package org.goldthread.config;

import java.util.Map;
import java.util.Set;

/** Spark settings that no environment may change. */
public final class SparkSettings {

  /** Settings with the only value that is allowed. */
  public static final Map<String, String> MANDATORY =
      Map.of(
          "spark.sql.session.timeZone", "UTC",
          "spark.sql.ansi.enabled", "true",
          "spark.authenticate", "true",
          "spark.io.encryption.enabled", "true");

  /** Settings that the software alone makes. */
  public static final Set<String> RESERVED =
      Set.of(
          "spark.redaction.regex",
          "spark.sql.extensions",
          "spark.sql.catalog.spark_catalog",
          "spark.databricks.delta.write.txnAppId",
          "spark.databricks.delta.write.txnVersion");

  private SparkSettings() {}

  /** Adds a problem for each setting that may not be made so. */
  static void check(Part settings, Problems problems) {
    settings
        .entries()
        .forEach(
            (key, value) -> {
              String only = MANDATORY.get(key);
              if (RESERVED.contains(key)) {
                problems.add(
                    value, "`" + key + "` is made by the software alone", "remove the setting");
              } else if (only != null && !only.equals(value.text())) {
                problems.add(
                    value,
                    "`" + key + "` must be " + only,
                    "remove the setting: personal data are not safe, or results not equal, without it");
              }
            });
  }
}
